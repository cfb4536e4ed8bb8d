#include "engine/metering/LiveMeters.h"

#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tests {
namespace {

using engine::metering::LiveMeters;
using engine::metering::Spectrum;

constexpr int rate = 48000;

engine::MeterReading readingOf(StereoSignal signal, int block = 480) {
    LiveMeters meters(rate);
    for (int at = 0; at < signal.frames(); at += block)
        meters.add(signal.block().part(at, std::min(block, signal.frames() - at)));
    return meters.reading();
}

int bandOf(double hz) {
    int best = 0;
    for (int band = 0; band < Spectrum::bands; ++band)
        if (std::abs(std::log(Spectrum::bandHz(band) / hz)) < std::abs(std::log(Spectrum::bandHz(best) / hz)))
            best = band;
    return best;
}

TEST(LiveMeters, ReadSilenceWithoutInfinities) {
    for (const auto& reading : {LiveMeters(rate).reading(), readingOf(onBoth(silence(rate)))}) {
        EXPECT_FALSE(reading.momentaryLufs);
        EXPECT_EQ(reading.sinceReset, core::Loudness{});
        EXPECT_EQ(reading.truePeakDbtp[0], -200.0);
        EXPECT_EQ(reading.samplePeakDb[1], -200.0);
        EXPECT_EQ(reading.rmsDb[0], -200.0);
        EXPECT_EQ(reading.correlation, 0.0);
        EXPECT_EQ(*std::max_element(reading.spectrumDb.begin(), reading.spectrumDb.end()), -200.0F);
    }
}

TEST(LiveMeters, ReadATone) {
    auto tone = onBoth(sine(1000, -20, 4 * rate, rate));
    tone.right = scaled(tone.right, -6.0);
    const auto reading = readingOf(tone);
    const double expectedLufs = -20.0 + 10.0 * std::log10((1.0 + std::pow(10.0, -0.6)) / 2.0);
    EXPECT_NEAR(*reading.momentaryLufs, expectedLufs, 0.05);
    EXPECT_NEAR(*reading.shortTermLufs, expectedLufs, 0.05);
    EXPECT_NEAR(*reading.sinceReset.integratedLufs, expectedLufs, 0.05);
    EXPECT_NEAR(reading.truePeakDbtp[0], -20.0, 0.01);
    EXPECT_NEAR(reading.truePeakDbtp[1], -26.0, 0.01);
    EXPECT_NEAR(reading.correlation, 1.0, 1e-9);
}

TEST(LiveMeters, CorrelationTellsOppositeFromUnrelated) {
    const auto one = noise(-10, rate, 1);
    const auto other = noise(-10, rate, 2);
    EXPECT_NEAR(readingOf({one, scaled(one, -3)}).correlation, 1.0, 1e-9);
    auto opposite = one;
    for (auto& sample : opposite) sample = -sample;
    EXPECT_NEAR(readingOf({one, opposite}).correlation, -1.0, 1e-9);
    EXPECT_NEAR(readingOf({one, other}).correlation, 0.0, 0.05);
    EXPECT_EQ(readingOf({one, silence(rate)}).correlation, 0.0);
}

TEST(LiveMeters, ReadTheRmsOfTheLast300Milliseconds) {
    auto tone = onBoth(sine(1000, -20, rate, rate));
    tone.right = scaled(tone.right, -6.0);
    LiveMeters meters(rate);
    meters.add(tone.block().part(0, 1000)); // less than there will be
    EXPECT_NEAR(meters.reading().rmsDb[0], -23.01, 0.1);
    meters.add(tone.block().part(1000, rate - 1000));
    EXPECT_NEAR(meters.reading().rmsDb[0], -23.01, 0.01);
    EXPECT_NEAR(meters.reading().rmsDb[1], -29.01, 0.01);
    auto rest = onBoth(silence(15 * 480));
    meters.add(rest.block());
    EXPECT_NEAR(meters.reading().rmsDb[0], -26.02, 0.2); // half of it
    meters.add(rest.block());
    EXPECT_EQ(meters.reading().rmsDb[0], -200.0);
}

TEST(LiveMeters, ShowTheNewestFramesInTheScope) {
    StereoSignal signal{ramp(3000), scaled(ramp(3000), -6.0)};
    for (const int block : {3000, 480, 7}) {
        const auto scope = readingOf(signal, block).scope;
        for (std::size_t i = 0; i < scope.size(); ++i) {
            ASSERT_EQ(scope[i][0], static_cast<float>(3000 - 512 + i + 1));
            ASSERT_EQ(scope[i][1], static_cast<float>(signal.right[3000 - 512 + i]));
        }
    }
    EXPECT_EQ(readingOf({ramp(10), ramp(10)}).scope[501][0], 0.0F);
    EXPECT_EQ(readingOf({ramp(10), ramp(10)}).scope[502][0], 1.0F);
}

TEST(LiveMeters, CountOversUntilTheyAreReset) {
    LiveMeters meters(rate);
    auto signal = onBoth(silence(480));
    signal.left[10] = 1.0;
    signal.left[20] = -1.25;
    signal.right[30] = 0.999;
    signal.right[40] = -1.0;
    meters.add(signal.block());
    EXPECT_EQ(meters.reading().overs, 3u);
    meters.add(signal.block());
    EXPECT_EQ(meters.reading().overs, 6u);
    meters.reset();
    EXPECT_EQ(meters.reading().overs, 0u);
    EXPECT_EQ(meters.reading().truePeakOvers, 0u);
    EXPECT_EQ(meters.reading().scope[511][0], 0.0F);
}

TEST(LiveMeters, CountTheStepsWithATruePeakOverFullScale) {
    // At a quarter of the rate and 45 degrees the samples lie 3 dB below the peak between them.
    const auto tone = sine(rate / 4.0, 1.0, 100 * 480, rate, 45.0);
    for (const int block : {100 * 480, 480, 77}) {
        const auto reading = readingOf(onBoth(tone), block);
        EXPECT_EQ(reading.overs, 0u);
        EXPECT_EQ(reading.truePeakOvers, 100u) << block;
    }
    EXPECT_EQ(readingOf(onBoth(faded(sine(rate / 4.0, -0.2, 100 * 480, rate, 45.0), 4800))).truePeakOvers, 0u);
}

TEST(LiveMeters, ForgetPeaksAndGainReductionAfter100Milliseconds) {
    LiveMeters meters(rate);
    auto impulse = onBoth(silence(480));
    impulse.left[100] = 0.5;
    meters.addGainReduction(-3.0);
    meters.addGainReduction(-1.0);
    meters.add(impulse.block());
    auto rest = onBoth(silence(9 * 480 - 100));
    meters.add(rest.block());
    EXPECT_NEAR(meters.reading().truePeakDbtp[0], -6.02, 0.01);
    EXPECT_NEAR(meters.reading().samplePeakDb[0], -6.02, 0.01);
    EXPECT_EQ(meters.reading().gainReductionDb, -3.0);
    meters.add(rest.block().part(0, 600));
    EXPECT_EQ(meters.reading().samplePeakDb[0], -200.0);
    EXPECT_EQ(meters.reading().gainReductionDb, 0.0);
    EXPECT_NEAR(*meters.reading().sinceReset.samplePeakDb, -6.02, 0.01);
    meters.reset();
    EXPECT_EQ(meters.reading().sinceReset, core::Loudness{});
}

TEST(LiveMeters, ReadTheSameHoweverTheFramesCome) {
    const auto music = musicLike(rate, rate);
    const auto one = readingOf(music, 480);
    const auto other = readingOf(music, 777);
    EXPECT_EQ(one.truePeakDbtp, other.truePeakDbtp);
    EXPECT_NEAR(one.correlation, other.correlation, 1e-12);
    EXPECT_EQ(one.spectrumDb, other.spectrumDb);
}

TEST(Spectrum, ReadsAFullScaleSineAsZeroAtItsPitchOnly) {
    for (const double hz : {70.0, 200.0, 440.0, 1000.0, 3333.0, 9000.0, 19000.0}) {
        const int band = bandOf(hz);
        const auto reading = readingOf(onBoth(sine(Spectrum::bandHz(band), 0.0, rate, rate)));
        EXPECT_NEAR(reading.spectrumDb[static_cast<std::size_t>(band)], 0.0, 0.3) << hz;
        const double apart = hz < 300 ? 3.0 : 1.3;
        EXPECT_LT(reading.spectrumDb[static_cast<std::size_t>(std::min(255, bandOf(hz * apart)))], -60.0) << hz;
        EXPECT_LT(reading.spectrumDb[static_cast<std::size_t>(bandOf(hz / apart))], -60.0) << hz;
    }
}

TEST(Spectrum, IsAsFineAtHighRates) {
    Spectrum spectrum(192000);
    auto tone = onBoth(sine(Spectrum::bandHz(100), -12.0, 192000, 192000));
    spectrum.add(tone.block());
    EXPECT_NEAR(spectrum.bandsDb()[100], -12.0, 0.3);
    EXPECT_LT(spectrum.bandsDb()[125], -70.0);
}

} // namespace
} // namespace tests
