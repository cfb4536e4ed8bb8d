#include "engine/dsp/Stereo.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/Response.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>

using core::StereoSettings;
using engine::dsp::quantumFrames;
using engine::dsp::sideGain;
using engine::dsp::Stereo;

namespace {

constexpr int rate = 44100;

tests::StereoSignal noises(int frames) {
    return {tests::noise(-6.0, frames, 1), tests::noise(-12.0, frames, 2)};
}

tests::StereoSignal through(const StereoSettings& settings, const tests::StereoSignal& sound) {
    auto stereo = tests::prepared<Stereo>(settings, rate);
    return tests::processed(stereo, sound);
}

/// What the side becomes of a single 1 in it.
tests::Signal sideOfOne(const StereoSettings& settings, int frames = 1 << 16) {
    tests::StereoSignal one{tests::silence(frames), tests::silence(frames)};
    one.left[0] = 1.0;
    one.right[0] = -1.0;
    return through(settings, one).left;
}

double db(double gain) {
    return 20.0 * std::log10(gain);
}

double degrees(std::complex<double> response) {
    return std::arg(response) * 180.0 / M_PI;
}

/// How far apart the mono sums of the two are at most.
double monoDifference(const tests::StereoSignal& one, const tests::StereoSignal& other) {
    double most = 0.0;
    for (std::size_t i = 0; i < one.left.size(); ++i)
        most = std::max(most, std::abs((one.left[i] + one.right[i]) - (other.left[i] + other.right[i])));
    return most;
}

} // namespace

TEST(Stereo, WidthAloneIsTheVeryFormulaOfOlderAlbums) {
    const auto sound = noises(128);
    for (const double widthPercent : {0.0, 37.0, 115.0, 200.0}) {
        const auto out = through({.widthPercent = widthPercent}, sound);
        for (std::size_t i = 0; i < 128; ++i) {
            const double mid = 0.5 * (sound.left[i] + sound.right[i]);
            const double side = 0.5 * (sound.left[i] - sound.right[i]) * (widthPercent / 100.0);
            ASSERT_EQ(out.left[i], mid + side);
            ASSERT_EQ(out.right[i], mid - side);
        }
    }
}

TEST(Stereo, WhatWorksOnTheSideLeavesTheMonoSumAlone) {
    const auto sound = noises(quantumFrames * 100);
    for (const StereoSettings& settings :
         {StereoSettings{.widthPercent = 180.0}, StereoSettings{.sideDb = 12.0},
          StereoSettings{.lowWidthPercent = 0.0, .middleWidthPercent = 150.0, .highWidthPercent = 200.0},
          StereoSettings{.monoBelowHz = 150.0, .monoSlopeDbPerOctave = 48}}) {
        EXPECT_LT(monoDifference(through(settings, sound), sound), 1e-14);
        auto gliding = tests::prepared<Stereo>({}, rate);
        gliding.set(settings, 14 * quantumFrames);
        EXPECT_LT(monoDifference(tests::processed(gliding, sound), sound), 1e-14);
    }
    EXPECT_GT(monoDifference(through({.midDb = 1.0}, sound), sound), 0.01);
}

TEST(Stereo, EqualBandWidthsAreFlatWithoutPhase) {
    for (const double widthPercent : {30.0, 100.0, 170.0}) {
        const auto side = sideOfOne(
            {.lowWidthPercent = widthPercent, .middleWidthPercent = widthPercent, .highWidthPercent = widthPercent});
        EXPECT_NEAR(side[0], widthPercent / 100.0, 1e-15);
        EXPECT_TRUE(std::all_of(side.begin() + 1, side.end(), [](double x) { return x == 0.0; }));
    }
    // As the filter has it, while they are on their way and when they differ by next to nothing.
    const StereoSettings nearly{.lowWidthPercent = 100.0, .middleWidthPercent = 100.0, .highWidthPercent = 100.0001};
    const auto side = sideOfOne(nearly);
    for (const double hz : {20.0, 100.0, 250.0, 1000.0, 4000.0, 20000.0}) {
        EXPECT_NEAR(db(std::abs(tests::responseAt(side, hz, rate, 0.0))), 0.0, 0.01) << hz;
        EXPECT_NEAR(degrees(tests::responseAt(side, hz, rate, 0.0)), 0.0, 0.01) << hz;
    }
}

