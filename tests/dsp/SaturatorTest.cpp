// The saturator's promises: harmonics and nothing that folds, the level kept, the even ones without their mean.
#include "engine/dsp/Saturator.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/Response.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using core::SaturatorSettings;
using engine::dsp::Saturator;
using Curve = SaturatorSettings::Curve;

namespace {

constexpr Curve curves[] = {Curve::tape, Curve::tube, Curve::transformer, Curve::softClip, Curve::hardClip};
constexpr int length = 32768; // Of what is looked at, frames.

/// The settled end of a tone of `bin` periods in `length`, saturated.
tests::Signal settled(const SaturatorSettings& settings, int bin, double peakDb, int rate = 44100) {
    auto saturator = tests::prepared<Saturator>(settings, rate);
    const int ahead = 2 * length;
    const auto tone = tests::sine(bin * double(rate) / length, peakDb, ahead + length, rate);
    const auto out = tests::processed(saturator, tests::onBoth(tone));
    return {out.left.end() - length, out.left.end()};
}

/// The highest line that is no harmonic of the bin, dB against the tone itself.
double highestAliasDbc(const tests::Signal& sound, int bin) {
    const auto spectrum = tests::spectrumDb(sound);
    double highest = -400.0;
    for (int i = 0; i < static_cast<int>(spectrum.size()); ++i) {
        const int beside = i % bin;
        if (std::min(beside, bin - beside) > 2) highest = std::max(highest, spectrum[static_cast<std::size_t>(i)]);
    }
    return highest - spectrum[static_cast<std::size_t>(bin)];
}

double harmonicDbc(const tests::Signal& sound, int bin, int which) {
    const auto spectrum = tests::spectrumDb(sound);
    return spectrum[static_cast<std::size_t>(bin * which)] - spectrum[static_cast<std::size_t>(bin)];
}

double rmsDb(const tests::Signal& sound) {
    const double sum = std::inner_product(sound.begin(), sound.end(), sound.begin(), 0.0);
    return 10.0 * std::log10(sum / static_cast<double>(sound.size()));
}

int binOf(double hz, int rate) {
    return static_cast<int>(hz * length / rate) | 1;
}

} // namespace

TEST(Saturator, OfATenKilohertzToneDrivenHardNothingFoldsBack) {
    for (const int rate : {44100, 48000})
        for (const Curve curve : curves)
            for (const double balance : {0.0, 100.0})
                for (const double peakDb : {-6.0, 0.0}) {
                    const int bin = binOf(10000.0, rate);
                    const auto out =
                        settled({.curve = curve, .driveDb = 12.0, .balancePercent = balance}, bin, peakDb, rate);
                    const double alias = highestAliasDbc(out, bin);
                    RecordProperty("alias" + std::to_string(rate) + "-" + std::to_string(static_cast<int>(curve)) +
                                       "-" + std::to_string(static_cast<int>(balance)) +
                                       std::to_string(static_cast<int>(peakDb)),
                                   std::to_string(alias));
                    EXPECT_LT(alias, -100.0)
                        << rate << " " << static_cast<int>(curve) << " " << balance << " " << peakDb;
                }
}

TEST(Saturator, OfThreeBandsNothingFoldsBackEither) {
    constexpr int rate = 44100;
    for (const Curve curve : curves)
        for (const auto& [low, high] : {std::pair{200.0, 3000.0}, std::pair{4000.0, 10000.0}})
            for (const double peakDb : {-6.0, 0.0}) {
                const int bin = binOf(10000.0, rate);
                const SaturatorSettings settings{.curve = curve,
                                                 .driveDb = 12.0,
                                                 .balancePercent = 100.0,
                                                 .bands = 3,
                                                 .lowSplitHz = low,
                                                 .highSplitHz = high};
                const double alias = highestAliasDbc(settled(settings, bin, peakDb, rate), bin);
                RecordProperty("alias" + std::to_string(static_cast<int>(curve)) + "-" +
                                   std::to_string(static_cast<int>(high)) + std::to_string(static_cast<int>(peakDb)),
                               std::to_string(alias));
                EXPECT_LT(alias, -100.0) << static_cast<int>(curve) << " " << high << " " << peakDb;
            }
}

