// How the limiter moves its gain: in time, in smooth curves, by its styles, links and knobs. At 44.1 kHz; what it
// promises at every rate is in LimiterRatesTest.
#include "engine/dsp/FixedMath.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/LimiterSound.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

using core::LimiterSettings;
using engine::dsp::Limiter;
using engine::dsp::quantumFrames;

namespace {

constexpr int rate = 44100;

using Style = LimiterSettings::Style;

tests::StereoSignal hotMusic(double seconds) {
    return tests::hotMusic(seconds, rate);
}

std::vector<double> gainsOverTime(const LimiterSettings& settings, const tests::Signal& left) {
    return tests::gainsOverTime(settings, left, rate);
}

/// A hump of 30 frames, so smooth that its peak is a sample, at `at`.
tests::Signal humpAt(std::size_t at, std::size_t frames) {
    tests::Signal signal(frames, 0.0);
    for (std::size_t i = 0; i <= 30; ++i)
        signal[at - 15 + i] = std::pow(std::sin(M_PI * static_cast<double>(i) / 30.0), 2);
    return signal;
}

/// A kilohertz 6 dB over the ceiling of -6 dB for a while, then silence.
tests::Signal loudFor(double seconds, double silence) {
    return tests::joined(tests::sine(1000.0, 0.0, static_cast<int>(seconds * rate), rate),
                         tests::silence(static_cast<int>(silence * rate)));
}

std::size_t framesIn(double seconds) {
    return static_cast<std::size_t>(seconds * rate);
}

} // namespace

TEST(Limiter, SamplesStayUnderACeilingThatIsBeingMoved) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .ceilingDbtp = 0.0});
    auto sound = tests::inQuanta(hotMusic(1));
    limiter.process(sound.block().part(0, 4096));
    limiter.set({.driveDb = 6.0, .ceilingDbtp = -6.0}, 14 * quantumFrames);
    const int arrived = 4096 + 14 * quantumFrames + limiter.latency();
    for (int at = 4096; at + 4096 <= sound.frames(); at += 4096) limiter.process(sound.block().part(at, 4096));
    const double ceiling = engine::dsp::fixed::dbToGain(-6.0);
    for (std::size_t i = static_cast<std::size_t>(arrived); i < 40000; ++i)
        ASSERT_LE(std::abs(sound.left[i]), ceiling) << i;
}

TEST(Limiter, TheGainIsDownInTimeAndBackAfterwards) {
    auto limiter = tests::prepared<Limiter>({.ceilingDbtp = -6.0, .releaseMs = 50.0});
    const double level = 0.1;
    tests::StereoSignal sound{tests::silence(256000), tests::Signal(256000, level)};
    const std::size_t peak = 8000;
    // Half a hump, so that nothing lies between the samples.
    for (std::size_t i = 0; i < 60; ++i)
        sound.left[peak - 30 + i] = 0.9 * std::pow(std::sin(M_PI * static_cast<double>(i) / 60.0), 2);
    const auto out = tests::processed(limiter, sound);
    const auto late = static_cast<std::size_t>(limiter.latency());
    EXPECT_NEAR(out.left[peak + late], engine::dsp::fixed::dbToGain(-6.0 + tests::heldDb), 2e-3);
    EXPECT_EQ(out.right[peak + late - 200], level);
    EXPECT_LT(out.right[peak + late + 400], 0.6 * level);         // Held.
    EXPECT_GT(out.right[peak + late + 529 + 2205], 0.75 * level); // Released to 63 % and more.
    EXPECT_EQ(out.right.back(), level);                           // Exactly.
}

TEST(Limiter, TheGainMovesWithoutSteps) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 12.0, .ceilingDbtp = -1.0});
    auto sound = tests::onBoth(tests::Signal(32768, 0.1));
    const auto hot = hotMusic(1);
    std::copy_n(hot.left.begin(), 32768, sound.left.begin());
    const auto out = tests::processed(limiter, sound);
    double steepest = 0.0;
    for (std::size_t i = 1000; i < 32768; ++i)
        steepest = std::max(steepest, std::abs(20.0 * std::log10(out.right[i] / out.right[i - 1])));
    EXPECT_LT(steepest, 0.6); // 12 dB and more within 66 frames, at most twice the mean pace.
}

