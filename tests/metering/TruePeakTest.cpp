#include "engine/dsp/TruePeak.h"

#include "engine/dsp/SimdTargets.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tests {
namespace {

using engine::dsp::TruePeak;

double decibels(double magnitude) {
    return 20.0 * std::log10(std::max(magnitude, 1e-20));
}

Signal peaksOf(Signal in, double floor = 0.0, std::size_t block = 1000, int points = 8) {
    TruePeak meter(points);
    for (std::size_t at = 0; at < in.size(); at += block) {
        const auto part = std::span(in).subspan(at, std::min(block, in.size() - at));
        meter.process(part, part, floor);
    }
    return in;
}

double truePeakOf(const Signal& in) {
    return decibels(TruePeak().highest(joined(in, silence(TruePeak::latency()))));
}

TEST(TruePeak, ReadsASineWithinTwoHundredthsToNearNyquist) {
    for (const double share : {0.01, 0.1, 0.2, 0.25, 0.3, 0.4, 0.43, 0.45, 0.46})
        for (int phase = 0; phase < 180; phase += 15) {
            const auto tone = faded(sine(share * 48000, -6.0, 4096, 48000, phase + 0.5), 512);
            EXPECT_NEAR(truePeakOf(tone), -6.0, 0.02) << share << " of the rate, phase " << phase;
        }
}

TEST(TruePeak, ReadsAFlatTopAsItsLevel) {
    for (const double level : {1.0, 0.891, 0.25, 1.0 / 3.0, 0.1, 1e-3}) {
        const Signal flat = faded(Signal(4096, level), 1024);
        EXPECT_NEAR(truePeakOf(flat), decibels(level), 0.02) << level;
    }
}

TEST(TruePeak, ReportsThePeakAtItsFrame) {
    Signal impulse = silence(300);
    impulse[100] = 1.0;
    const auto peaks = peaksOf(impulse);
    const auto highest = std::max_element(peaks.begin(), peaks.end()) - peaks.begin();
    EXPECT_EQ(highest, 100 + TruePeak::latency());
    EXPECT_EQ(peaks[100 + static_cast<std::size_t>(TruePeak::latency())], 1.0);
    EXPECT_GT(peaks[99 + static_cast<std::size_t>(TruePeak::latency())], 0.9);
    EXPECT_LT(peaks[102 + static_cast<std::size_t>(TruePeak::latency())], 0.3);
}

TEST(TruePeak, FindsThePeakBetweenTwoSamplesInTheFrameAheadOfIt) {
    Signal pulse = silence(200);
    for (int i = 0; i < 200; ++i) { // A band-limited pulse whose top is at 100.5.
        const double x = 3.141592653589793 * (i - 100.5) * 0.8;
        pulse[static_cast<std::size_t>(i)] = std::sin(x) / x;
    }
    const auto peaks = peaksOf(pulse);
    const auto highest = std::max_element(peaks.begin(), peaks.end()) - peaks.begin();
    EXPECT_EQ(highest, 100 + TruePeak::latency());
    EXPECT_NEAR(peaks[static_cast<std::size_t>(highest)], 1.0, 0.002);
}

TEST(TruePeak, AgreesWithTheSixteenTimesMeterOnMusic) {
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto signal = musicLike(12000, 44100, -0.5, seed).left;
        const double judged = truePeakDbtp(signal);
        EXPECT_GT(judged, samplePeakDb(signal) + 0.001);
        EXPECT_NEAR(truePeakOf(signal), judged, 0.02);
    }
}

TEST(TruePeak, AgreesWithTheSixteenTimesMeterOnBrightNoise) {
    auto signal = noise(0.0, 6000);
    for (int pass = 0; pass < 3; ++pass) // A zero at Nyquist: what lies there has no true peak to agree on.
        for (std::size_t i = signal.size() - 1; i > 0; --i) signal[i] = 0.5 * (signal[i] + signal[i - 1]);
    EXPECT_NEAR(truePeakOf(signal), truePeakDbtp(signal), 0.02);
}