TEST(Saturator, MoreOversamplingFoldsLess) {
    double before = 0.0;
    for (const int times : {1, 2, 4, 8}) {
        const int bin = binOf(10000.0, 44100);
        const double alias = highestAliasDbc(
            settled({.curve = Curve::hardClip, .driveDb = 12.0, .oversampling = times}, bin, -6.0), bin);
        EXPECT_LT(alias, before - 10.0) << times;
        before = alias;
    }
}

TEST(Saturator, DriveAndToneMeanTheSameAtEveryOversamplingAndRate) {
    for (const Curve curve : curves) {
        const SaturatorSettings settings{
            .curve = curve, .driveDb = 12.0, .balancePercent = 20.0, .toneBeforeDb = 3.0, .toneAfterDb = -4.0};
        const auto third = [&](int rate, int times) {
            SaturatorSettings other = settings;
            other.oversampling = times;
            const int bin = binOf(400.0, 44100);
            const auto out = [&] {
                auto saturator = tests::prepared<Saturator>(other, rate);
                const int frames = rate / 44100 * length;
                const auto tone = tests::sine(bin * 44100.0 / length, -6.0, 3 * frames, rate);
                const auto made = tests::processed(saturator, tests::onBoth(tone));
                return tests::Signal(made.left.end() - frames, made.left.end());
            }();
            return std::pair(harmonicDbc(out, bin, 3), tests::spectrumDb(out)[static_cast<std::size_t>(bin)]);
        };
        const auto [harmonic, level] = third(44100, 8);
        for (const auto& [rate, times] : {std::pair{44100, 2}, std::pair{44100, 16}, std::pair{88200, 4}}) {
            const auto [otherHarmonic, otherLevel] = third(rate, times);
            EXPECT_NEAR(otherHarmonic, harmonic, 0.05) << static_cast<int>(curve) << " " << rate << " " << times;
            EXPECT_NEAR(otherLevel, level, 0.01) << static_cast<int>(curve) << " " << rate << " " << times;
        }
    }
}

TEST(Saturator, BalanceTurnsEvenHarmonicsUpAndLeavesTheOddOnes) {
    for (const Curve curve : curves) {
        const int bin = binOf(1000.0, 44100);
        const auto made = [&](double balance) {
            return settled({.curve = curve, .driveDb = 12.0, .balancePercent = balance}, bin, -6.0);
        };
        const auto none = made(-100.0), own = made(0.0), most = made(100.0);
        EXPECT_LT(harmonicDbc(none, bin, 2), -140.0);
        EXPECT_GT(harmonicDbc(most, bin, 2), -25.0);
        if (curve == Curve::tube)
            EXPECT_GT(harmonicDbc(own, bin, 2), -30.0);
        else
            EXPECT_LT(harmonicDbc(own, bin, 2), -140.0);
        EXPECT_NEAR(harmonicDbc(most, bin, 3), harmonicDbc(none, bin, 3), 1e-4);
    }
}

TEST(Saturator, EvenHarmonicsLeaveNoMean) {
    const int bin = binOf(1000.0, 44100);
    const auto out = settled({.curve = Curve::tube, .driveDb = 18.0, .balancePercent = 100.0}, bin, -3.0);
    const double mean = std::accumulate(out.begin(), out.end(), 0.0) / length;
    EXPECT_LT(std::abs(mean), 1e-6);
}