TEST(Stereo, EveryBandHasItsWidth) {
    const StereoSettings settings{.lowWidthPercent = 50.0,
                                  .middleWidthPercent = 100.0,
                                  .highWidthPercent = 150.0,
                                  .lowSplitHz = 300.0,
                                  .highSplitHz = 3000.0};
    EXPECT_NEAR(sideGain(settings, 30.0, rate), 0.5, 0.001);
    EXPECT_NEAR(sideGain(settings, 950.0, rate), 1.0, 0.01);
    EXPECT_NEAR(sideGain(settings, 20000.0, rate), 1.5, 0.001);
    // At a split, half the power of either side.
    EXPECT_NEAR(sideGain(settings, 300.0, rate), std::sqrt(0.5 * (0.25 + 1.0)), 0.001);
}

TEST(Stereo, ABandMayBeSilentBetweenOthersThatAreNot) {
    StereoSettings settings{.middleWidthPercent = 0.0, .lowSplitHz = 100.0, .highSplitHz = 8000.0};
    EXPECT_NEAR(sideGain(settings, 20.0, rate), 1.0, 0.001);
    EXPECT_LT(db(sideGain(settings, 900.0, rate)), -35.0);
    EXPECT_NEAR(sideGain(settings, 21000.0, rate), 1.0, 0.002);
    settings = {.lowWidthPercent = 0.0, .middleWidthPercent = 0.0, .lowSplitHz = 1000.0, .highSplitHz = 1000.0};
    EXPECT_LT(db(sideGain(settings, 100.0, rate)), -39.0);
    settings = {.lowWidthPercent = 0.0, .middleWidthPercent = 0.0, .highWidthPercent = 0.0};
    EXPECT_EQ(sideGain(settings, 1000.0, rate), 0.0);
}

TEST(Stereo, TheSideTurnsAgainstTheMidNoFurtherThanItsLevelDemands) {
    const auto side = sideOfOne({.lowWidthPercent = 50.0});
    double most = 0.0;
    for (double hz = 20.0; hz < 20000.0; hz *= 1.05)
        most = std::max(most, std::abs(degrees(tests::responseAt(side, hz, rate, 0.0))));
    EXPECT_LT(most, 30.0); // A crossover of Linkwitz and Riley: 180.
}

TEST(Stereo, MonoBelowHasItsSlope) {
    for (const int slope : {12, 24, 48}) {
        const StereoSettings settings{.monoBelowHz = 200.0, .monoSlopeDbPerOctave = slope};
        EXPECT_NEAR(db(sideGain(settings, 200.0, rate)), -3.0103, 1e-3) << slope;
        EXPECT_NEAR(db(sideGain(settings, 50.0, rate) / sideGain(settings, 25.0, rate)), slope, 0.2) << slope;
        EXPECT_NEAR(db(sideGain(settings, 2000.0, rate)), 0.0, 0.001) << slope;
    }
    EXPECT_EQ(sideGain({.monoBelowHz = 20.0}, 20.0, rate), 1.0); // Off.
}

TEST(Stereo, SoundsAsItsCurveSays) {
    for (const StereoSettings& settings :
         {StereoSettings{.widthPercent = 120.0, .lowWidthPercent = 40.0, .highWidthPercent = 170.0, .sideDb = -3.0},
          StereoSettings{.middleWidthPercent = 0.0, .lowSplitHz = 200.0, .highSplitHz = 2000.0},
          StereoSettings{.highWidthPercent = 0.0, .monoBelowHz = 120.0, .monoSlopeDbPerOctave = 48}}) {
        const auto side = sideOfOne(settings);
        for (const double hz : {40.0, 100.0, 250.0, 800.0, 4000.0, 15000.0})
            EXPECT_NEAR(std::abs(tests::responseAt(side, hz, rate, 0.0)), sideGain(settings, hz, rate), 1e-7) << hz;
    }
}

