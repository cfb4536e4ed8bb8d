#include "engine/delivery/WordLength.h"

#include "engine/dsp/SimdTargets.h"
#include "tests/support/Signals.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

using namespace engine::delivery;

using Dither = core::Delivery::Dither;

std::vector<double> ditherOf(std::uint64_t seed, int channel, int frames, core::FramePos from = 0,
                             Dither dither = Dither::tpdf) {
    std::vector<double> made;
    for (int n = 0; n < frames; ++n) made.push_back(ditherAt(dither, seed, channel, from + n));
    return made;
}

double meanProduct(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t n = 0; n < a.size(); ++n) sum += a[n] * b[n];
    return sum / static_cast<double>(a.size());
}

TEST(Dither, IsTriangularWithMeanZeroAndASixthOfVariance) {
    for (const Dither kind : {Dither::tpdf, Dither::highPassTpdf}) {
        const auto dither = ditherOf(1, 0, 1 << 20, 0, kind);
        const std::vector<double> ones(dither.size(), 1.0);
        EXPECT_NEAR(meanProduct(dither, ones), 0.0, 0.002);
        EXPECT_NEAR(meanProduct(dither, dither), 1.0 / 6.0, 0.001);
        // Of a triangle between -1 and 1, a quarter lies past one half.
        const auto beyondHalf = std::ranges::count_if(dither, [](double value) { return std::abs(value) > 0.5; });
        EXPECT_NEAR(static_cast<double>(beyondHalf) / static_cast<double>(dither.size()), 0.25, 0.002);
        EXPECT_LT(std::ranges::max(dither), 1.0);
        EXPECT_GT(std::ranges::min(dither), -1.0);
    }
}

TEST(Dither, IsWhite) {
    constexpr int length = 4096, rows = 64;
    std::vector<double> power(length / 2, 0.0);
    for (int row = 0; row < rows; ++row) {
        const auto spectrum = tests::spectrumDb(ditherOf(7, 1, length, row * length));
        for (std::size_t bin = 0; bin < power.size(); ++bin) power[bin] += std::pow(10.0, spectrum[bin] / 10.0) / rows;
    }
    // Averages over 32 bands; each lies within 0.4 dB of all of them.
    double all = 0.0;
    for (std::size_t bin = 8; bin < 2040; ++bin) all += power[bin] / 2032.0;
    for (std::size_t band = 0; band < 31; ++band) {
        double sum = 0.0;
        for (std::size_t bin = 0; bin < 64; ++bin) sum += power[8 + 64 * band + bin] / 64.0;
        EXPECT_NEAR(10.0 * std::log10(sum / all), 0.0, 0.4) << band;
    }
}

TEST(Dither, IsOtherInEachChannelAndForEachSeed) {
    const auto left = ditherOf(1, 0, 1 << 18);
    EXPECT_NEAR(meanProduct(left, ditherOf(1, 1, 1 << 18)), 0.0, 0.002);
    EXPECT_NEAR(meanProduct(left, ditherOf(2, 0, 1 << 18)), 0.0, 0.002);
    EXPECT_NEAR(meanProduct(left, ditherOf(1, 0, 1 << 18, 1)), 0.0, 0.002);
    EXPECT_NEAR(meanProduct(left, ditherOf(1, 1, 1 << 18, -1)), 0.0, 0.002);
}

TEST(Dither, IsTheSameOnEveryMachine) {
    EXPECT_EQ(ditherOf(1, 0, 2, -1), (std::vector<double>{-0x1.1417f6f4p-1, -0x1.a59c1f68p-3}));
    EXPECT_EQ(ditherOf(1, 1, 2, -1, Dither::highPassTpdf), (std::vector<double>{-0x1.a854e24cp-1, -0x1.03e44b6p-5}));
}

TEST(Quantised, RoundsToTheNearestStep) {
    EXPECT_EQ(quantised(0.49, 16), 0);
    EXPECT_EQ(quantised(0.51, 16), 1);
    EXPECT_EQ(quantised(-0.49, 16), 0);
    EXPECT_EQ(quantised(-0.51, 16), -1);
    EXPECT_EQ(quantised(-1234.6, 16), -1235);
}

TEST(Quantised, StopsAtTheEndsOfItsRange) {
    EXPECT_EQ(quantised(32767.6, 16), 32767);
    EXPECT_EQ(quantised(1e30, 16), 32767);
    EXPECT_EQ(quantised(-32769.0, 16), -32768);
    EXPECT_EQ(quantised(8388608.0, 24), 8388607);
    EXPECT_EQ(quantised(-std::numeric_limits<double>::infinity(), 24), -8388608);
    EXPECT_EQ(quantised(std::numeric_limits<double>::quiet_NaN(), 24), 0);
}