TEST(Limiter, LookAheadMovesTheDetectionNeverTheSound) {
    for (const int delayMs : {3, 10})
        for (const double lookAheadMs : {0.1, 1.0, 3.0, 10.0}) {
            auto limiter =
                tests::prepared<Limiter>({.ceilingDbtp = 0.0, .lookAheadMs = lookAheadMs, .delayMs = delayMs});
            auto sound = tests::onBoth(tests::silence(1024));
            sound.left[100] = 0.5;
            const auto out = tests::processed(limiter, sound);
            EXPECT_EQ(out.left[100 + static_cast<std::size_t>(limiter.latency())], 0.5);
            EXPECT_NEAR(limiter.latency(), delayMs * rate / 1000 + 41, 1);
        }
}

TEST(Limiter, TheGainBeginsToFallTheLookAheadBeforeThePeak) {
    struct Case {
        double lookAheadMs, beginsMs;
        int delayMs;
    };
    for (const Case& each :
         {Case{0.1, 0.1, 3}, {1.5, 1.5, 3}, {3.0, 3.0, 3}, {10.0, 3.0, 3}, {5.0, 5.0, 10}, {10.0, 10.0, 10}}) {
        const auto gains = gainsOverTime(
            {.ceilingDbtp = -6.0, .lookAheadMs = each.lookAheadMs, .delayMs = each.delayMs}, humpAt(2000, 4096));
        const auto fall = std::ranges::find_if(gains, [](double db) { return db < -1e-7; }) - gains.begin();
        // The hump is over the ceiling from 8 frames ahead of its top on, and the gain is down 8 frames ahead of that.
        EXPECT_NEAR(static_cast<double>(fall), 2000.0 - 16.0 - each.beginsMs * rate / 1000.0, 4.0) << each.lookAheadMs;
        EXPECT_NEAR(gains[2000], -6.0 + tests::heldDb, 0.01);
    }
}

TEST(Limiter, WhatLastsLongerThanTheAttackKeepsTheGainDown) {
    const auto after = [](double attackMs, double seconds) {
        const auto gains =
            gainsOverTime({.ceilingDbtp = -6.0, .attackMs = attackMs, .releaseMs = 50.0}, loudFor(seconds, 1.0));
        return gains[framesIn(seconds + 0.2)]; // 188 ms and more after the hold: nearly four releases.
    };
    EXPECT_GT(after(2000.0, 0.1), -0.5);
    EXPECT_LT(after(20.0, 0.1), -1.5);
    EXPECT_LT(after(200.0, 1.0), -1.5);
    EXPECT_GT(after(4000.0, 0.2), -0.5);
}

TEST(Limiter, TheReleaseIsThatOfTheSettings) {
    for (const double releaseMs : {10.0, 100.0, 1000.0}) {
        const auto gains =
            gainsOverTime({.ceilingDbtp = -6.0, .attackMs = 4000.0, .releaseMs = releaseMs}, humpAt(2000, 90000));
        const std::size_t let = 2000 + framesIn(0.012 + 0.001 * releaseMs);
        EXPECT_NEAR(gains[let], -6.0 * std::exp(-1.0), 0.3) << releaseMs;
    }
}

TEST(Limiter, TheAutomaticReleaseIsShortAfterAPeakAndLongAfterLoudSound) {
    const LimiterSettings automatic{.ceilingDbtp = -6.0, .attackMs = 100.0, .automaticRelease = true};
    const auto backAfter = [&](const tests::Signal& sound, std::size_t end) {
        const auto gains = gainsOverTime(automatic, sound);
        for (std::size_t i = end; i < gains.size(); ++i)
            if (gains[i] > -2.0) return static_cast<double>(i - end) / rate;
        return 1e9;
    };
    EXPECT_LT(backAfter(humpAt(2000, 90000), 2000), 0.08);
    EXPECT_GT(backAfter(loudFor(1.0, 4.0), framesIn(1.0)), 0.4);
    // 0.1 s is as long as the attack: what it holds makes the rest come back slower than after a peak, too.
    EXPECT_LT(gainsOverTime(automatic, loudFor(0.1, 0.2))[framesIn(0.172)], -4.9);
    auto moved = automatic;
    moved.releaseMs = 1000.0; // Counts for nothing.
    EXPECT_EQ(gainsOverTime(moved, humpAt(2000, 9000)), gainsOverTime(automatic, humpAt(2000, 9000)));
}