TEST(Saturator, DriveKeepsTheLevelOfMusic) {
    // Twelve uniform numbers make a normal one. The shelves of tape and transformer are not for white sound.
    constexpr int frames = 44100;
    auto music = tests::silence(frames);
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const auto noise = tests::noise(0.0, frames, seed);
        for (int i = 0; i < frames; ++i) music[static_cast<std::size_t>(i)] += noise[static_cast<std::size_t>(i)];
    }
    music = tests::scaled(music, -18.0 - rmsDb(music));
    for (const Curve curve : {Curve::tube, Curve::softClip, Curve::hardClip})
        for (const double driveDb : {3.0, 12.0, 24.0}) {
            const SaturatorSettings settings{.curve = curve, .driveDb = driveDb};
            const engine::dsp::SaturatorCurve shape(curve);
            const double gain = engine::dsp::fixed::dbToGain(driveDb);
            auto bent = music;
            for (double& sample : bent) sample = curveValue(shape, shape.even(0.0), gain * sample);
            const double mean = std::accumulate(bent.begin(), bent.end(), 0.0) / frames;
            for (double& sample : bent) sample = engine::dsp::levelMatch(settings) * (sample - mean);
            EXPECT_NEAR(rmsDb(bent), -18.0, 0.1) << static_cast<int>(curve) << " " << driveDb;

            auto saturator = tests::prepared<Saturator>(settings);
            const auto out = tests::processed(saturator, tests::onBoth(music));
            EXPECT_NEAR(rmsDb(out.left), -18.0, 0.7) << static_cast<int>(curve) << " " << driveDb; // To 20 kHz only.
        }
}

TEST(Saturator, WhatTheCurveDoesNotBendPassesFlat) {
    constexpr int rate = 44100;
    for (const Curve curve : curves) {
        auto saturator = tests::prepared<Saturator>({.curve = curve, .driveDb = 1.0, .balancePercent = -100.0});
        auto pulse = tests::silence(2 * rate);
        pulse[1024] = 1e-5;
        auto out = tests::processed(saturator, tests::onBoth(pulse)).left;
        const double gain = engine::dsp::levelMatch({.curve = curve, .driveDb = 1.0, .balancePercent = -100.0}) *
                            engine::dsp::fixed::dbToGain(1.0) * 1e-5;
        for (double& sample : out) sample /= gain;
        for (const double hz : {20.0, 100.0, 1000.0, 5000.0, 10000.0, 15000.0, 20000.0}) {
            const auto response = tests::responseAt(out, hz, rate, 1024.0 + saturator.latency());
            EXPECT_NEAR(20.0 * std::log10(std::abs(response)), 0.0, hz < 100.0 ? 0.05 : 0.002)
                << static_cast<int>(curve) << " " << hz;
        }
    }
}

TEST(Saturator, ToneTiltsAboutOneKilohertz) {
    for (const bool before : {true, false}) {
        SaturatorSettings settings{.curve = Curve::hardClip, .driveDb = 1.0};
        (before ? settings.toneBeforeDb : settings.toneAfterDb) = 6.0;
        auto saturator = tests::prepared<Saturator>(settings);
        auto pulse = tests::silence(44100);
        pulse[1024] = 0.1;
        auto out = tests::processed(saturator, tests::onBoth(pulse)).left;
        const double gain = 0.1 * engine::dsp::levelMatch(settings) * engine::dsp::fixed::dbToGain(1.0);
        const auto levelDb = [&](double hz) {
            return 20.0 * std::log10(std::abs(tests::responseAt(out, hz, 44100, 0.0)) / gain);
        };
        EXPECT_NEAR(levelDb(60.0), -3.0, 0.05);
        EXPECT_NEAR(levelDb(1000.0), 0.0, 0.02);
        EXPECT_NEAR(levelDb(15000.0), 3.0, 0.05);
    }
}

TEST(Saturator, TheFirstDecibelOfDriveFadesIn) {
    const auto tone = tests::onBoth(tests::sine(1000.0, -1.0, 8192, 44100));
    auto slight = tests::prepared<Saturator>({.curve = Curve::tube, .driveDb = 1e-6});
    const auto out = tests::processed(slight, tone);
    const auto late = static_cast<std::size_t>(slight.latency());
    for (std::size_t i = late; i < out.left.size(); ++i) ASSERT_NEAR(out.left[i], tone.left[i - late], 1e-6);
}

