#include "engine/delivery/Conversion.h"
#include "engine/dsp/Limiter.h"
#include "engine/dsp/TruePeak.h"
#include "engine/source/Resampler.h"

#include "tests/support/PeakMeter.h"
#include "tests/support/Signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace engine::delivery;
using Word = core::Delivery::WordLength;
using Dither = core::Delivery::Dither;

constexpr Dither allDithers[] = {Dither::tpdf, Dither::highPassTpdf, Dither::gentleShaping, Dither::strongShaping};

struct Converted {
    std::vector<std::int32_t> words;
    std::vector<float> floats;
    tests::StereoSignal values;
    std::vector<GuardDip> dips;
};

Converted convert(tests::StereoSignal sound, const ConversionSettings& settings, int blockFrames = 4096,
                  core::FramePos first = 0) {
    Converted made;
    Conversion conversion(settings, first);
    const auto take = [&](const PcmBlock& pcm, engine::dsp::StereoBlock values) {
        made.words.insert(made.words.end(), pcm.words.begin(), pcm.words.end());
        made.floats.insert(made.floats.end(), pcm.floats.begin(), pcm.floats.end());
        made.values.left.insert(made.values.left.end(), values.left, values.left + values.frames());
        made.values.right.insert(made.values.right.end(), values.right, values.right + values.frames());
    };
    for (int at = 0; at < sound.frames(); at += blockFrames)
        conversion.add(sound.block().part(at, std::min(blockFrames, sound.frames() - at)), take);
    conversion.finish(take);
    made.dips.assign(conversion.dips().begin(), conversion.dips().end());
    return made;
}

tests::StereoSignal hotMusic(int frames = 30000, double peakDb = 2.0) {
    return tests::musicLike(frames, 44100, peakDb);
}

TEST(Conversion, KeepsHotMusicUnderItsCeiling) {
    for (const Word word : {Word::int16, Word::float32}) {
        auto made = convert(hotMusic(), {.wordLength = word, .ceilingDbtp = -1.0});
        ASSERT_EQ(made.values.frames(), 30000);
        const double peakDbtp = tests::truePeakDbtp(made.values.block());
        EXPECT_LE(peakDbtp, -1.0 + 0.001);
        EXPECT_GE(peakDbtp, -1.0 - 0.05);
        EXPECT_FALSE(made.dips.empty());
    }
}

TEST(Conversion, TakesAllThatResamplingLetsOverTheCeilingAndSaysHowMuch) {
    engine::dsp::Limiter limiter;
    limiter.prepare({.rate = 44100}, {.driveDb = 6.0});
    auto limited = tests::StereoSignal{tests::noise(0.0, 32768, 1), tests::noise(0.0, 32768, 2)};
    for (int at = 0; at < limited.frames(); at += 4096) limiter.process(limited.block().part(at, 4096));
    for (const int rate : {48000, 96000}) {
        tests::StereoSignal sound;
        engine::source::Resampler resampler(44100, rate);
        const auto take = [&](engine::dsp::StereoBlock made) {
            sound.left.insert(sound.left.end(), made.left, made.left + made.frames());
            sound.right.insert(sound.right.end(), made.right, made.right + made.frames());
        };
        resampler.add(limited.block(), take);
        resampler.finish(take);
        const double overDb = tests::truePeakDbtp(sound.block()) + 1.0;
        EXPECT_GT(overDb, 0.5);
        for (const Word word : {Word::int16, Word::int24, Word::float32}) {
            auto made = convert(sound, {.rate = rate, .wordLength = word, .ceilingDbtp = -1.0});
            EXPECT_LE(tests::truePeakDbtp(made.values.block()) + 1.0, 0.001);
            EXPECT_LE(tests::samplePeakDb(made.values.block()) + 1.0, 0.0);
            ASSERT_FALSE(made.dips.empty());
            EXPECT_NEAR(std::ranges::max(made.dips, {}, &GuardDip::db).db, overDb, 0.1);
        }
    }
}