TEST(Stereo, MidAndSideGainAreDecibels) {
    const tests::StereoSignal middle = tests::onBoth(tests::Signal(64, 0.5));
    EXPECT_NEAR(through({.midDb = -6.0, .sideDb = 6.0}, middle).left[63], 0.5 * std::pow(10.0, -0.3), 1e-15);
    const tests::StereoSignal aside{tests::Signal(64, 0.5), tests::Signal(64, -0.5)};
    EXPECT_NEAR(through({.midDb = -6.0, .sideDb = 6.0}, aside).right[63], -0.5 * std::pow(10.0, 0.3), 1e-15);
}

TEST(Stereo, BalanceTurnsTheOtherSideDownAndNothingUp) {
    const auto sound = noises(64);
    const auto right = through({.balanceDb = 3.0}, sound);
    EXPECT_EQ(right.right, sound.right);
    EXPECT_NEAR(right.left[5], sound.left[5] * std::pow(10.0, -0.15), 1e-15);
    const auto left = through({.balanceDb = -3.0}, sound);
    EXPECT_EQ(left.left, sound.left);
    EXPECT_NEAR(left.right[5], sound.right[5] * std::pow(10.0, -0.15), 1e-15);
}

TEST(Stereo, RotationTakesTheMiddleToTheRightAndKeepsThePower) {
    const auto middle = through({.rotationDegrees = 45.0}, tests::onBoth(tests::Signal(64, 0.5)));
    EXPECT_NEAR(middle.left[0], 0.0, 1e-15);
    EXPECT_NEAR(middle.right[0], std::sqrt(0.5), 1e-15);
    const auto sound = noises(64);
    const auto turned = through({.rotationDegrees = -17.0}, sound);
    for (std::size_t i = 0; i < 64; ++i)
        EXPECT_NEAR(std::hypot(turned.left[i], turned.right[i]), std::hypot(sound.left[i], sound.right[i]), 1e-15);
}

TEST(Stereo, InvertsAndSwaps) {
    const auto sound = noises(64);
    const auto inverted = through({.invertLeft = true}, sound);
    for (std::size_t i = 0; i < 64; ++i) EXPECT_EQ(inverted.left[i], -sound.left[i]);
    EXPECT_EQ(inverted.right, sound.right);
    const auto swapped = through({.swapSides = true}, sound);
    EXPECT_EQ(swapped.left, sound.right);
    EXPECT_EQ(swapped.right, sound.left);
    // Inverted is the channel that came in as right.
    EXPECT_EQ(through({.invertRight = true, .swapSides = true}, sound).left[3], -sound.right[3]);
}

TEST(Stereo, NothingJumpsOnTheWay) {
    const tests::StereoSignal sound{tests::sine(90.0, -6.0, 12800, rate), tests::sine(90.0, -9.0, 12800, rate, 60.0)};
    const auto roughest = [](const tests::Signal& signal) { // The third difference: 1 for a jump, 1e-6 for the tone.
        double most = 0.0;
        for (std::size_t i = 3; i < signal.size(); ++i)
            most = std::max(most, std::abs(signal[i] - 3.0 * signal[i - 1] + 3.0 * signal[i - 2] - signal[i - 3]));
        return most;
    };
    for (const StereoSettings& to : {StereoSettings{.lowWidthPercent = 0.0}, StereoSettings{.monoBelowHz = 300.0},
                                     StereoSettings{.rotationDegrees = 60.0}, StereoSettings{.invertLeft = true},
                                     StereoSettings{.swapSides = true}, StereoSettings{.balanceDb = 12.0}}) {
        auto stereo = tests::prepared<Stereo>({}, rate);
        tests::processed(stereo, sound);
        stereo.set(to, 14 * quantumFrames);
        auto played = sound;
        stereo.process(played.block().part(0, 6400));
        stereo.set({}, 14 * quantumFrames);
        stereo.process(played.block().part(6400, 6400));
        EXPECT_LT(roughest(played.left), 0.002);
        EXPECT_EQ(played.left.back(), sound.left.back());
    }
}

TEST(Stereo, ASplitThatNobodyHearsChangesNoBit) {
    auto stereo = tests::prepared<Stereo>({}, rate);
    stereo.set({.lowSplitHz = 700.0, .highSplitHz = 900.0}, 14 * quantumFrames);
    const auto sound = noises(quantumFrames * 20);
    EXPECT_EQ(tests::processed(stereo, sound).left, sound.left);
}
