#include "engine/dsp/Multiband.h"
#include "core/Units.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/LevelSteps.h"
#include "tests/dsp/Samples.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using core::DynamicsBand;
using core::DynamicsChannel;
using core::DynamicsMode;
using core::MultibandSettings;
using engine::dsp::Multiband;
using engine::dsp::quantumFrames;
using engine::dsp::staticCurveDb;

namespace {

constexpr int rate = 48000;

/// Two bands; what sounds up to some kHz is in the first alone.
MultibandSettings lowBand(const DynamicsBand& band) {
    MultibandSettings settings{.count = 2, .split1Hz = 16000.0};
    settings.bands[0] = band;
    return settings;
}

double settledDb(const MultibandSettings& settings, double hz, double peakDb) {
    auto multiband = tests::prepared<Multiband>(settings, rate);
    const auto heard = tests::processed(multiband, tests::onBoth(tests::sine(hz, peakDb, 2 * rate, rate)));
    return tests::toneDb(std::span(heard.left).subspan(rate, rate), hz, rate);
}

} // namespace

TEST(Multiband, EveryModesCurveBendsOnItsOwnSideOfTheThreshold) {
    DynamicsBand band{.thresholdDb = -30.0, .ratio = 3.0, .kneeDb = 0.0, .rangeDb = 12.0};
    EXPECT_EQ(staticCurveDb(band, -40.0), -40.0);
    EXPECT_NEAR(staticCurveDb(band, -24.0), -28.0, 1e-12);
    EXPECT_EQ(staticCurveDb(band, 0.0), -12.0);
    band.mode = DynamicsMode::upward;
    EXPECT_EQ(staticCurveDb(band, -20.0), -20.0);
    EXPECT_NEAR(staticCurveDb(band, -36.0), -32.0, 1e-12);
    EXPECT_EQ(staticCurveDb(band, -80.0), -68.0);
    band.mode = DynamicsMode::expand;
    EXPECT_EQ(staticCurveDb(band, -20.0), -20.0);
    EXPECT_NEAR(staticCurveDb(band, -33.0), -39.0, 1e-12);
    EXPECT_EQ(staticCurveDb(band, -60.0), -72.0);
    band.bypass = true;
    EXPECT_EQ(staticCurveDb(band, -60.0), -60.0);
}

TEST(Multiband, ASteadySineComesOutWhereItsBandsCurveSays) {
    for (const auto mode : {DynamicsMode::compress, DynamicsMode::upward, DynamicsMode::expand})
        for (const auto detection : {core::Detection::peak, core::Detection::rms})
            for (const double levelDb : {-10.0, -28.0, -36.0, -70.0}) {
                const DynamicsBand band{.mode = mode,
                                        .thresholdDb = -30.0,
                                        .ratio = 2.0,
                                        .attackMs = 2.0,
                                        .releaseMs = 150.0,
                                        .rangeDb = 15.0,
                                        .gainDb = 3.0};
                auto settings = lowBand(band);
                settings.detection = detection;
                EXPECT_NEAR(settledDb(settings, 500.0, levelDb), staticCurveDb(band, levelDb) + 3.0, 0.1)
                    << static_cast<int>(mode) << " " << levelDb;
            }
}

TEST(Multiband, ABandHearsAndTurnsItselfAlone) {
    MultibandSettings settings{.count = 3, .split1Hz = 200.0, .split2Hz = 3000.0};
    settings.bands[1] = {.thresholdDb = -40.0, .ratio = 10.0, .attackMs = 1.0};
    settings.bands[2].gainDb = 6.0;
    EXPECT_NEAR(settledDb(settings, 20.0, -10.0), -10.0, 0.01);
    EXPECT_LT(settledDb(settings, 800.0, -10.0), -28.0);
    EXPECT_NEAR(settledDb(settings, 15000.0, -10.0), -4.0, 0.02);
    settings.bands[1].bypass = true;
    EXPECT_NEAR(settledDb(settings, 800.0, -10.0), -10.0, 0.05); // What the third band hears of it.
}

TEST(Multiband, BandsThatLeaveTheLevelAloneAreFlatTogether) {
    for (const double hz : {30.0, 120.0, 500.0, 1000.0, 3000.0, 5000.0, 15000.0})
        EXPECT_NEAR(settledDb({}, hz, -10.0), -10.0, 1e-6) << hz;
}

TEST(Multiband, ABandOfTheMidLeavesTheSideAlone) {
    const auto sound = tests::sine(1000.0, -10.0, rate, rate);
    const tests::StereoSignal mid = tests::onBoth(sound);
    tests::StereoSignal opposite = mid;
    for (double& sample : opposite.right) sample = -sample;
    for (const auto channel : {DynamicsChannel::mid, DynamicsChannel::side}) {
        const DynamicsBand band{.channel = channel, .thresholdDb = -30.0, .ratio = 4.0, .gainDb = 2.0};
        const auto changeDb = [&](const tests::StereoSignal& in) {
            auto multiband = tests::prepared<Multiband>(lowBand(band), rate);
            const auto out = tests::processed(multiband, in);
            return tests::toneDb(std::span(out.left).subspan(rate / 2, rate / 2), 1000.0, rate) + 10.0;
        };
        EXPECT_NEAR(changeDb(channel == DynamicsChannel::mid ? opposite : mid), 0.0, 1e-6);
        EXPECT_LT(changeDb(channel == DynamicsChannel::mid ? mid : opposite), -10.0);
    }
}