TEST(TruePeak, HasTheSameBitsForEverySizeOfBlock) {
    const auto signal = noise(0.0, 5000);
    const auto whole = peaksOf(signal, 0.0, 5000);
    for (const std::size_t block : {1, 7, 31, 64, 255, 256, 257, 4096}) EXPECT_EQ(peaksOf(signal, 0.0, block), whole);
}

TEST(TruePeak, HasTheSameBitsOnEverySimdTarget) {
    const auto signal = joined(noise(0.0, 3001), scaled(noise(0.0, 1000, 2), -300.0));
    const auto targets = engine::dsp::simdTargets();
    EXPECT_GE(targets.size(), 2u);
    for (const int points : {1, 2, 4, 8, 16}) {
        const auto best = peaksOf(signal, 0.0, 1000, points);
        for (const auto& target : targets) {
            engine::dsp::useSimdTarget(target);
            EXPECT_EQ(peaksOf(signal, 0.0, 1000, points), best) << target << " " << points;
        }
        engine::dsp::useSimdTarget({});
    }
}

TEST(TruePeak, MorePointsSeeMoreAndOneSeesTheSamples) {
    const auto readDb = [](const Signal& signal, int points) {
        return decibels(std::ranges::max(peaksOf(signal, 0.0, 1000, points)));
    };
    const auto music = musicLike(8000, 44100).left;
    EXPECT_EQ(readDb(music, 1), samplePeakDb(std::span(music).first(music.size() - 32)));
    for (const int points : {2, 4, 8, 16}) EXPECT_NEAR(readDb(music, points), truePeakDbtp(music), 0.02) << points;
    // The farther from the samples its tops may lie, the more a high tone hides from few points.
    struct Case {
        int points;
        double share, withinDb;
    };
    for (const Case& each : {Case{2, 0.25, 0.07}, {4, 0.4, 0.04}, {8, 0.46, 0.02}, {16, 0.46, 0.01}})
        for (const double degrees : {0.0, 20.0, 45.0, 70.0}) {
            const auto tone = faded(sine(each.share * 44100.0, 0.0, 8192, 44100, degrees), 500);
            EXPECT_NEAR(readDb(tone, each.points), 0.0, each.withinDb) << each.points << " " << degrees;
        }
}

void expectSamplesUpToTheFloor(const Signal& signal, double floor, int points = 8) {
    const auto all = peaksOf(signal, 0.0, 1000, points);
    const auto some = peaksOf(signal, floor, 77, points);
    int changed = 0;
    for (std::size_t i = 32; i < signal.size(); ++i) {
        const double sample = std::abs(signal[i - 32]);
        ASSERT_EQ(some[i], all[i] > floor ? all[i] : sample) << i << ", floor " << floor;
        changed += some[i] != all[i];
    }
    EXPECT_GT(changed, 100);
}

TEST(TruePeak, GivesTheSampleWhereNoPointRisesAboveTheFloor) {
    const auto loudAmongSoft = joined(noise(-14.0, 3000), joined(noise(0.0, 3000), noise(-30.0, 300)));
    for (const double floor : {0.05, 0.3, 1.0})
        for (const int points : {2, 4, 8, 16}) expectSamplesUpToTheFloor(loudAmongSoft, floor, points);
    for (const double floor : {0.2, 0.5, 0.8, 0.9}) expectSamplesUpToTheFloor(musicLike(8000, 44100).left, floor);
    expectSamplesUpToTheFloor(sine(11025.0, 0.0, 2000, 44100, 45.0), 0.99999);
}

TEST(TruePeak, HighestIsTheHighestOfThePeaks) {
    const auto signal = noise(-1.0, 3000);
    const auto peaks = peaksOf(signal);
    EXPECT_EQ(TruePeak().highest(signal), *std::max_element(peaks.begin(), peaks.end()));
    EXPECT_EQ(TruePeak().highest(silence(500)), 0.0);
}

TEST(TruePeak, ForgetsAtReset) {
    TruePeak meter;
    meter.highest(noise(0.0, 100));
    meter.reset();
    EXPECT_EQ(meter.highest(silence(200)), 0.0);
}

} // namespace
} // namespace tests
