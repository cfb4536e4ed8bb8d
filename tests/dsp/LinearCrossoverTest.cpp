// The linear crossover's promises: bands that add up to the sound itself wherever the splits lie or go, magnitudes as
// in minimum phase, and no phase.
#include "engine/dsp/LinearCrossover.h"
#include "core/Units.h"
#include "engine/dsp/RealFft.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Samples.h"
#include "tests/support/Signals.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

using namespace engine::dsp;

namespace {

LinearCrossover crossoverAt(const Splits& splits, std::size_t count, int rate) {
    LinearCrossover crossover;
    crossover.prepare(rate, count);
    crossover.aim(splits, 0);
    crossover.reset();
    return crossover;
}

/// What every band makes of the sound; `before` is called with the frame that the next quantum starts at.
std::vector<tests::StereoSignal> split(
    LinearCrossover& crossover, std::size_t count, tests::StereoSignal sound,
    const std::function<void(int at)>& before = [](int) {}) {
    std::vector<tests::StereoSignal> heard(count, sound);
    std::array<Crossover::Band, mostBands> bands;
    for (int at = 0; at < sound.frames(); at += quantumFrames) {
        before(at);
        crossover.split(sound.block().part(at, quantumFrames), bands);
        for (std::size_t band = 0; band < count; ++band)
            for (std::size_t i = 0; i < quantumFrames; ++i) {
                heard[band].left[static_cast<std::size_t>(at) + i] = bands[band][i][0];
                heard[band].right[static_cast<std::size_t>(at) + i] = bands[band][i][1];
            }
    }
    return heard;
}

/// Every band's answer to a 1 on the left, as long as it lasts.
std::vector<tests::Signal> impulses(const Splits& splits, std::size_t count, int rate) {
    auto crossover = crossoverAt(splits, count, rate);
    auto sound = tests::onBoth(tests::silence(2 * crossover.latency()));
    sound.left[0] = 1.0;
    std::vector<tests::Signal> heard;
    for (auto& band : split(crossover, count, sound)) heard.push_back(std::move(band.left));
    return heard;
}

/// The furthest from the delayed sound that the sum of bands is, full scale 1.
double worstOfSum(const std::vector<tests::StereoSignal>& bands, const tests::StereoSignal& sound, int latency) {
    double worst = 0.0;
    for (std::size_t i = 0; i < sound.left.size(); ++i) {
        double left = 0.0, right = 0.0;
        for (const auto& band : bands) {
            left += band.left[i];
            right += band.right[i];
        }
        const auto late = static_cast<std::size_t>(latency);
        worst = std::max(worst, std::abs(left - (i < late ? 0.0 : sound.left[i - late])));
        worst = std::max(worst, std::abs(right - (i < late ? 0.0 : sound.right[i - late])));
    }
    return worst;
}

/// The furthest that any band is from its curve, dB, from 20 Hz to 20 kHz where the curve is above `downToDb`.
double worstOfCurves(const Splits& splits, std::size_t count, int rate, double downToDb) {
    constexpr int length = 65536;
    RealFft fft(length);
    double worst = 0.0;
    const auto made = impulses(splits, count, rate);
    for (std::size_t band = 0; band < count; ++band) {
        std::ranges::fill(fft.signal(), 0.0);
        std::ranges::copy(made[band], fft.signal().begin());
        fft.forward();
        for (int bin = 1; bin < length / 2; ++bin) {
            const double hz = static_cast<double>(bin) * rate / length;
            const double said = bandMagnitudeDb(splits, count, band, hz, rate);
            if (hz < 20.0 || hz > 20000.0 || said < downToDb) continue;
            const double db = 20.0 * std::log10(std::abs(fft.spectrum()[static_cast<std::size_t>(bin)]));
            worst = std::max(worst, std::abs(db - said));
        }
    }
    return worst;
}

Splits anySplits(tests::Dice& dice) {
    Splits splits{};
    for (double& split : splits) split = dice.byOctaves(30.0, 16000.0);
    return splits;
}

tests::StereoSignal noises(int frames) {
    return {tests::noise(-6.0, frames, 1), tests::noise(-12.0, frames, 2)};
}

} // namespace

TEST(LinearCrossover, TheSumOfBandsIsTheDelayedSoundWhereverTheSplitsLie) {
    tests::Dice dice(1);
    double worst = 0.0;
    for (const int rate : {44100, 96000, 192000})
        for (std::size_t count = 2; count <= mostBands; ++count) {
            auto crossover = crossoverAt(anySplits(dice), count, rate); // Some of them cross.
            const auto sound = noises(crossover.latency() + 8192);
            worst = std::max(worst, worstOfSum(split(crossover, count, sound), sound, crossover.latency()));
        }
    RecordProperty("worst", std::to_string(20.0 * std::log10(worst)));
    EXPECT_LT(worst, 1e-14);
}

TEST(LinearCrossover, TheSumOfBandsIsTheDelayedSoundWhileSplitsMove) {
    tests::Dice dice(2);
    auto crossover = crossoverAt(anySplits(dice), 4, 48000);
    const auto sound = noises(32768);
    const auto bands = split(crossover, 4, sound, [&](int at) {
        if (at % 640 == 0) crossover.aim(anySplits(dice), at % 1920 ? 14 * quantumFrames : 0);
    });
    EXPECT_LT(worstOfSum(bands, sound, crossover.latency()), 1e-14);
}

