#include "engine/dsp/Compressor.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using core::CompressorSettings;
using engine::dsp::Compressor;
using engine::dsp::quantumFrames;
using engine::dsp::staticCurveDb;

namespace {

constexpr int rate = 48000;

/// Frames of one level after another on both channels, full-scale direct current.
tests::StereoSignal steps(std::initializer_list<std::pair<double, int>> levels) {
    tests::Signal signal;
    for (const auto& [db, frames] : levels)
        signal.insert(signal.end(), static_cast<std::size_t>(frames), engine::dsp::fixed::dbToGain(db));
    return tests::onBoth(signal);
}

/// The frame, from `from`, at which the gain has gone 63 % of its way (in dB) to where it ends.
int framesTo63Percent(const tests::StereoSignal& in, const tests::StereoSignal& out, int from, int to) {
    const auto gainDb = [&](int frame) {
        const auto place = static_cast<std::size_t>(frame);
        return 20.0 * std::log10(out.left[place] / in.left[place]);
    };
    const double start = gainDb(from - 1);
    const double end = gainDb(to - 1);
    int frame = from;
    while (std::abs(gainDb(frame) - start) < (1.0 - std::exp(-1.0)) * std::abs(end - start)) ++frame;
    return frame - from + 1;
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

TEST(Compressor, AttackAndReleaseAreTheTimesToSixtyThreePercent) {
    for (const auto& [attackMs, releaseMs] : {std::pair{10.0, 200.0}, {1.0, 50.0}, {50.0, 100.0}, {100.0, 60.0}}) {
        const CompressorSettings settings{
            .thresholdDb = -30.0, .ratio = 4.0, .kneeDb = 0.0, .attackMs = attackMs, .releaseMs = releaseMs};
        auto compressor = tests::prepared<Compressor>(settings, rate);
        const int quiet = 4 * quantumFrames;
        const int loud = 2 * rate / quantumFrames * quantumFrames;
        const auto in = steps({{-40.0, quiet}, {-10.0, loud}, {-40.0, loud}});
        const auto out = tests::processed(compressor, in);
        const double attack = framesTo63Percent(in, out, quiet, quiet + loud) * 1000.0 / rate;
        const double release = framesTo63Percent(in, out, quiet + loud, quiet + 2 * loud) * 1000.0 / rate;
        EXPECT_NEAR(attack, attackMs, 0.01 * attackMs + 0.05);
        EXPECT_NEAR(release, releaseMs, 0.01 * releaseMs + 0.05);
    }
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