TEST(Limiter, TheTransientLinkIsForPeaksAndTheReleaseLinkForWhatLasts) {
    const auto deepest = [](const LimiterSettings& settings, const tests::Signal& left, std::size_t from) {
        const auto gains = gainsOverTime(settings, left);
        return *std::min_element(gains.begin() + static_cast<std::ptrdiff_t>(from), gains.end());
    };
    LimiterSettings settings{.ceilingDbtp = -6.0, .transientLinkPercent = 0.0, .releaseLinkPercent = 0.0};
    EXPECT_EQ(deepest(settings, loudFor(1.0, 0.5), 0), 0.0);
    settings.transientLinkPercent = 50.0;
    EXPECT_NEAR(deepest(settings, humpAt(2000, 9000), 0), 0.5 * (-6.0 + tests::heldDb), 0.01);
    settings.transientLinkPercent = 0.0;
    settings.releaseLinkPercent = 100.0;
    EXPECT_GT(deepest(settings, humpAt(2000, 9000), 0), -0.3); // The attack is 400 ms.
    EXPECT_LT(deepest(settings, loudFor(2.0, 0.0), 0), -5.5);
}

TEST(Limiter, StylesDifferInWhatTheyAreFor) {
    const auto at = [](Style style, const tests::Signal& left, std::size_t frame) {
        return gainsOverTime({.ceilingDbtp = -6.0, .style = style}, left)[frame];
    };
    // 40 ms after a peak.
    const auto hump = humpAt(2000, 9000);
    const std::size_t later = 2000 + framesIn(0.04);
    EXPECT_GT(at(Style::punchy, hump, later), -2.5);
    EXPECT_LT(at(Style::transparent, hump, later), -4.0);
    EXPECT_LT(at(Style::safe, hump, later), at(Style::transparent, hump, later) - 0.5);
    // 0.3 s after loud sound of 0.3 s.
    const auto loud = loudFor(0.3, 0.5);
    EXPECT_LT(at(Style::dynamic, loud, framesIn(0.6)), at(Style::transparent, loud, framesIn(0.6)) - 1.0);
    EXPECT_GT(at(Style::punchy, loud, framesIn(0.6)), at(Style::transparent, loud, framesIn(0.6)) + 0.2);
    // Safe holds a tenth of a decibel under the ceiling.
    EXPECT_NEAR(at(Style::safe, hump, 2000), -6.1, 0.01);
}

TEST(Limiter, TheSafeStyleDoesNotBendEvenTheLowestNote) {
    const double hz = 22.0;
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .style = Style::safe});
    const auto out = tests::processed(limiter, tests::onBoth(tests::sine(hz, 0.0, 4 * rate, rate)));
    EXPECT_LT(tests::thdPlusNoiseDb({out.left.data() + 2 * rate, static_cast<std::size_t>(rate)}, hz, rate), -80.0);
}

TEST(Limiter, OversamplingIsWhatSeesBetweenTheSamples) {
    const auto overDb = [](double hz, int times) {
        auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .oversampling = times}, rate);
        auto out = tests::processed(limiter, tests::onBoth(tests::faded(tests::sine(hz, 0.0, 8192, rate, 45.0), 500)));
        return tests::truePeakDbtp(out.block()) + 1.0;
    };
    EXPECT_GT(overDb(rate / 4.0, 1), 2.9);
    for (const int times : {2, 4, 8, 16}) EXPECT_LT(overDb(rate / 4.0, times), 0.02) << times;
    for (const int times : {8, 16}) EXPECT_LT(overDb(0.45 * rate, times), 0.05) << times;
}