TEST(Multiband, InLinearPhaseBandsThatLeaveTheLevelAloneAreTheSoundItself) {
    const MultibandSettings settings{.phase = MultibandSettings::Phase::linear};
    for (const int albumRate : core::albumRates) {
        auto multiband = tests::prepared<Multiband>(settings, albumRate);
        const auto late = static_cast<std::size_t>(multiband.latency());
        EXPECT_GT(late, 0U);
        const auto sound = tests::musicLike(32768, albumRate);
        const auto heard = tests::processed(multiband, sound);
        for (std::size_t i = late; i < heard.left.size(); ++i)
            ASSERT_NEAR(heard.left[i], sound.left[i - late], 1e-14) << albumRate;
    }
}

TEST(Multiband, BypassedInLinearPhasePassesEveryBitLatencyLater) {
    auto settings = tests::Samples<Multiband>::neutral();
    settings.phase = MultibandSettings::Phase::linear;
    auto multiband = tests::prepared<Multiband>(settings, rate);
    const auto late = static_cast<std::size_t>(multiband.latency());
    const auto sound = tests::musicLike(16384, rate);
    const auto heard = tests::processed(multiband, sound, {1, 3});
    for (std::size_t i = 0; i < heard.left.size(); ++i) {
        ASSERT_EQ(heard.left[i], i < late ? 0.0 : sound.left[i - late]) << i;
        ASSERT_EQ(heard.right[i], i < late ? 0.0 : sound.right[i - late]) << i;
    }
}

/// A band's gain begins to fall when its sound becomes loud, not when the sound comes in.
TEST(Multiband, InLinearPhaseHearsTheBandWhenItSounds) {
    auto settings = lowBand({.thresholdDb = -40.0, .ratio = 20.0, .attackMs = 0.2});
    settings.phase = MultibandSettings::Phase::linear;
    auto multiband = tests::prepared<Multiband>(settings, rate);
    auto sound = tests::steps({{-60.0, rate / 2}, {0.0, rate / 2}});
    const int loudFrom = rate / 2 + multiband.latency();
    for (int at = 0; at + quantumFrames <= sound.frames(); at += quantumFrames) {
        multiband.process(sound.block().part(at, quantumFrames));
        const double takenDb = -multiband.bandGainsDb().value()[0];
        if (at + quantumFrames <= loudFrom - 128) {
            ASSERT_LT(takenDb, 0.1) << at - loudFrom;
        } else if (at >= loudFrom + 128) {
            ASSERT_GT(takenDb, 23.0) << at - loudFrom;
        }
    }
}

TEST(Multiband, SaysWhatEachBandDoesToItsGain) {
    struct Case {
        DynamicsMode mode;
        double levelDb, gainDb;
    };
    const DynamicsBand untouched{.thresholdDb = -20.0, .ratio = 4.0}; // They hear the tone under -55 dB.
    MultibandSettings settings{.count = 3, .split1Hz = 200.0, .split2Hz = 3200.0};
    settings.bands = {untouched, {}, untouched};
    const auto gainsDb = [&](double levelDb) {
        auto multiband = tests::prepared<Multiband>(settings, rate);
        EXPECT_EQ(multiband.bandGainsDb(), engine::dsp::BandGainsDb{});
        tests::processed(multiband, tests::onBoth(tests::sine(800.0, levelDb, rate, rate)));
        return multiband.bandGainsDb().value();
    };
    // 20 dB over the threshold leaves 10, 6 dB under it is raised by 3 or doubled: the ratio is 2.
    for (const auto& [mode, levelDb, gainDb] :
         {Case{DynamicsMode::compress, -10.0, -10.0}, Case{DynamicsMode::compress, -36.0, 0.0},
          Case{DynamicsMode::upward, -36.0, 3.0}, Case{DynamicsMode::expand, -36.0, -6.0}}) {
        settings.bands[1] = {
            .mode = mode, .thresholdDb = -30.0, .ratio = 2.0, .attackMs = 2.0, .releaseMs = 150.0, .gainDb = 5.0};
        auto heard = gainsDb(levelDb);
        EXPECT_NEAR(heard[1], gainDb, 0.1) << static_cast<int>(mode) << " " << levelDb;
        heard[1] = 0.0F;
        EXPECT_EQ(heard, engine::dsp::BandGainsDb{});
        settings.bands[1].bypass = true;
        EXPECT_EQ(gainsDb(levelDb), engine::dsp::BandGainsDb{});
    }
}

TEST(Multiband, OfABandThatTurnsItsChannelsApartTheFartherOneIsSaid) {
    auto settings = lowBand({.thresholdDb = -30.0, .ratio = 2.0, .attackMs = 2.0, .releaseMs = 150.0});
    settings.linkPercent = 0.0;
    for (const bool onLeft : {true, false}) {
        auto multiband = tests::prepared<Multiband>(settings, rate);
        const auto loud = tests::sine(500.0, -10.0, rate, rate), soft = tests::sine(500.0, -20.0, rate, rate);
        tests::processed(multiband, onLeft ? tests::StereoSignal{loud, soft} : tests::StereoSignal{soft, loud});
        EXPECT_NEAR(multiband.bandGainsDb().value()[0], -10.0, 0.1) << onLeft;
    }
}
