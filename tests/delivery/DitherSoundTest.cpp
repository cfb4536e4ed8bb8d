// Dither measured as sound: what a word length does to music, to a tone near the last step, to full scale, to silence.
#include "engine/delivery/WordLength.h"

#include "tests/support/Signals.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using namespace engine::delivery;
using tests::Signal;
using tests::StereoSignal;
using Dither = core::Delivery::Dither;

constexpr Dither allDithers[] = {Dither::tpdf, Dither::highPassTpdf, Dither::gentleShaping, Dither::strongShaping};

/// The sound delivered, in blocks of that many frames.
StereoSignal delivered(StereoSignal sound, const WordSettings& settings, core::FramePos first = 0,
                       int blockFrames = 4096, std::vector<std::int32_t>* words = nullptr) {
    WordLength word(settings);
    std::vector<std::int32_t> block;
    for (int at = 0; at < sound.frames(); at += blockFrames) {
        word.process(first + at, sound.block().part(at, std::min(blockFrames, sound.frames() - at)), block);
        if (words) words->insert(words->end(), block.begin(), block.end());
    }
    return sound;
}

/// Delivered minus meant, in steps of the word.
StereoSignal errorOf(const StereoSignal& sound, const WordSettings& settings) {
    auto error = delivered(sound, settings);
    const double full = std::pow(2.0, settings.bits - 1);
    for (std::size_t n = 0; n < error.left.size(); ++n) {
        error.left[n] = (error.left[n] - sound.left[n]) * full;
        error.right[n] = (error.right[n] - sound.right[n]) * full;
    }
    return error;
}

double meanProduct(const Signal& a, const Signal& b) {
    double sum = 0.0;
    for (std::size_t n = 0; n < a.size(); ++n) sum += a[n] * b[n];
    return sum / static_cast<double>(a.size());
}

/// A rest at a value within a step, the same all the time.
StereoSignal resting(double steps, int bits, int frames) {
    return tests::onBoth(Signal(static_cast<std::size_t>(frames), steps / std::pow(2.0, bits - 1)));
}

/// Power of the signal in 32 bands of equal width, averaged over many spectra.
std::vector<double> bandPowers(const Signal& signal) {
    constexpr std::size_t length = 2048, bands = 32, each = length / 2 / bands;
    const std::size_t rows = signal.size() / length;
    std::vector<double> power(bands, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto spectrum = tests::spectrumDb(std::span(signal).subspan(row * length, length));
        for (std::size_t bin = 0; bin < bands * each; ++bin) power[bin / each] += std::pow(10.0, spectrum[bin] / 10.0);
    }
    // A sine of peak 1 reads 1; noise of power 1 spreads over length / 2 bins, each 1.5 of them wide through the
    // window.
    for (double& band : power) band *= length / 2 / 2.0 / 1.5 / static_cast<double>(rows * each);
    return power;
}

/// What the design says of the same bands, of an error that has no shape.
std::vector<double> designedPowers(Dither dither, int rate) {
    const auto filter = errorFilter(dither, rate);
    std::vector<double> power(32, 0.0);
    for (int n = 0; n < 32 * 32; ++n) {
        const double share = (n + 0.5) / (32 * 32);
        const double white =
            dither == Dither::highPassTpdf ? (2.0 - 2.0 * std::cos(M_PI * share)) / 12.0 + 1.0 / 12.0 : 0.25;
        power[static_cast<std::size_t>(n / 32)] +=
            white * std::pow(10.0, noiseDb(filter, share * rate / 2.0, rate) / 10.0) / 32.0;
    }
    return power;
}

TEST(DitherSound, ErrorHasOneMeanAndVarianceWhateverTheSound) {
    constexpr int frames = 1 << 18;
    for (const Dither dither : {Dither::tpdf, Dither::highPassTpdf}) {
        for (const double steps : {0.0, 0.1, 0.25, 0.5, 0.75, 1234.5}) {
            const auto error = errorOf(resting(steps, 16, frames), {.dither = dither}).left;
            const Signal ones(error.size(), 1.0);
            EXPECT_NEAR(meanProduct(error, ones), 0.0, 0.005) << steps;
            EXPECT_NEAR(meanProduct(error, error), 0.25, 0.003) << steps;
            const double next = meanProduct({error.begin(), error.end() - 1}, {error.begin() + 1, error.end()});
            EXPECT_NEAR(next, dither == Dither::tpdf ? 0.0 : -1.0 / 12.0, 0.003) << steps;
        }
        const auto loud = errorOf(tests::onBoth(tests::noise(-3.0, frames)), {.dither = dither}).left;
        EXPECT_NEAR(meanProduct(loud, loud), 0.25, 0.003);
    }
}

