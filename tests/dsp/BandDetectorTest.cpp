// Bands that follow the level: how far, from where on, and how fast.
#include "engine/dsp/BandDetector.h"
#include "engine/dsp/Equalizer.h"
#include "tests/dsp/Chains.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::Equalizer;
using engine::dsp::gainChangeDb;
using engine::dsp::quantumFrames;

namespace {

constexpr int rate = 44100;

EqualizerBand follower(double hz, double rangeDb, double thresholdDb) {
    return {.on = true, .frequencyHz = hz, .rangeDb = rangeDb, .thresholdDb = thresholdDb};
}

EqualizerSettings with(const EqualizerBand& band) {
    EqualizerSettings settings;
    settings.bands[0] = band;
    return settings;
}

/// What becomes of a tone once everything has settled, dB.
double changeDb(const EqualizerSettings& settings, double hz, double peakDb) {
    auto equalizer = tests::prepared<Equalizer>(settings);
    const auto heard = tests::processed(equalizer, tests::onBoth(tests::sine(hz, peakDb, 4 * rate, rate)));
    const std::span<const double> settled(heard.left.data() + 3 * rate, rate);
    return tests::toneDb(settled, hz, rate) - peakDb;
}

/// Frames after a step of a tone at the band's frequency until the change has gone 63 % of its way from `fromDb` to
/// `toDb`.
int framesOfWay(double fromPeakDb, double toPeakDb, double fromDb, double toDb) {
    auto band = follower(2000.0, -12.0, -30.0);
    band.attackMs = 40.0;
    band.releaseMs = 400.0;
    engine::dsp::BandDetector detector;
    const auto hears = [&](double peakDb, int quantum) {
        std::array<engine::dsp::Lanes, quantumFrames> heard;
        for (int i = 0; i < quantumFrames; ++i)
            heard[static_cast<std::size_t>(i)] = engine::dsp::bothLanes(
                std::pow(10.0, peakDb / 20.0) * std::sin(2.0 * M_PI * 2000.0 * (quantum * quantumFrames + i) / rate));
        return detector.follow(band, heard.data(), rate);
    };
    int quantum = 0;
    for (; quantum < 3000; ++quantum) hears(fromPeakDb, quantum);
    EXPECT_NEAR(detector.changeDb(), fromDb, 0.05);
    const double there = fromDb + (1.0 - std::exp(-1.0)) * (toDb - fromDb);
    for (int passed = 0;; ++passed) {
        const double now = hears(toPeakDb, quantum + passed);
        if (toDb < fromDb ? now <= there : now >= there) return (passed + 1) * quantumFrames;
    }
}

} // namespace

TEST(BandDetector, ChangesTheGainDecibelForDecibelUpToTheRange) {
    EXPECT_EQ(gainChangeDb(-12.0, -3.0), 0.0);
    EXPECT_DOUBLE_EQ(gainChangeDb(-12.0, 0.0), -0.75); // A quadratic knee of 6 dB: an eighth of it in the middle.
    EXPECT_DOUBLE_EQ(gainChangeDb(-12.0, 3.0), -3.0);
    EXPECT_DOUBLE_EQ(gainChangeDb(-12.0, 7.5), -7.5);
    EXPECT_DOUBLE_EQ(gainChangeDb(-12.0, 40.0), -12.0);
    EXPECT_DOUBLE_EQ(gainChangeDb(9.0, 40.0), 9.0);
    EXPECT_DOUBLE_EQ(gainChangeDb(0.0, 40.0), 0.0);
}

TEST(BandDetector, AToneOverTheThresholdIsTurnedAsFarAsItIsOver) {
    for (const double hz : {60.0, 1000.0, 9000.0}) {
        // The mean square of a low tone still swings a little, and a fast attack rides its crests.
        EXPECT_NEAR(changeDb(with(follower(hz, -12.0, -30.0)), hz, -24.0), -6.0, 0.15) << hz;
        EXPECT_NEAR(changeDb(with(follower(hz, -12.0, -30.0)), hz, -10.0), -12.0, 0.1) << hz;
        EXPECT_NEAR(changeDb(with(follower(hz, 6.0, -30.0)), hz, -10.0), 6.0, 0.1) << hz;
        EXPECT_NEAR(changeDb(with(follower(hz, -12.0, -30.0)), hz, -40.0), 0.0, 1e-3) << hz;
    }
}