// Full of sound near Nyquist, where no detector of our length sees all: here ours is the judge.
TEST(Conversion, KeepsSquaresAndNoiseUnderItsCeilingByItsOwnDetector) {
    auto square = tests::sine(3001.0, 30.0, 20000, 44100);
    for (double& each : square) each = std::clamp(each, -0.98, 0.98);
    for (const auto& sound : {tests::noise(3.0, 20000), square}) {
        auto made = convert(tests::onBoth(sound), {.wordLength = Word::int24, .ceilingDbtp = -0.3});
        EXPECT_LE(20.0 * std::log10(engine::dsp::TruePeak().highest(made.values.left)), -0.3);
    }
}

TEST(Conversion, SaysWhereAndHowMuchTheGuardTook) {
    auto sound = tests::onBoth(tests::silence(44100));
    const auto burst = tests::faded(tests::sine(1000.0, 1.0, 2000, 44100), 200);
    std::ranges::copy(burst, sound.left.begin() + 20000); // In the left channel alone.
    const auto made = convert(sound, {.wordLength = Word::int16, .ceilingDbtp = -1.0});
    ASSERT_EQ(made.dips.size(), 1);
    EXPECT_NEAR(made.dips[0].db, 2.0, 0.02);
    EXPECT_GE(made.dips[0].at, 20200);
    EXPECT_LT(made.dips[0].at, 21800);
}

TEST(Conversion, LeavesEveryBitWhereNothingIsOver) {
    auto sound = tests::onBoth(
        tests::joined(tests::noise(-12.0, 30000), tests::faded(tests::sine(997.0, 0.0, 9000, 44100), 50)));
    const auto made = convert(sound, {.wordLength = Word::float32, .ceilingDbtp = -1.0});
    ASSERT_FALSE(made.dips.empty());
    EXPECT_TRUE(std::equal(made.values.left.begin(), made.values.left.begin() + 29800, sound.left.begin(),
                           [](double out, double in) { return out == static_cast<float>(in); }));
    EXPECT_TRUE(convert(tests::onBoth(tests::noise(-12.0, 30000)), {.ceilingDbtp = -1.0}).dips.empty());
}

TEST(Conversion, GuardsIntegersAtFullScaleAndNeverWraps) {
    for (const Word word : {Word::int16, Word::int24}) {
        const auto made = convert(hotMusic(), {.wordLength = word});
        ASSERT_FALSE(made.dips.empty());
        EXPECT_NEAR(std::ranges::max(made.dips, {}, &GuardDip::db).db, tests::samplePeakDb(hotMusic().block()), 0.01);
        const auto sound = hotMusic();
        for (std::size_t n = 0; n < sound.left.size(); ++n)
            ASSERT_TRUE(std::abs(sound.left[n]) < 0.01 || (sound.left[n] > 0) == (made.words[2 * n] > 0)) << n;
    }
}

TEST(Conversion, LeavesFloatsWithoutACeilingUntouched) {
    const auto sound = hotMusic(20000, 6.0);
    const auto made = convert(sound, {.wordLength = Word::float32});
    ASSERT_EQ(made.floats.size(), 40000);
    for (std::size_t n = 0; n < 20000; ++n) ASSERT_EQ(made.floats[2 * n], static_cast<float>(sound.left[n]));
    EXPECT_TRUE(made.dips.empty());
}

TEST(Conversion, DependsOnNoBlockSize) {
    for (const auto& settings : {ConversionSettings{.wordLength = Word::int16, .ceilingDbtp = -1.0},
                                 ConversionSettings{.wordLength = Word::int16, .dither = Dither::strongShaping},
                                 ConversionSettings{.wordLength = Word::int24}}) {
        const auto whole = convert(hotMusic(), settings, 44100);
        for (const int block : {1000, 64, 37}) EXPECT_EQ(convert(hotMusic(), settings, block).words, whole.words);
    }
}