TEST(DitherSound, ShapedErrorHasOneMeanAndVarianceToo) {
    constexpr int frames = 1 << 18;
    for (const Dither dither : {Dither::gentleShaping, Dither::strongShaping}) {
        double power = 0.25;
        for (const double each : errorFilter(dither, 44100)) power += 0.25 * each * each;
        for (const double steps : {0.0, 0.25, 0.5, 1234.5}) {
            const auto error = errorOf(resting(steps, 16, frames), {.dither = dither}).left;
            const Signal ones(error.size(), 1.0);
            EXPECT_NEAR(meanProduct(error, ones), 0.0, 0.005) << steps;
            EXPECT_NEAR(meanProduct(error, error) / power, 1.0, 0.015) << steps;
        }
    }
}

TEST(DitherSound, SpectrumOfTheErrorIsTheDesign) {
    const auto music = tests::musicLike(1 << 18, 44100, -20.0);
    for (const Dither dither : allDithers) {
        for (const int rate : core::albumRates) {
            const auto measured = bandPowers(errorOf(music, {.rate = rate, .dither = dither}).left);
            const auto designed = designedPowers(dither, rate);
            for (std::size_t band = 1; band < measured.size(); ++band)
                EXPECT_NEAR(10.0 * std::log10(measured[band] / designed[band]), 0.0, 0.5)
                    << core::ditherNames[static_cast<std::size_t>(dither)] << ", " << rate << " Hz, band " << band;
        }
    }
}

TEST(DitherSound, ToneAtMinus90HasNoHarmonicOverTheNoise) {
    constexpr int frames = 1 << 20, rate = 44100;
    const double hz = 1000.0;
    for (const Dither dither : allDithers) {
        const auto made = delivered(tests::onBoth(tests::sine(hz, -90.0, frames, rate)), {.dither = dither}).left;
        EXPECT_NEAR(tests::toneDb(made, hz, rate), -90.0, 0.1);
        for (int harmonic = 2; harmonic <= 9; ++harmonic) {
            // White noise of a quarter step squared reads -156.5 dB on average in a measurement this long.
            const double noise = noiseDb(errorFilter(dither, rate), harmonic * hz, rate);
            EXPECT_LT(tests::toneDb(made, harmonic * hz, rate), -156.5 + noise + 12.0) << harmonic;
        }
    }
}

TEST(DitherSound, TellsNothingOfOneChannelInTheOther) {
    const auto same = tests::onBoth(tests::noise(-12.0, 1 << 18));
    for (const Dither dither : allDithers) {
        const auto error = errorOf(same, {.dither = dither});
        const double power = meanProduct(error.left, error.left);
        EXPECT_NEAR(meanProduct(error.left, error.right) / power, 0.0, 0.02);
    }
}

TEST(DitherSound, StaysStableAtFullScaleAndStopsAtTheRangesEnds) {
    auto sound = tests::onBoth(tests::sine(997.0, 6.0, 1 << 17, 44100));
    std::ranges::fill_n(sound.left.begin() + 1000, 1000, std::numeric_limits<double>::infinity());
    std::ranges::fill_n(sound.left.begin() + 3000, 10, std::numeric_limits<double>::quiet_NaN());
    for (const Dither dither : {Dither::gentleShaping, Dither::strongShaping}) {
        auto quiet = sound;
        std::ranges::fill(quiet.left.begin() + 100000, quiet.left.end(), 0.1);
        const auto made = delivered(quiet, {.dither = dither}).left;
        const double bound = furthestError(dither, 44100) / 32768.0;
        for (std::size_t n = 0; n < made.size(); ++n) {
            const double meant =
                quiet.left[n] == quiet.left[n] ? std::clamp(quiet.left[n], -1.0, 32767.0 / 32768.0) : 0.0;
            ASSERT_LE(std::abs(made[n] - meant), bound) << n;
        }
    }
}