TEST(Limiter, HearsBs1770WhereverThatCouldCountForAnything) {
    constexpr double floor = 0.9, lowered = 0.99655;
    const auto loud = hotMusic(1);
    const tests::StereoSignal noise{tests::noise(-1.0, 30000, 1), tests::noise(-5.0, 30000, 2)};
    // Swelling through the floor, with no sample on a top.
    const tests::StereoSignal tones{tests::faded(tests::sine(0.25 * rate, 0.0, 30000, rate, 45.0), 15000),
                                    tests::faded(tests::sine(0.0853 * rate, 0.0, 30000, rate), 15000)};
    for (const auto& sound : {tests::inQuanta(loud), tests::inQuanta(noise), tests::inQuanta(tones)}) {
        std::array<engine::dsp::TruePeak, 2> peaks;
        engine::dsp::Bs1770Peak meter;
        std::array<double, quantumFrames> unused;
        std::array<engine::dsp::Lanes, quantumFrames> readings;
        for (int at = 0; at < sound.frames(); at += quantumFrames) {
            auto quantum = tests::StereoSignal{{sound.left.begin() + at, sound.left.begin() + at + quantumFrames},
                                               {sound.right.begin() + at, sound.right.begin() + at + quantumFrames}};
            peaks[0].process(quantum.left, unused, floor);
            peaks[1].process(quantum.right, unused, floor);
            meter.take(quantum.block());
            meter.read(0, readings);
            for (std::size_t i = 0; i < quantumFrames; ++i)
                for (std::size_t channel = 0; channel < 2; ++channel) {
                    const bool counts = lowered * readings[i][static_cast<int>(channel)] > floor;
                    ASSERT_TRUE(!counts || peaks[channel].canRise(i / engine::dsp::TruePeak::cell)) << at + i;
                }
        }
    }
}

TEST(Limiter, HasTheSameBitsOnEverySimdTarget) {
    const auto music = hotMusic(1);
    for (const int times : {1, 2, 4, 8, 16}) {
        const auto limited = [&] {
            auto limiter =
                tests::prepared<Limiter>({.driveDb = 12.0, .transientLinkPercent = 30.0, .oversampling = times});
            return tests::processed(limiter, music);
        };
        const auto best = limited();
        for (const auto& target : engine::dsp::simdTargets()) {
            engine::dsp::useSimdTarget(target);
            const auto other = limited();
            EXPECT_TRUE(other.left == best.left && other.right == best.right) << target << " " << times;
        }
        engine::dsp::useSimdTarget({});
    }
}

TEST(Limiter, BothChannelsGetTheSameGain) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0});
    auto music = hotMusic(1);
    for (std::size_t i = 0; i < music.left.size(); ++i) music.right[i] = 0.5 * music.left[i];
    const auto out = tests::processed(limiter, music);
    for (std::size_t i = 0; i < out.left.size(); ++i) ASSERT_EQ(out.right[i], 0.5 * out.left[i]);
}

TEST(Limiter, KnobsMoveTheGainWithoutSteps) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 12.0, .delayMs = 10});
    auto sound = tests::inQuanta(tests::onBoth(tests::Signal(40000, 0.1)));
    const auto hot = hotMusic(1);
    std::copy_n(hot.left.begin(), 40000, sound.left.begin());
    LimiterSettings settings{.driveDb = 12.0, .delayMs = 10};
    for (int at = 0; at + 2048 <= sound.frames(); at += 2048) {
        const bool odd = at / 2048 % 2 == 1;
        settings.lookAheadMs = odd ? 0.5 : 9.0;
        settings.transientLinkPercent = odd ? 100.0 : 40.0;
        settings.releaseLinkPercent = odd ? 0.0 : 100.0;
        settings.releaseMs = odd ? 10.0 : 500.0;
        settings.attackMs = odd ? 10.0 : 1000.0;
        limiter.set(settings, 14 * quantumFrames);
        limiter.process(sound.block().part(at, 2048));
    }
    double steepest = 0.0;
    for (std::size_t i = 1000; i < 38000; ++i)
        steepest = std::max(steepest, std::abs(20.0 * std::log10(sound.right[i] / sound.right[i - 1])));
    EXPECT_LT(steepest, 1.6); // As at a look-ahead of 0.5 ms: 12 dB and more within 22 frames.
}

TEST(Limiter, SaysHowMuchItTakes) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .ceilingDbtp = -1.0});
    EXPECT_EQ(limiter.gainReductionDb(), 0.0);
    tests::processed(limiter, tests::onBoth(tests::sine(1000.0, 0.0, rate, rate)));
    EXPECT_NEAR(limiter.gainReductionDb(), -7.0 + tests::heldDb, 0.01);
}