TEST(Conversion, CountsTheDitherFromTheFirstIndex) {
    const ConversionSettings settings{.wordLength = Word::int16};
    const auto whole = convert(tests::onBoth(tests::silence(2000)), settings, 4096, -500);
    const auto part = convert(tests::onBoth(tests::silence(1500)), settings, 4096, 0);
    EXPECT_TRUE(std::equal(part.words.begin(), part.words.end(), whole.words.begin() + 1000));
}

TEST(Conversion, DeliversExactStretchesWithoutDither) {
    tests::StereoSignal sound;
    for (int n = 0; n < 30000; ++n) sound.left.push_back((n * 2 - 32768) / 32768.0);
    sound.right = sound.left;
    const auto made = convert(sound, {.wordLength = Word::int16, .exact = {{0, 10000}, {20000, 30000}}});
    EXPECT_TRUE(made.dips.empty());
    int dithered = 0;
    for (int n = 0; n < 30000; ++n) {
        const bool same = made.words[2 * static_cast<std::size_t>(n)] == (n * 2 - 32768) * 65536;
        ASSERT_TRUE(same || (n >= 10000 && n < 20000)) << n;
        if (!same) ++dithered;
    }
    EXPECT_GT(dithered, 1000);
}

TEST(Conversion, DithersWhatIsOffTheStepsInsideAnExactStretchAndSaysSo) {
    auto sound = tests::onBoth(tests::silence(3000));
    sound.left[1500] = 0.3 / 32768.0;
    Conversion conversion({.wordLength = Word::int16, .exact = {{0, 1000}, {1000, 2000}}}, 0);
    const auto ignore = [](const PcmBlock&, engine::dsp::StereoBlock) {};
    conversion.add(sound.block(), ignore);
    conversion.finish(ignore);
    EXPECT_TRUE(conversion.heldExact(0));
    EXPECT_FALSE(conversion.heldExact(1));
}

TEST(Conversion, KeepsItsCeilingBehindEveryDitherAndWord) {
    for (const Word word : {Word::int16, Word::int20, Word::int24}) {
        for (const Dither dither : allDithers) {
            const auto made = convert(hotMusic(), {.wordLength = word, .ceilingDbtp = -1.0, .dither = dither});
            const double detected = engine::dsp::TruePeak().highest(made.values.left);
            EXPECT_LE(20.0 * std::log10(detected), -1.0);
            EXPECT_GE(20.0 * std::log10(detected), -1.0 - 0.06);
            const auto full = convert(hotMusic(), {.wordLength = word, .dither = dither});
            EXPECT_LT(std::ranges::max(full.values.left), 1.0 - std::pow(2.0, 1 - core::bitsOf(word)));
            EXPECT_GT(std::ranges::min(full.values.left), -1.0);
        }
    }
}

TEST(Conversion, IsTheSoundItselfButForTheDithersError) {
    const auto sound = hotMusic(20000, -1.0);
    for (const Word word : {Word::int16, Word::int20, Word::int24}) {
        for (const Dither dither : allDithers) {
            const auto made = convert(sound, {.wordLength = word, .dither = dither});
            const double bound = furthestError(dither, 44100) * std::pow(2.0, 1 - core::bitsOf(word));
            for (std::size_t n = 0; n < sound.left.size(); ++n)
                ASSERT_LE(std::abs(made.values.left[n] - sound.left[n]), bound) << n;
        }
    }
}

TEST(PcmBlock, GivesWhatLiesInARange) {
    const std::vector<std::int32_t> words{1, 2, 3, 4, 5, 6, 7, 8};
    const PcmBlock block{.at = 10, .words = words};
    EXPECT_THAT(block.within({11, 13}).words, testing::ElementsAre(3, 4, 5, 6));
    EXPECT_EQ(block.within({11, 13}).at, 11);
    EXPECT_EQ(block.within({0, 10}).frames(), 0);
    EXPECT_EQ(block.within({14, 20}).frames(), 0);
    EXPECT_EQ(block.within({0, 100}).frames(), 4);
}

} // namespace
