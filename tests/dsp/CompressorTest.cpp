#include "engine/dsp/Compressor.h"
#include "core/Units.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/LevelSteps.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using core::CompressorSettings;
using engine::dsp::Compressor;
using engine::dsp::quantumFrames;
using engine::dsp::staticCurveDb;
using tests::steps;

namespace {

constexpr int rate = 48000;

/// Level of the second half of a steady sine, dB.
double settledDb(const CompressorSettings& settings, double hz, double peakDb) {
    auto compressor = tests::prepared<Compressor>(settings, rate);
    const auto heard = tests::processed(compressor, tests::onBoth(tests::sine(hz, peakDb, 2 * rate, rate)));
    return tests::toneDb(std::span(heard.left).subspan(rate, rate), hz, rate);
}

} // namespace

TEST(Compressor, TheCurveBendsInTheKneeAndThenGoesByTheRatio) {
    const CompressorSettings settings{.thresholdDb = -20.0, .ratio = 4.0, .kneeDb = 8.0};
    EXPECT_EQ(staticCurveDb(settings, -60.0), -60.0);
    EXPECT_EQ(staticCurveDb(settings, -24.0), -24.0);
    EXPECT_NEAR(staticCurveDb(settings, -20.0), -20.75, 1e-12); // (1/R - 1) (W/2)^2 / 2W
    EXPECT_NEAR(staticCurveDb(settings, -16.0), -19.0, 1e-12);
    EXPECT_NEAR(staticCurveDb(settings, 0.0), -15.0, 1e-12);
    const CompressorSettings hard{.thresholdDb = -20.0, .ratio = 2.0, .kneeDb = 0.0};
    EXPECT_EQ(staticCurveDb(hard, -20.0), -20.0);
    EXPECT_EQ(staticCurveDb(hard, -10.0), -15.0);
}

TEST(Compressor, ASteadySineComesOutWhereTheCurveSays) {
    const CompressorSettings settings{.thresholdDb = -24.0, .ratio = 4.0, .attackMs = 5.0, .releaseMs = 300.0};
    auto compressor = tests::prepared<Compressor>(settings, rate);
    const auto heard = tests::processed(compressor, tests::onBoth(tests::sine(1000.0, -6.0, 2 * rate, rate)));
    const std::span<const double> settled(heard.left.data() + rate, static_cast<std::size_t>(rate));
    EXPECT_NEAR(tests::toneDb(settled, 1000.0, rate), staticCurveDb(settings, -6.0), 0.05);
}

TEST(Compressor, AttackAndReleaseAreTheTimesToSixtyThreePercentAtEveryRate) {
    for (const int each : core::albumRates)
        for (const auto& [attackMs, releaseMs] : {std::pair{10.0, 200.0}, {1.0, 50.0}, {50.0, 100.0}, {100.0, 60.0}}) {
            const CompressorSettings settings{
                .thresholdDb = -30.0, .ratio = 4.0, .kneeDb = 0.0, .attackMs = attackMs, .releaseMs = releaseMs};
            auto compressor = tests::prepared<Compressor>(settings, each);
            const int quiet = 4 * quantumFrames;
            const int loud = 2 * each / quantumFrames * quantumFrames;
            const auto in = steps({{-40.0, quiet}, {-10.0, loud}, {-40.0, loud}});
            const auto out = tests::processed(compressor, in);
            const double msPerFrame = 1000.0 / each;
            const double attack = tests::framesTo63Percent(in, out, quiet, quiet + loud, 0.0) * msPerFrame;
            const double release =
                tests::framesTo63Percent(in, out, quiet + loud, quiet + 2 * loud, -15.0) * msPerFrame;
            EXPECT_NEAR(attack, attackMs, 0.01 * attackMs + 0.05) << each;
            EXPECT_NEAR(release, releaseMs, 0.01 * releaseMs + 0.05) << each;
        }
}

TEST(Compressor, TwoStageReleaseIsQuickAfterAPeakAndSlowAfterALongPassage) {
    const auto releaseMs = [](bool twoStage, double loudMs) {
        const CompressorSettings settings{.thresholdDb = -30.0,
                                          .ratio = 4.0,
                                          .kneeDb = 0.0,
                                          .attackMs = 1.0,
                                          .releaseMs = 100.0,
                                          .twoStageRelease = twoStage};
        auto compressor = tests::prepared<Compressor>(settings, rate);
        const int loud = static_cast<int>(loudMs) * rate / 1000;
        const auto in = steps({{-40.0, quantumFrames}, {-10.0, loud}, {-40.0, 8 * rate}});
        const auto out = tests::processed(compressor, in);
        const int from = quantumFrames + loud;
        return tests::framesTo63Percent(in, out, from, in.frames(), tests::gainDb(in, out, from - 1)) * 1000.0 / rate;
    };
    EXPECT_NEAR(releaseMs(false, 10.0), 100.0, 3.0);
    EXPECT_NEAR(releaseMs(false, 5000.0), 100.0, 3.0);
    EXPECT_NEAR(releaseMs(true, 10.0), 100.0, 5.0);
    EXPECT_NEAR(releaseMs(true, 5000.0), 600.0, 60.0);
}

