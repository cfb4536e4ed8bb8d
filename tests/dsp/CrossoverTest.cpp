// The crossover's promises: a flat sum wherever the splits lie, and bands as their curves say.
#include "engine/dsp/Crossover.h"
#include "core/Units.h"
#include "engine/dsp/RealFft.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Samples.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace engine::dsp;

namespace {

constexpr int length = 65536;

/// Every band's answer to an impulse on the left.
std::vector<tests::Signal> impulses(const Splits& splits, std::size_t count, int rate) {
    Crossover crossover;
    crossover.prepare(rate, count);
    crossover.aim(splits, 0);
    crossover.reset();
    std::vector<tests::Signal> heard(count, tests::silence(length));
    auto sound = tests::onBoth(tests::silence(length));
    sound.left[0] = 1.0;
    std::array<Crossover::Band, mostBands> bands;
    for (int at = 0; at < length; at += quantumFrames) {
        crossover.split(sound.block().part(at, quantumFrames), bands);
        for (std::size_t band = 0; band < count; ++band)
            for (std::size_t i = 0; i < quantumFrames; ++i)
                heard[band][static_cast<std::size_t>(at) + i] = bands[band][i][0];
    }
    return heard;
}

/// Looks at the magnitude in dB of every bin from 10 Hz up.
void lookAt(const tests::Signal& impulse, int rate, const std::function<void(double hz, double db)>& look) {
    RealFft fft(length);
    std::copy(impulse.begin(), impulse.end(), fft.signal().begin());
    fft.forward();
    for (int bin = 1; bin < length / 2; ++bin) {
        const double hz = static_cast<double>(bin) * rate / length;
        if (hz >= 10.0) look(hz, 20.0 * std::log10(std::abs(fft.spectrum()[static_cast<std::size_t>(bin)])));
    }
}

Splits anySplits(tests::Dice& dice) {
    Splits splits{};
    for (double& split : splits) split = dice.byOctaves(30.0, 16000.0);
    return splits;
}

} // namespace

TEST(Crossover, TheSumOfBandsIsFlatWhereverTheSplitsLie) {
    tests::Dice dice(1);
    double worst = 0.0;
    for (int trial = 0; trial < 24; ++trial) {
        const int rate = core::albumRates[static_cast<std::size_t>(trial) % core::albumRates.size()];
        const std::size_t count = 2 + static_cast<std::size_t>(trial) % 5;
        Splits splits = anySplits(dice);
        if (trial % 3 != 0) std::ranges::sort(splits); // Else they cross.
        if (trial % 4 == 0) splits[1] = splits[0];
        const auto bands = impulses(splits, count, rate);
        tests::Signal sum = tests::silence(length);
        for (const auto& band : bands)
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += band[i];
        lookAt(sum, rate, [&](double, double db) { worst = std::max(worst, std::abs(db)); });
    }
    RecordProperty("worst", std::to_string(worst));
    EXPECT_LT(worst, 1e-6);
}

TEST(Crossover, EveryBandIsAsItsCurveSays) {
    const Splits splits{100.0, 350.0, 1500.0, 6000.0, 12000.0};
    for (const int rate : {44100, 192000})
        for (std::size_t count = 2; count <= mostBands; ++count) {
            const auto bands = impulses(splits, count, rate);
            for (std::size_t band = 0; band < count; ++band)
                lookAt(bands[band], rate, [&](double hz, double db) {
                    const double said = bandMagnitudeDb(splits, count, band, hz, rate);
                    if (said < -100.0) return;
                    ASSERT_NEAR(db, said, 1e-3) << count << " " << band << " " << hz;
                });
        }
}

TEST(Crossover, ASplitLetsSixDecibelsLessThroughToEitherSide) {
    const Splits splits{100.0, 1000.0, 10000.0};
    EXPECT_NEAR(bandMagnitudeDb(splits, 4, 1, 1000.0, 48000), -6.0206, 1e-3);
    EXPECT_NEAR(bandMagnitudeDb(splits, 4, 2, 1000.0, 48000), -6.0206, 1e-2);
    EXPECT_NEAR(bandMagnitudeDb(splits, 4, 1, 4000.0, 48000), -48.0, 1.0); // 24 dB an octave.
    EXPECT_NEAR(bandMagnitudeDb(splits, 4, 1, 316.0, 48000), 0.0, 0.2);
}

TEST(Crossover, ASplitBelowTheOneBeforeItLeavesNothingButTheCrossingBetween) {
    const Splits crossed{2000.0, 500.0};
    const Splits equal{2000.0, 2000.0};
    EXPECT_EQ(impulses(crossed, 3, 48000), impulses(equal, 3, 48000));
}

TEST(Crossover, SplitsIntoTheSameBitsOnEverySimdTarget) {
    const Splits splits{60.0, 350.0, 1500.0, 6000.0, 12000.0};
    const auto targets = simdTargets();
    for (std::size_t count = 2; count <= mostBands; ++count) {
        useSimdTarget({});
        const auto expected = impulses(splits, count, 44100);
        for (const std::string& target : targets) {
            useSimdTarget(target);
            EXPECT_TRUE(impulses(splits, count, 44100) == expected) << count << " " << target;
        }
    }
    useSimdTarget({});
}

TEST(Crossover, MovingSplitsDoNotClick) {
    constexpr int rate = 48000;
    Crossover crossover;
    crossover.prepare(rate, 4);
    crossover.aim({100.0, 400.0, 4000.0}, 0);
    crossover.reset();
    auto sound = tests::onBoth(tests::sine(1000.0, 0.0, rate, rate));
    std::array<Crossover::Band, mostBands> bands;
    tests::Signal sum;
    for (int at = 0; at + quantumFrames <= rate; at += quantumFrames) {
        if (at == 200 * quantumFrames) crossover.aim({200.0, 1600.0, 8000.0}, 15 * quantumFrames);
        crossover.split(sound.block().part(at, quantumFrames), bands);
        for (std::size_t i = 0; i < quantumFrames; ++i)
            sum.push_back(bands[0][i][0] + bands[1][i][0] + bands[2][i][0] + bands[3][i][0]);
    }
    double highest = 0.0;
    double steepest = 0.0;
    for (std::size_t i = 100 * quantumFrames; i < sum.size(); ++i) {
        highest = std::max(highest, std::abs(sum[i]));
        steepest = std::max(steepest, std::abs(sum[i] - sum[i - 1]));
    }
    RecordProperty("highest", std::to_string(highest));
    EXPECT_LT(highest, 1.06);
    EXPECT_LT(steepest, 1.1 * 2.0 * M_PI * 1000.0 / rate);
}