TEST(WordLength, KeepsATonesLevelFarUnderTheLastStep) {
    constexpr int frames = 1 << 18;
    std::vector<double> left(frames), right(frames);
    for (int n = 0; n < frames; ++n) left[static_cast<std::size_t>(n)] = 1e-5 * std::sin(n * 0.0625);
    right = left;
    std::vector<std::int32_t> words;
    WordLength({.bits = 16}).process(0, {left.data(), right.data(), frames}, words);
    const double hz = 0.0625 * 44100.0 / (2.0 * M_PI);
    EXPECT_NEAR(tests::toneDb(left, hz, 44100), -100.0, 0.3);
    EXPECT_LT(tests::toneDb(left, 3.0 * hz, 44100), -135.0);
}

TEST(WordLength, JustifiesItsWordsToTheLeft) {
    for (const int bits : {16, 20, 24}) {
        std::vector<double> left{0.5}, right{-1.0};
        std::vector<std::int32_t> words;
        WordLength({.bits = bits, .exact = {{0, 1}}}).process(0, {left.data(), right.data(), 1}, words);
        EXPECT_EQ(words, (std::vector<std::int32_t>{1 << 30, -2147483647 - 1}));
    }
}

/// What ditherAt and quantised make of each sample alone.
void expectDitheredFrames(const WordSettings& settings, core::FramePos at, const tests::StereoSignal& sound,
                          const std::vector<std::int32_t>& words, const tests::StereoSignal& values) {
    const double full = std::exp2(settings.bits - 1);
    for (std::size_t n = 0; n < sound.left.size(); ++n)
        for (int channel = 0; channel < 2; ++channel) {
            const double sample = channel == 0 ? sound.left[n] : sound.right[n];
            const auto frame = at + static_cast<core::FramePos>(n);
            const auto word =
                quantised(sample * full + ditherAt(settings.dither, settings.seed, channel, frame), settings.bits);
            ASSERT_EQ(words[2 * n + static_cast<std::size_t>(channel)], word * (1 << (32 - settings.bits))) << frame;
            ASSERT_EQ(channel == 0 ? values.left[n] : values.right[n], word / full) << frame;
        }
}

TEST(WordLength, DithersEveryFrameTheSameOnEverySimdTarget) {
    tests::StereoSignal sound = tests::musicLike(1000, 44100, 3.0, 1); // Louder than a word can say.
    sound.left[3] = std::numeric_limits<double>::quiet_NaN();
    sound.right[4] = -0.0;
    sound.left[5] = std::numeric_limits<double>::infinity();
    for (const std::string& target : engine::dsp::simdTargets()) {
        SCOPED_TRACE(target);
        engine::dsp::useSimdTarget(target);
        for (const int bits : {16, 20, 24})
            for (const Dither dither : {Dither::tpdf, Dither::highPassTpdf}) {
                const WordSettings settings{.bits = bits, .dither = dither, .seed = 7};
                for (const int frames : {1, 7, 8, 13, 1000}) {
                    tests::StereoSignal values = sound;
                    values.left.resize(static_cast<std::size_t>(frames));
                    values.right.resize(static_cast<std::size_t>(frames));
                    const tests::StereoSignal before = values;
                    std::vector<std::int32_t> words;
                    WordLength(settings).process(-500, {values.left.data(), values.right.data(), frames}, words);
                    expectDitheredFrames(settings, -500, before, words, values);
                }
            }
    }
    engine::dsp::useSimdTarget({});
}

TEST(WordLength, LeavesAnUntouchedTrackAloneAmongDitheredFrames) {
    constexpr int frames = 40;
    const WordSettings settings{.bits = 16, .exact = {{10, 20}, {25, 26}}};
    std::vector<double> left(frames, 0.5), right(frames, -0.25);
    std::vector<std::int32_t> words;
    WordLength word(settings);
    word.process(0, {left.data(), right.data(), frames}, words);
    for (int n = 0; n < frames; ++n) {
        const bool exact = (n >= 10 && n < 20) || n == 25;
        const double dither = exact ? 0.0 : ditherAt(settings.dither, settings.seed, 0, n);
        EXPECT_EQ(left[static_cast<std::size_t>(n)], quantised(16384.0 + dither, 16) / 32768.0) << n;
    }
    EXPECT_TRUE(word.heldExact(0) && word.heldExact(1));
}

} // namespace