TEST(Saturator, OfOneBandDoesNotKnowOfSplitsAndDrivesByBand) {
    SaturatorSettings settings{.curve = Curve::tube, .driveDb = 9.0, .toneBeforeDb = 2.0, .toneAfterDb = -3.0};
    const auto music = tests::musicLike(8192, 44100);
    auto band = tests::prepared<engine::dsp::SaturatorBand>(settings);
    const auto alone = tests::processed(band, music);
    settings.lowSplitHz = 900.0;
    settings.lowDriveDb = settings.highDriveDb = 12.0;
    auto saturator = tests::prepared<Saturator>(settings);
    const auto out = tests::processed(saturator, music);
    EXPECT_EQ(out.left, alone.left);
    EXPECT_EQ(out.right, alone.right);
}

TEST(Saturator, BandsAddUpToAnAllPassWhereTheyAreOffAndToNoMoreWhereTheCurveDoesNotBendThem) {
    constexpr int rate = 44100;
    for (const double driveDb : {0.0, 1.0}) {
        const SaturatorSettings settings{.driveDb = driveDb, .balancePercent = -100.0, .bands = 3};
        auto saturator = tests::prepared<Saturator>(settings);
        auto pulse = tests::silence(2 * rate);
        pulse[1024] = 1e-5;
        auto out = tests::processed(saturator, tests::onBoth(pulse)).left;
        const double gain =
            driveDb == 0.0 ? 1e-5 : engine::dsp::levelMatch(settings) * engine::dsp::fixed::dbToGain(driveDb) * 1e-5;
        for (const double hz : {100.0, 200.0, 1000.0, 3000.0, 10000.0, 20000.0})
            EXPECT_NEAR(20.0 * std::log10(std::abs(tests::responseAt(out, hz, rate, 0.0)) / gain), 0.0,
                        driveDb == 0.0 ? 1e-6 : 0.002)
                << driveDb << " " << hz;
    }
}

TEST(Saturator, ABandSaturatesForItself) {
    const int low = binOf(50.0, 44100), middle = binOf(800.0, 44100);
    SaturatorSettings settings{.driveDb = 12.0, .bands = 3, .lowDriveDb = -12.0};
    EXPECT_LT(harmonicDbc(settled(settings, low, -3.0), low, 3), -80.0); // What the middle hears of it.
    EXPECT_GT(harmonicDbc(settled(settings, middle, -3.0), middle, 3), -30.0);
    settings.lowDriveDb = 0.0;
    settings.middleDriveDb = settings.highDriveDb = -24.0;
    EXPECT_GT(harmonicDbc(settled(settings, low, -3.0), low, 3), -30.0);
    EXPECT_LT(harmonicDbc(settled(settings, middle, -40.0), middle, 3), -80.0);
}

TEST(Saturator, ADriveByBandIsOnTopOfTheDrive) {
    const int bin = binOf(800.0, 44100);
    const auto one = settled({.driveDb = 4.0, .bands = 3, .middleDriveDb = 5.0}, bin, -6.0);
    const auto other = settled({.driveDb = 9.0, .bands = 3, .lowDriveDb = -5.0, .highDriveDb = -5.0}, bin, -6.0);
    EXPECT_EQ(one, other);
    const auto most = settled({.driveDb = 20.0, .bands = 3, .middleDriveDb = 20.0}, bin, -6.0);
    EXPECT_EQ(most, settled({.driveDb = 20.0, .bands = 3, .middleDriveDb = 4.0}, bin, -6.0));
}

TEST(Saturator, SplitsAndDrivesByBandMoveWhileItRuns) {
    const SaturatorSettings start{.driveDb = 6.0, .bands = 3};
    SaturatorSettings end = start;
    end.lowSplitHz = 900.0;
    end.highDriveDb = 6.0;
    auto moved = tests::prepared<Saturator>(start), there = tests::prepared<Saturator>(end);
    const auto music = tests::musicLike(4096, 44100);
    const auto wanted = tests::processed(there, music);
    EXPECT_NE(tests::processed(moved, music).left, wanted.left);
    moved.set(end, 0);
    moved.reset();
    EXPECT_EQ(tests::processed(moved, music).left, wanted.left);
}