TEST(Compressor, UpwardRaisesWhatIsUnderTheThresholdByNoMoreThanTheRange) {
    CompressorSettings settings{
        .thresholdDb = -30.0, .ratio = 2.0, .kneeDb = 0.0, .mode = core::DynamicsMode::upward, .rangeDb = 8.0};
    EXPECT_EQ(staticCurveDb(settings, -20.0), -20.0);
    EXPECT_EQ(staticCurveDb(settings, -40.0), -35.0);
    EXPECT_EQ(staticCurveDb(settings, -50.0), -42.0);
    settings.kneeDb = 8.0;
    EXPECT_NEAR(staticCurveDb(settings, -30.0), -29.5, 1e-12);
    EXPECT_EQ(staticCurveDb(settings, -26.0), -26.0);
    settings.attackMs = 1.0;
    settings.releaseMs = 100.0;
    for (const double levelDb : {-20.0, -30.0, -36.0, -60.0})
        EXPECT_NEAR(settledDb(settings, 1000.0, levelDb), staticCurveDb(settings, levelDb), 0.1) << levelDb;
}

TEST(Compressor, TheRangeIsTheMostThatIsTakenOff) {
    const CompressorSettings settings{.thresholdDb = -40.0, .ratio = 20.0, .attackMs = 5.0, .rangeDb = 6.0};
    EXPECT_EQ(staticCurveDb(settings, -10.0), -16.0);
    EXPECT_NEAR(settledDb(settings, 1000.0, -10.0), -16.0, 1e-3);
}

TEST(Compressor, ASteadySineReadsTheSameByPeaksAndByRms) {
    CompressorSettings settings{.thresholdDb = -24.0, .ratio = 4.0, .attackMs = 5.0, .releaseMs = 300.0};
    settings.detection = core::Detection::rms;
    EXPECT_NEAR(settledDb(settings, 1000.0, -6.0), staticCurveDb(settings, -6.0), 0.05);
}

TEST(Compressor, ByRmsASinglePeakIsLeftAlone) {
    const auto deepestDb = [](core::Detection detection) {
        auto compressor =
            tests::prepared<Compressor>({.thresholdDb = -20.0, .ratio = 4.0, .attackMs = 0.1, .detection = detection});
        auto peak = tests::onBoth(tests::silence(quantumFrames));
        peak.left[10] = peak.right[10] = 0.5;
        tests::processed(compressor, peak);
        return compressor.gainReductionDb();
    };
    EXPECT_LT(deepestDb(core::Detection::peak), -2.0);
    EXPECT_EQ(deepestDb(core::Detection::rms), 0.0);
}

TEST(Compressor, LookAheadMovesTheGainNeverTheSound) {
    const int step = 100 * quantumFrames;
    for (const int delayMs : {3, 10})
        for (const double lookAheadMs : {0.0, 1.0, 3.0, 10.0}) {
            auto compressor = tests::prepared<Compressor>({.thresholdDb = -30.0,
                                                           .ratio = 4.0,
                                                           .kneeDb = 0.0,
                                                           .attackMs = 1.0,
                                                           .delayMs = delayMs,
                                                           .lookAheadMs = lookAheadMs},
                                                          rate);
            EXPECT_EQ(compressor.latency(), delayMs * rate / 1000);
            const auto out = tests::processed(compressor, steps({{-40.0, step}, {-10.0, step}}));
            const int arrives = step + compressor.latency();
            const int ahead = static_cast<int>(std::min(lookAheadMs, static_cast<double>(delayMs)) * rate / 1000.0);
            const double before = engine::dsp::fixed::dbToGain(-40.0);
            EXPECT_EQ(out.left[static_cast<std::size_t>(arrives - ahead - 1)], before);
            EXPECT_NE(out.left[static_cast<std::size_t>(arrives - ahead)], before);
            EXPECT_GT(out.left[static_cast<std::size_t>(arrives)], 4.0 * before);
            EXPECT_LT(out.left[static_cast<std::size_t>(arrives - 1)], 1.001 * before);
        }
}

TEST(Compressor, TheSideChainsBellAndShelfMoveWhatIsHeardByTheirGain) {
    CompressorSettings settings{.thresholdDb = -30.0, .ratio = 2.0, .kneeDb = 0.0, .attackMs = 5.0, .releaseMs = 500.0};
    const double plainDb = settledDb(settings, 1000.0, -20.0);
    settings.sideChainBellDb = 6.0;
    EXPECT_NEAR(settledDb(settings, 1000.0, -20.0), plainDb - 3.0, 0.02);
    settings.sideChainBellHz = 7900.0;
    settings.sideChainBellQ = 10.0;
    EXPECT_NEAR(settledDb(settings, 1000.0, -20.0), plainDb, 0.02);
    settings.sideChainShelfDb = 6.0;
    settings.sideChainShelfHz = 500.0;
    EXPECT_NEAR(settledDb(settings, 7900.0, -26.0), -26.0 - 0.5 * (-26.0 + 12.0 + 30.0), 0.05);
    EXPECT_NEAR(settledDb(settings, 40.0, -20.0), plainDb, 0.1);
}