TEST(BandDetector, TheChangeComesOnTopOfTheGain) {
    auto band = follower(1000.0, -6.0, -30.0);
    band.gainDb = 4.0;
    EXPECT_NEAR(changeDb(with(band), 1000.0, -60.0), 4.0, 1e-3);
    EXPECT_NEAR(changeDb(with(band), 1000.0, -10.0), -2.0, 0.1);
}

TEST(BandDetector, HearsOnlyWhatTheBandWorksOn) {
    EXPECT_NEAR(changeDb(with(follower(8000.0, -12.0, -40.0)), 100.0, -10.0), 0.0, 0.01);
    auto shelf = follower(4000.0, -12.0, -40.0);
    shelf.q = 0.7071;
    shelf.type = EqualizerBand::Type::highShelf;
    EXPECT_NEAR(changeDb(with(shelf), 16000.0, -20.0), -12.0, 0.2);
    EXPECT_NEAR(changeDb(with(shelf), 200.0, -10.0), 0.0, 0.01);
    shelf.type = EqualizerBand::Type::lowShelf;
    EXPECT_NEAR(changeDb(with(shelf), 200.0, -20.0), -12.0, 0.2);
}

TEST(BandDetector, ATiltHearsTheTrebleAndGivesTheBassWhatItTakesThere) {
    auto tilt = follower(1000.0, -6.0, -40.0);
    tilt.q = 0.7071;
    tilt.type = EqualizerBand::Type::tilt;
    EXPECT_NEAR(changeDb(with(tilt), 16000.0, -20.0), -6.0, 0.1);
    EXPECT_NEAR(changeDb(with(tilt), 50.0, -10.0), 0.0, 0.01);
    auto both = tests::sine(50.0, -20.0, 4 * rate, rate);
    const auto treble = tests::sine(16000.0, -20.0, 4 * rate, rate);
    std::ranges::transform(both, treble, both.begin(), std::plus<>());
    auto equalizer = tests::prepared<Equalizer>(with(tilt));
    const auto heard = tests::processed(equalizer, tests::onBoth(both));
    EXPECT_NEAR(tests::toneDb(std::span(heard.left.data() + 3 * rate, rate), 50.0, rate), -14.0, 0.1);
    tilt.rangeDb = -12.0;
    tilt.thresholdDb = -6.0; // The whole is treble.
    tilt.threshold = EqualizerBand::Threshold::relative;
    for (const double peakDb : {-50.0, -1.0}) EXPECT_NEAR(changeDb(with(tilt), 16000.0, peakDb), -6.0, 0.1) << peakDb;
}

TEST(BandDetector, WhatHasNoGainDoesNotFollow) {
    for (const auto type : {EqualizerBand::Type::lowCut, EqualizerBand::Type::highCut, EqualizerBand::Type::notch,
                            EqualizerBand::Type::bandPass}) {
        auto band = follower(1000.0, -12.0, -60.0);
        band.type = type;
        auto equalizer = tests::prepared<Equalizer>(with(band));
        tests::processed(equalizer, tests::onBoth(tests::sine(1000.0, -6.0, 700 * quantumFrames, rate)));
        EXPECT_FALSE(equalizer.bandGainsDb());
    }
}

TEST(BandDetector, ARelativeThresholdDoesNotCareHowLoudTheWholeIs) {
    auto band = follower(1000.0, -12.0, -6.0);
    band.threshold = EqualizerBand::Threshold::relative;
    for (const double peakDb : {-50.0, -20.0, -1.0})
        EXPECT_NEAR(changeDb(with(band), 1000.0, peakDb), -6.0, 0.1) << peakDb;
}

