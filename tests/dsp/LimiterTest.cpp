// The limiter's promises: nothing over the ceiling between the samples either, and no distortion to pay for it.
#include "engine/dsp/Limiter.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using core::LimiterSettings;
using engine::dsp::Limiter;
using engine::dsp::quantumFrames;

namespace {

constexpr int rate = 44100;

/// Kick drums, dense chords and bright bursts with hot transients, both channels different, peaks near 0 dBFS.
tests::StereoSignal hotMusic(int seconds) {
    auto music = tests::musicLike(seconds * rate, rate, 0.0);
    for (int beat = 0; beat < seconds * rate; beat += rate / 3)
        for (int i = 0; i < 40 && beat + i < seconds * rate; ++i) {
            const double click = 0.8 * std::exp(-i / 6.0) * std::sin(2.0 * M_PI * 9000.0 / rate * i + beat);
            music.left[static_cast<std::size_t>(beat + i)] += click;
            music.right[static_cast<std::size_t>(beat + i)] -= 0.7 * click;
        }
    return music;
}

} // namespace

TEST(Limiter, MusicDrivenHardStaysUnderTheCeilingBetweenTheSamples) {
    const auto music = hotMusic(2);
    for (const double driveDb : {6.0, 12.0}) {
        auto limiter = tests::prepared<Limiter>({.driveDb = driveDb, .ceilingDbtp = -1.0}, rate);
        auto out = tests::processed(limiter, music);
        const double overDb = tests::truePeakDbtp(out.block()) + 1.0;
        RecordProperty("over" + std::to_string(static_cast<int>(driveDb)), std::to_string(overDb));
        EXPECT_LT(overDb, 0.05) << driveDb;
        EXPECT_GT(overDb, -0.1) << driveDb;
    }
}

TEST(Limiter, NoSampleEverLeavesAboveTheCeiling) {
    const double ceiling = engine::dsp::fixed::dbToGain(-1.0);
    for (const double lookAheadMs : {0.1, 1.5, 3.0}) {
        auto limiter = tests::prepared<Limiter>({.driveDb = 12.0, .ceilingDbtp = -1.0, .lookAheadMs = lookAheadMs});
        const auto out = tests::processed(limiter, {tests::noise(0.0, 8000, 1), tests::noise(0.0, 8000, 2)});
        for (const double sample : out.left) ASSERT_LE(std::abs(sample), ceiling);
        for (const double sample : out.right) ASSERT_LE(std::abs(sample), ceiling);
    }
}

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

TEST(Limiter, ALowNoteSixDecibelsOverIsNotDistorted) {
    for (const double hz : {50.0, 100.0, 1000.0}) {
        auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .ceilingDbtp = -1.0});
        const auto out = tests::processed(limiter, tests::onBoth(tests::sine(hz, 0.0, 4 * rate, rate)));
        const std::span<const double> settled(out.left.data() + 2 * rate, static_cast<std::size_t>(rate));
        const double thdPlusNoise = tests::thdPlusNoiseDb(settled, hz, rate);
        RecordProperty("thd" + std::to_string(static_cast<int>(hz)), std::to_string(thdPlusNoise));
        EXPECT_LT(thdPlusNoise, -80.0) << hz;
        EXPECT_NEAR(tests::toneDb(settled, hz, rate), -1.0, 0.02);
    }
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
    EXPECT_NEAR(out.left[peak + late], engine::dsp::fixed::dbToGain(-6.0), 2e-3);
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
    for (const double lookAheadMs : {0.1, 1.0, 3.0}) {
        auto limiter = tests::prepared<Limiter>({.ceilingDbtp = 0.0, .lookAheadMs = lookAheadMs});
        auto sound = tests::onBoth(tests::silence(1024));
        sound.left[100] = 0.5;
        const auto out = tests::processed(limiter, sound);
        EXPECT_EQ(out.left[100 + static_cast<std::size_t>(limiter.latency())], 0.5);
    }
}

TEST(Limiter, BothChannelsGetTheSameGain) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0});
    auto music = hotMusic(1);
    for (std::size_t i = 0; i < music.left.size(); ++i) music.right[i] = 0.5 * music.left[i];
    const auto out = tests::processed(limiter, music);
    for (std::size_t i = 0; i < out.left.size(); ++i) ASSERT_EQ(out.right[i], 0.5 * out.left[i]);
}

TEST(Limiter, SaysHowMuchItTakes) {
    auto limiter = tests::prepared<Limiter>({.driveDb = 6.0, .ceilingDbtp = -1.0});
    EXPECT_EQ(limiter.gainReductionDb(), 0.0);
    tests::processed(limiter, tests::onBoth(tests::sine(1000.0, 0.0, rate, rate)));
    EXPECT_NEAR(limiter.gainReductionDb(), -7.0, 0.01);
}
