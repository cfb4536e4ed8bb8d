#include "engine/dsp/SpectralBalance.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Chains.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using core::SpectralBalanceSettings;
using engine::dsp::Biquad;
using engine::dsp::quantumFrames;
using engine::dsp::SpectralBalance;

namespace {

constexpr int rate = 44100;

/// Equal power in every octave, within 0.3 dB from 30 Hz: a sum of low-passed white noises, two octaves apart.
tests::Signal pinkNoise(int frames) {
    auto sum = tests::silence(frames);
    for (int octave = 0; octave < 8; ++octave) {
        const double hz = 2.0 * std::pow(4.0, octave);
        const double keep = std::exp(-2.0 * M_PI * hz / rate);
        const double gain = 0.2 * std::sqrt(hz / 2.0) / hz;
        double low = 0.0;
        const auto white = tests::noise(0.0, frames, static_cast<std::uint64_t>(octave) + 1);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            low = white[i] + keep * (low - white[i]);
            sum[i] += hz * gain * low;
        }
    }
    return sum;
}

/// Through a filter that the equalizer would make.
tests::Signal through(const core::EqualizerBand& band, tests::Signal sound) {
    const auto filter = engine::dsp::designBand(band, rate);
    for (int k = 0; k < filter.count; ++k) {
        const Biquad<double>& section = filter.sections[static_cast<std::size_t>(k)];
        double memory = 0.0, low = 0.0;
        for (double& sample : sound) sample = section.process(sample, memory, low);
    }
    return sound;
}

tests::Signal resonant(double hz, const tests::Signal& sound) {
    return through({.on = true, .frequencyHz = hz, .gainDb = 9.0, .q = 4.0}, sound);
}

/// Mean level of what is round `hz`, dB, without the first third of the sound.
double levelDb(const tests::Signal& sound, double hz, double q) {
    const auto heard =
        through({.on = true, .type = core::EqualizerBand::Type::bandPass, .frequencyHz = hz, .q = q}, sound);
    double energy = 0.0;
    for (std::size_t i = heard.size() / 3; i < heard.size(); ++i) energy += heard[i] * heard[i];
    return 10.0 * std::log10(energy);
}

constexpr double thirdOfAnOctave = 4.32, narrow = 16.0; // Q

tests::StereoSignal balanced(const SpectralBalanceSettings& settings, const tests::StereoSignal& sound) {
    auto balance = tests::prepared<SpectralBalance>(settings, rate);
    return tests::processed(balance, sound);
}

} // namespace

TEST(SpectralBalance, LeavesPinkNoiseAlone) {
    const auto pink = pinkNoise(9 * rate);
    const auto heard = balanced({.depthPercent = 100.0, .rangeDb = 12.0}, tests::onBoth(pink)).left;
    for (double hz = 31.5; hz < 17000.0; hz *= std::exp2(1.0 / 3.0))
        EXPECT_NEAR(levelDb(heard, hz, thirdOfAnOctave), levelDb(pink, hz, thirdOfAnOctave), 0.05) << hz;
}

TEST(SpectralBalance, TakesTheDepthOfAResonanceAndLittleRoundIt) {
    const auto pink = pinkNoise(6 * rate);
    for (const double hz : {80.0, 1060.0, 5000.0}) {
        const auto sound = resonant(hz, pink);
        for (const double depth : {50.0, 100.0}) {
            const auto heard = balanced({.depthPercent = depth, .rangeDb = 12.0}, tests::onBoth(sound)).left;
            const auto takenDb = [&](double at, double q) { return levelDb(sound, at, q) - levelDb(heard, at, q); };
            // Of 9 dB a sixth of an octave sees some 7, and its sides half a decibel of them; between two bands less.
            EXPECT_NEAR(takenDb(hz, narrow), 0.046 * depth, 0.1 + 0.006 * depth) << hz << " " << depth;
            EXPECT_LT(takenDb(2.0 * hz, thirdOfAnOctave), 0.4) << hz << " " << depth;
        }
    }
}

TEST(SpectralBalance, TakesNoMoreThanTheRange) {
    const auto tone = tests::sine(1000.0, -12.0, 6 * rate, rate);
    const auto heard = balanced({.depthPercent = 100.0, .rangeDb = 3.0}, tests::onBoth(tone)).left;
    EXPECT_NEAR(tests::toneDb(std::span(heard).subspan(4 * rate, rate), 1000.0, rate), -15.0, 1e-3);
}