TEST(Compressor, InMidAndSideEachIsTurnedDownForItself) {
    using Channel = core::DynamicsChannel;
    const int frames = rate;
    const auto reductionsDb = [&](Channel channel, double linkPercent) {
        auto compressor = tests::prepared<Compressor>({.thresholdDb = -30.0,
                                                       .ratio = 4.0,
                                                       .kneeDb = 0.0,
                                                       .attackMs = 1.0,
                                                       .linkPercent = linkPercent,
                                                       .channel = channel});
        // Mid -10 dB, side -20 dB, both direct current.
        const double mid = engine::dsp::fixed::dbToGain(-10.0);
        const double side = engine::dsp::fixed::dbToGain(-20.0);
        const auto out = tests::processed(compressor, {tests::Signal(static_cast<std::size_t>(frames), mid + side),
                                                       tests::Signal(static_cast<std::size_t>(frames), mid - side)});
        return std::pair{20.0 * std::log10(0.5 * (out.left.back() + out.right.back()) / mid),
                         20.0 * std::log10(0.5 * (out.left.back() - out.right.back()) / side)};
    };
    const auto expect = [](std::pair<double, double> got, double mid, double side) {
        EXPECT_NEAR(got.first, mid, 1e-3);
        EXPECT_NEAR(got.second, side, 1e-3);
    };
    expect(reductionsDb(Channel::midSide, 0.0), -15.0, -7.5);
    expect(reductionsDb(Channel::midSide, 100.0), -15.0, -15.0);
    expect(reductionsDb(Channel::mid, 0.0), -15.0, 0.0);
    expect(reductionsDb(Channel::side, 0.0), 0.0, -7.5);
}

TEST(Compressor, MakeupIsPlainGain) {
    auto compressor = tests::prepared<Compressor>({.thresholdDb = 0.0, .ratio = 2.0, .kneeDb = 0.0, .makeupDb = 6.0});
    const auto in = tests::onBoth(tests::noise(-20.0, 1024));
    const auto out = tests::processed(compressor, in);
    const double gain = engine::dsp::fixed::dbToGain(6.0);
    for (std::size_t i = 0; i < 1024; ++i) ASSERT_EQ(out.left[i], in.left[i] * gain);
}

TEST(Compressor, TheLinkTellsTheChannelsOfEachOther) {
    const auto quieterGainDb = [](double linkPercent) {
        auto compressor = tests::prepared<Compressor>(
            {.thresholdDb = -20.0, .ratio = 4.0, .kneeDb = 0.0, .attackMs = 1.0, .linkPercent = linkPercent});
        const auto out = tests::processed(compressor, {steps({{0.0, 48000}}).left, steps({{-20.0, 48000}}).left});
        return 20.0 * std::log10(out.right.back()) + 20.0;
    };
    EXPECT_NEAR(quieterGainDb(100.0), -15.0, 1e-3);
    EXPECT_NEAR(quieterGainDb(50.0), -7.5, 1e-3);
    EXPECT_NEAR(quieterGainDb(0.0), 0.0, 1e-3);
}

TEST(Compressor, TheSideChainsHighPassKeepsTheBassOutOfTheDetectorOnly) {
    const auto reductionDb = [](double highPassHz) {
        auto compressor =
            tests::prepared<Compressor>({.thresholdDb = -20.0, .ratio = 10.0, .sideChainHighPassHz = highPassHz}, rate);
        const auto out = tests::processed(compressor, tests::onBoth(tests::sine(50.0, -6.0, 2 * rate, rate)));
        const std::span<const double> settled(out.left.data() + rate, static_cast<std::size_t>(rate));
        return tests::toneDb(settled, 50.0, rate) + 6.0;
    };
    EXPECT_LT(reductionDb(20.0), -10.0);
    EXPECT_NEAR(reductionDb(300.0), 0.0, 0.01); // 31 dB down at 50 Hz: under the threshold.
}

TEST(Compressor, SaysHowMuchItTakes) {
    const CompressorSettings settings{.thresholdDb = -20.0, .ratio = 4.0, .kneeDb = 0.0, .attackMs = 1.0};
    auto compressor = tests::prepared<Compressor>(settings, rate);
    EXPECT_EQ(compressor.gainReductionDb(), 0.0);
    tests::processed(compressor, steps({{0.0, rate}}));
    EXPECT_NEAR(compressor.gainReductionDb(), -15.0, 1e-6);
}
