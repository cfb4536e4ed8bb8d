// EBU Tech 3341 (2016), table 1, synthesised. Left out: case 6 is 5.0 sound, which Lacquer does not master; cases 7 and
// 8 are authentic programmes. Cases 20 to 23 are built by their description from a tone at four times the rate.
#include "engine/metering/LoudnessMeter.h"
#include "tests/metering/Tones.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tests {
namespace {

constexpr double toleranceLu = 0.1;
constexpr int rate = 48000;

void expectSteady(double level, int at) {
    const auto loudness = measured(tones({{20.0, level}}, at), at);
    EXPECT_NEAR(*loudness.integratedLufs, level, toleranceLu) << at;
    EXPECT_NEAR(*loudness.maxMomentaryLufs, level, toleranceLu) << at;
    EXPECT_NEAR(*loudness.maxShortTermLufs, level, toleranceLu) << at;
}

TEST(Tech3341, Case1And2SteadyTone) {
    expectSteady(-23.0, rate);
    expectSteady(-33.0, rate);
    expectSteady(-23.0, 44100);
    expectSteady(-33.0, 96000);
}

TEST(Tech3341, Case3RelativeGate) {
    const auto signal = tones({{10, -36}, {60, -23}, {10, -36}}, 44100);
    EXPECT_NEAR(*measured(signal, 44100).integratedLufs, -23.0, toleranceLu);
}

TEST(Tech3341, Case4AbsoluteGate) {
    const auto signal = tones({{10, -72}, {10, -36}, {60, -23}, {10, -36}, {10, -72}}, rate);
    EXPECT_NEAR(*measured(signal, rate).integratedLufs, -23.0, toleranceLu);
}

TEST(Tech3341, Case5NothingGated) {
    const auto signal = tones({{20, -26}, {20.1, -20}, {20, -26}}, rate);
    EXPECT_NEAR(*measured(signal, rate).integratedLufs, -23.0, toleranceLu);
}

TEST(Tech3341, Case9ShortTermIsSteadyAfterThreeSeconds) {
    std::vector<Piece> pieces;
    for (int i = 0; i < 5; ++i) pieces.insert(pieces.end(), {{1.34, -20}, {1.66, -30}});
    auto signal = tones(pieces, rate);
    engine::metering::LoudnessMeter meter(rate);
    for (int at = 0; at < signal.frames(); at += 4800) {
        meter.add(signal.block().part(at, 4800));
        if (at < 3 * rate) continue;
        ASSERT_NEAR(*meter.shortTermLufs(), -23.0, toleranceLu) << at;
    }
}

TEST(Tech3341, Case10ShortTermOfToneOfThreeSeconds) {
    for (int i = 1; i <= 20; ++i) {
        const auto loudness = measured(tones({{0.15 * i, quiet}, {3, -23}, {1, quiet}}, rate), rate);
        EXPECT_NEAR(*loudness.maxShortTermLufs, -23.0, toleranceLu) << i;
    }
}

TEST(Tech3341, Case11ShortTermLive) {
    engine::metering::LoudnessMeter meter(rate);
    for (int i = 1; i <= 20; ++i) {
        auto signal = tones({{0.15 * i, quiet}, {3, -39.0 + i}, {3 - 0.15 * i, quiet}}, rate);
        meter.add(signal.block());
        EXPECT_NEAR(*meter.loudness().maxShortTermLufs, -39.0 + i, toleranceLu);
    }
}

TEST(Tech3341, Case12MomentaryIsSteadyAfterOneSecond) {
    std::vector<Piece> pieces;
    for (int i = 0; i < 25; ++i) pieces.insert(pieces.end(), {{0.18, -20}, {0.22, -30}});
    auto signal = tones(pieces, rate);
    engine::metering::LoudnessMeter meter(rate);
    for (int at = 0; at < signal.frames(); at += 480) {
        meter.add(signal.block().part(at, 480));
        if (at < rate) continue;
        ASSERT_NEAR(*meter.momentaryLufs(), -23.0, toleranceLu) << at;
    }
}

TEST(Tech3341, Case13MomentaryOfToneOf400Milliseconds) {
    for (int i = 1; i <= 20; ++i) {
        const auto loudness = measured(tones({{0.02 * i, quiet}, {0.4, -23}, {1, quiet}}, rate), rate);
        EXPECT_NEAR(*loudness.maxMomentaryLufs, -23.0, toleranceLu) << i;
    }
}

TEST(Tech3341, Case14MomentaryLive) {
    engine::metering::LoudnessMeter meter(rate);
    for (int i = 1; i <= 20; ++i) {
        auto signal = tones({{0.02 * i, quiet}, {0.4, -39.0 + i}, {0.4 - 0.02 * i, quiet}}, rate);
        meter.add(signal.block());
        EXPECT_NEAR(*meter.loudness().maxMomentaryLufs, -39.0 + i, toleranceLu);
    }
}

void expectTruePeak(StereoSignal signal, double expectedDbtp, const char* what) {
    const auto peak = *measured(std::move(signal), rate).truePeakDbtp;
    EXPECT_LE(peak, expectedDbtp + 0.2) << what;
    EXPECT_GE(peak, expectedDbtp - 0.4) << what;
}

TEST(Tech3341, Case15To19TruePeakOfSteadyTones) {
    struct Case {
        const char* name;
        double hz, peakDb, phaseDegrees, expectedDbtp;
    };
    for (const auto& each : {Case{"15", rate / 4.0, -6.0206, 0, -6.0}, Case{"16", rate / 4.0, -6.0206, 45, -6.0},
                             Case{"17", rate / 6.0, -6.0206, 60, -6.0}, Case{"18", rate / 8.0, -6.0206, 67.5, -6.0},
                             Case{"19", rate / 4.0, 2.9844, 45, 3.0}})
        expectTruePeak(onBoth(faded(sine(each.hz, each.peakDb, rate, rate, each.phaseDegrees), 480)), each.expectedDbtp,
                       each.name);
}

/// A tone at fs/6 of half scale and in its middle one period at fs/4 of full scale, made at 4 fs, then limited to fs/2.
Signal burstAtFourTimesTheRate() {
    constexpr int frames = 4 * 4800;
    Signal burst = faded(sine(rate / 6.0, -6.0206, frames, 4 * rate), 2000);
    for (int i = 0; i < 16; ++i)
        burst[static_cast<std::size_t>(frames / 2 + i)] = std::sin(2.0 * std::numbers::pi * i / 16.0);
    constexpr int half = 400;
    Signal limited = silence(frames);
    for (int i = half; i < frames - half; ++i)
        for (int tap = -half; tap <= half; ++tap) {
            const double x = std::numbers::pi * tap / 4.0;
            const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * tap / half);
            const double weight = tap == 0 ? 0.25 : 0.25 * window * std::sin(x) / x;
            limited[static_cast<std::size_t>(i)] += weight * burst[static_cast<std::size_t>(i + tap)];
        }
    return limited;
}

TEST(Tech3341, Case20To23TruePeakOfABurstAtFourPlacesBetweenSamples) {
    const auto burst = burstAtFourTimesTheRate();
    for (std::size_t offset = 0; offset < 4; ++offset) {
        Signal picked;
        for (std::size_t i = offset; i < burst.size(); i += 4) picked.push_back(burst[i]);
        expectTruePeak(onBoth(faded(picked, 200)), 0.0, "20 to 23");
    }
}

} // namespace
} // namespace tests