TEST(SpectralBalance, DoesNotModulateASteadyTone) {
    // Of twice 345 Hz a quantum holds a period and a seven hundredth: the worst beat there is.
    for (const double hz : {100.0, 345.0, 1000.0, 3000.2, 10000.0}) {
        const auto tone = tests::sine(hz, -12.0, 30 * rate, rate);
        const auto heard = balanced({.depthPercent = 50.0, .rangeDb = 12.0}, tests::onBoth(tone)).left;
        const auto late = std::span(heard).subspan(25 * rate, 4 * rate);
        EXPECT_LT(tests::toneDb(late, hz, rate), -16.0) << hz;
        EXPECT_LT(tests::thdPlusNoiseDb(late, hz, rate), -120.0) << hz;
    }
}

TEST(SpectralBalance, NowhereTurnsUp) {
    auto balance = tests::prepared<SpectralBalance>({.depthPercent = 100.0, .rangeDb = 12.0}, rate);
    const auto pink = pinkNoise(4 * rate);
    tests::processed(balance, tests::onBoth(resonant(300.0, resonant(420.0, resonant(3000.0, pink)))));
    ASSERT_LT(balance.gainReductionDb(), -3.0);
    // What the filters make of a single 1, while they hardly have begun to let go.
    auto probe = balance;
    auto impulse = tests::silence(8192);
    impulse[0] = 1e-9;
    // The sound from before still rings: what it alone does is taken off.
    const auto rings = tests::processed(balance, tests::onBoth(tests::silence(8192))).left;
    auto answer = tests::processed(probe, tests::onBoth(impulse)).left;
    double lowestDb = 0.0;
    for (std::size_t i = 0; i < answer.size(); ++i) answer[i] = (answer[i] - rings[i]) * 1e9;
    for (double hz = 60.0; hz < 20000.0; hz *= 1.02) {
        double re = 0.0, im = 0.0;
        for (std::size_t i = 0; i < answer.size(); ++i) {
            const double angle = 2.0 * M_PI * hz * static_cast<double>(i) / rate;
            re += answer[i] * std::cos(angle);
            im -= answer[i] * std::sin(angle);
        }
        const double db = 10.0 * std::log10(re * re + im * im);
        EXPECT_LT(db, 0.01) << hz;
        lowestDb = std::min(lowestDb, db);
    }
    EXPECT_LT(lowestDb, -2.0);
}

TEST(SpectralBalance, GivesBothChannelsTheSameGains) {
    auto sound = tests::onBoth(tests::sine(1000.0, -12.0, 6 * rate, rate));
    for (double& sample : sound.right) sample *= 0.25;
    const auto heard = balanced({.depthPercent = 100.0}, sound);
    for (std::size_t i = 0; i < heard.left.size(); ++i) ASSERT_EQ(heard.right[i], 0.25 * heard.left[i]) << i;
}

TEST(SpectralBalance, ComesBackToAWire) {
    auto balance = tests::prepared<SpectralBalance>({.depthPercent = 100.0, .rangeDb = 12.0}, rate);
    tests::processed(balance, tests::onBoth(tests::sine(1000.0, -12.0, 2 * rate, rate)));
    EXPECT_LT(balance.gainReductionDb(), -5.0);
    balance.set({.depthPercent = 0.0}, 14 * quantumFrames);
    tests::processed(balance, tests::onBoth(tests::sine(1000.0, -12.0, rate / 2, rate)));
    EXPECT_EQ(balance.gainReductionDb(), 0.0);
    const auto sound = tests::inQuanta(tests::musicLike(rate, rate));
    const auto heard = tests::processed(balance, sound);
    EXPECT_EQ(heard.left, sound.left);
    EXPECT_EQ(heard.right, sound.right);
}

TEST(SpectralBalance, HasTheSameBitsOnEverySimdTarget) {
    auto sound = tests::onBoth(resonant(1000.0, pinkNoise(rate)));
    sound.right = resonant(3000.0, sound.right); // a lane must not hear the other channel
    const SpectralBalanceSettings settings{.depthPercent = 100.0};
    const auto wanted = balanced(settings, sound);
    for (const auto& target : engine::dsp::simdTargets()) {
        engine::dsp::useSimdTarget(target);
        const auto heard = balanced(settings, sound);
        engine::dsp::useSimdTarget({});
        EXPECT_EQ(heard.left, wanted.left) << target;
        EXPECT_EQ(heard.right, wanted.right) << target;
    }
}