TEST(LinearCrossover, IsAsLateAtAnySplitsAndTwiceAsLateAtTwiceTheRate) {
    for (const int rate : core::albumRates) {
        const int latency = crossoverAt({30.0}, 2, rate).latency();
        EXPECT_EQ(latency, 5120 * (rate <= 48000 ? 1 : rate <= 96000 ? 2 : 4));
        EXPECT_EQ(crossoverAt({500.0, 600.0, 700.0, 800.0, 16000.0}, 6, rate).latency(), latency);
        const auto made = impulses({1000.0, 4000.0}, 3, rate);
        for (const auto& band : made) EXPECT_EQ(std::ranges::max_element(band) - band.begin(), latency);
    }
}

TEST(LinearCrossover, EveryBandIsSymmetricRoundTheLatency) {
    tests::Dice dice(3);
    for (const int rate : {44100, 192000}) {
        const auto splits = anySplits(dice);
        const auto latency = static_cast<std::size_t>(crossoverAt(splits, 6, rate).latency());
        for (const auto& band : impulses(splits, 6, rate))
            for (std::size_t i = 1; latency + i < band.size(); ++i)
                ASSERT_NEAR(band[latency - i], band[latency + i], 1e-15) << rate;
    }
}

TEST(LinearCrossover, EveryBandHasTheMagnitudeOfTheMinimumPhaseOne) {
    for (const int rate : {44100, 48000, 96000, 192000}) {
        for (std::size_t count = 2; count <= mostBands; ++count)
            EXPECT_LT(worstOfCurves({100.0, 1000.0, 5000.0, 9000.0, 14000.0}, count, rate, -120.0), 0.001)
                << rate << " " << count;
        EXPECT_LT(worstOfCurves({60.0, 250.0}, 3, rate, -80.0), 0.001) << rate;
        EXPECT_LT(worstOfCurves({30.0}, 2, rate, -80.0), 0.02) << rate;
        EXPECT_LT(worstOfCurves({30.0, 35.0, 40.0}, 4, rate, -30.0), 0.1) << rate;
    }
}

TEST(LinearCrossover, ASplitBelowTheOneBeforeItLeavesNothingButTheCrossingBetween) {
    EXPECT_EQ(impulses({2000.0, 500.0}, 3, 48000), impulses({2000.0, 2000.0}, 3, 48000));
}

TEST(LinearCrossover, MovingSplitsDoNotClick) {
    constexpr int rate = 44100;
    constexpr int window = 16384;
    constexpr int toneBin = 371;
    const double toneHz = static_cast<double>(toneBin) * rate / window;
    auto crossover = crossoverAt({toneHz / 2.0, 8000.0}, 3, rate);
    Splits splits{toneHz / 2.0, 8000.0};
    const auto sound = tests::onBoth(tests::sine(toneHz, -6.0, 8192 + window, rate));
    const auto bands = split(crossover, 3, sound, [&](int at) {
        if (at < 10240 || at >= 16384) return; // Two octaves in 140 ms.
        splits[0] *= std::exp2(1.0 / 48.0);
        crossover.aim(splits, 14 * quantumFrames);
    });
    for (std::size_t band = 0; band < 2; ++band) {
        const auto level = [&](int from) {
            return *std::ranges::max_element(
                std::span<const double>(bands[band].left).subspan(static_cast<std::size_t>(from), 1024));
        };
        const double change = level(8192 + window - 1024) / level(8192);
        EXPECT_GT(std::max(change, 1.0 / change), 2.0) << "the split has moved";
        const auto spectrum = tests::spectrumDb(std::span<const double>(bands[band].left.data() + 8192, window));
        const auto far = toneBin + 5000 * window / rate;
        const double loudest = *std::max_element(spectrum.begin() + far, spectrum.end());
        RecordProperty("loudestDb" + std::to_string(band), std::to_string(loudest));
        EXPECT_LT(loudest, -130.0) << band;
    }
}

TEST(LinearCrossover, ComesToRestAtTheVeryBandsThatWereAskedFor) {
    const Splits end{300.0, 3000.0};
    auto moved = crossoverAt({100.0, 9000.0}, 3, 44100), still = crossoverAt(end, 3, 44100);
    moved.aim(end, 14 * quantumFrames);
    const auto sound = noises(16384);
    const auto one = split(moved, 3, sound), other = split(still, 3, sound);
    for (std::size_t band = 0; band < 3; ++band) {
        EXPECT_NE(one[band].left[3000], other[band].left[3000]);
        EXPECT_TRUE(std::equal(one[band].left.begin() + 3072, one[band].left.end(), other[band].left.begin() + 3072));
    }
}

TEST(LinearCrossover, TheSameBitsOnEverySimdTarget) {
    const auto sound = noises(12800);
    std::vector<std::vector<tests::StereoSignal>> made;
    for (const auto& target : engine::dsp::simdTargets()) {
        engine::dsp::useSimdTarget(target);
        tests::Dice dice(8);
        auto crossover = crossoverAt(anySplits(dice), 4, 44100);
        made.push_back(split(crossover, 4, sound, [&](int at) {
            if (at == 5120) crossover.aim(anySplits(dice), 14 * quantumFrames);
        }));
    }
    engine::dsp::useSimdTarget({});
    for (std::size_t i = 1; i < made.size(); ++i)
        for (std::size_t band = 0; band < 4; ++band) {
            EXPECT_EQ(made[i][band].left, made[0][band].left) << i;
            EXPECT_EQ(made[i][band].right, made[0][band].right) << i;
        }
}