TEST(DitherSound, WhatFullScaleCutsOffLeavesNoTraceBehindIt) {
    const auto behind = [](double peak, Dither dither) {
        auto sound = tests::onBoth(Signal(2000, 0.25));
        std::ranges::fill_n(sound.left.begin(), 1000, peak);
        const auto made = delivered(sound, {.dither = dither}).left;
        return Signal(made.begin() + 1000, made.end());
    };
    for (const Dither dither : {Dither::gentleShaping, Dither::strongShaping})
        EXPECT_EQ(behind(32767.0 / 32768.0, dither), behind(24575.0 / 32768.0, dither));
}

TEST(DitherSound, DependsOnNoBlockSizeAndOnlyOnTheSeed) {
    const auto music = tests::musicLike(20000, 44100, -10.0);
    for (const Dither dither : allDithers) {
        const auto whole = delivered(music, {.dither = dither}, -3000, 20000);
        for (const int block : {4096, 1000, 37}) {
            const auto again = delivered(music, {.dither = dither}, -3000, block);
            EXPECT_EQ(again.left, whole.left);
            EXPECT_EQ(again.right, whole.right);
        }
        EXPECT_NE(delivered(music, {.dither = dither, .seed = 2}, -3000).left, whole.left);
    }
}

TEST(DitherSound, StartsAnewWithFrameZero) {
    const auto music = tests::musicLike(20000, 44100, -10.0);
    StereoSignal later{{music.left.begin() + 3000, music.left.end()}, {music.right.begin() + 3000, music.right.end()}};
    for (const Dither dither : allDithers) {
        const auto whole = delivered(music, {.dither = dither, .blankSilence = true}, -3000);
        const auto part = delivered(later, {.dither = dither, .blankSilence = true}, 0);
        EXPECT_TRUE(std::equal(part.left.begin(), part.left.end(), whole.left.begin() + 3000));
    }
}

TEST(DitherSound, BlanksSilenceThatLastsWhenAskedTo) {
    const auto sound =
        tests::joined(tests::joined(tests::onBoth(tests::silence(8000)), tests::onBoth(tests::noise(-40.0, 8000))),
                      tests::onBoth(tests::silence(16000)));
    const auto zeros = [](const Signal& made, int from, int to) {
        return std::count(made.begin() + from, made.begin() + to, 0.0);
    };
    for (const Dither dither : allDithers) {
        const auto plain = delivered(sound, {.dither = dither}).left;
        EXPECT_LT(zeros(plain, 0, 8000), 6500);
        EXPECT_LT(zeros(plain, 24000, 32000), 6500);
        const auto blanked = delivered(sound, {.dither = dither, .blankSilence = true});
        EXPECT_EQ(zeros(blanked.left, 0, 8000), 8000);
        EXPECT_EQ(zeros(blanked.right, 16000 + 4410, 32000), 16000 - 4410);
        EXPECT_LT(zeros(blanked.left, 16000, 16000 + 4410), 3600) << "the tenth of a second before it counts";
    }
    auto one = tests::onBoth(tests::noise(-40.0, 8000));
    one.left[4000] = one.right[4000] = 0.0;
    EXPECT_EQ(delivered(one, {.blankSilence = true}).left, delivered(one, {}).left) << "a lone zero is no silence";
}

TEST(DitherSound, LeavesTheBitsUnderItsWordZero) {
    for (const int bits : {16, 20, 24}) {
        std::vector<std::int32_t> words;
        delivered(tests::musicLike(4096, 44100), {.bits = bits, .dither = Dither::strongShaping}, 0, 4096, &words);
        std::int32_t used = 0;
        for (const std::int32_t word : words) used |= word;
        EXPECT_EQ(used & ((1 << (32 - bits)) - 1), 0);
        EXPECT_NE(used & (1 << (32 - bits)), 0) << "and its own last bit is not";
    }
}

} // namespace