TEST(BandDetector, AttackAndReleaseAreTimesTo63Percent) {
    // The mean square's own 3 ms come on top.
    EXPECT_NEAR(framesOfWay(-60.0, -10.0, 0.0, -12.0), 0.040 * rate, 0.004 * rate);
    EXPECT_NEAR(framesOfWay(-10.0, -60.0, -12.0, 0.0), 0.400 * rate, 0.030 * rate);
}

TEST(BandDetector, ABandOfTheSideHearsTheSide) {
    auto band = follower(1000.0, -12.0, -30.0);
    band.channel = EqualizerBand::Channel::side;
    auto equalizer = tests::prepared<Equalizer>(with(band));
    const auto mono = tests::onBoth(tests::sine(1000.0, -6.0, 700 * quantumFrames, rate));
    EXPECT_EQ(tests::processed(equalizer, mono).left, mono.left);
}

TEST(BandDetector, ComesToRestOnceTheRangeIsTakenAway) {
    auto equalizer = tests::prepared<Equalizer>(with(follower(1000.0, -12.0, -60.0)));
    const auto loud = tests::onBoth(tests::sine(1000.0, -6.0, 700 * quantumFrames, rate));
    EXPECT_NE(tests::processed(equalizer, loud).left, loud.left);
    equalizer.set(with(follower(1000.0, 0.0, -60.0)), 14 * quantumFrames);
    tests::processed(equalizer, tests::onBoth(tests::silence(4 * rate)));
    EXPECT_EQ(tests::processed(equalizer, loud).left, loud.left);
}

TEST(BandDetector, TheEqualizerSaysWhatEachBandThatFollowsDoesToItsGain) {
    EqualizerSettings settings = with(follower(1000.0, -12.0, -30.0));
    settings.bands[1] = follower(1000.0, 4.0, -30.0);
    settings.bands[2] = follower(8000.0, -12.0, -30.0); // Hears the tone under -40 dB.
    settings.bands[3] = {.on = true, .frequencyHz = 200.0, .gainDb = 5.0};
    settings.bands[23] = follower(1000.0, -3.0, -30.0);
    auto equalizer = tests::prepared<Equalizer>(settings);
    const auto tone = tests::onBoth(tests::sine(1000.0, -24.0, 2 * rate, rate));
    tests::processed(equalizer, tone);
    auto gainsDb = equalizer.bandGainsDb().value();
    EXPECT_NEAR(gainsDb[0], -6.0, 0.1);
    EXPECT_NEAR(gainsDb[1], 4.0, 0.1);
    EXPECT_NEAR(gainsDb[23], -3.0, 0.1);
    gainsDb[0] = gainsDb[1] = gainsDb[23] = 0.0F;
    EXPECT_EQ(gainsDb, engine::dsp::BandGainsDb{});
    settings.bands[0].on = settings.bands[23].on = false;
    equalizer.set(settings, 14 * quantumFrames);
    tests::processed(equalizer, tone);
    EXPECT_EQ(equalizer.bandGainsDb().value()[0], 0.0F);
    EXPECT_EQ(equalizer.bandGainsDb().value()[23], 0.0F);
}

TEST(BandDetector, AnEqualizerWhereNoBandFollowsSaysNothing) {
    auto band = follower(1000.0, 0.0, -60.0);
    band.gainDb = 6.0;
    const auto loud = tests::onBoth(tests::sine(1000.0, -6.0, 700 * quantumFrames, rate));
    auto still = tests::prepared<Equalizer>(with(band));
    tests::processed(still, loud);
    EXPECT_FALSE(still.bandGainsDb());
    still.set(with({}), 14 * quantumFrames); // Moves, and follows nothing.
    EXPECT_FALSE(still.bandGainsDb());
    auto linear = with(follower(1000.0, -6.0, -60.0));
    linear.phase = EqualizerSettings::Phase::linear;
    auto late = tests::prepared<Equalizer>(linear);
    tests::processed(late, loud);
    EXPECT_FALSE(late.bandGainsDb());
}
