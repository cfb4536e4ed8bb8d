#include "engine/delivery/NullTest.h"

#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace {

using namespace engine::delivery;

constexpr int rate = 44100;

std::vector<float> stereo(double peakDb, int frames, std::uint64_t seed) {
    std::vector<float> sound;
    const auto left = tests::noise(peakDb, frames, seed);
    const auto right = tests::noise(peakDb, frames, seed + 1);
    for (std::size_t n = 0; n < left.size(); ++n) {
        sound.push_back(static_cast<float>(left[n]));
        sound.push_back(static_cast<float>(right[n]));
    }
    return sound;
}

Sketch sketchOf(std::span<const float> sound) {
    Sketch sketch(rate);
    for (std::size_t at = 0; at < sound.size(); at += 999) // blocks of any length
        sketch.add(sound.subspan(at, std::min<std::size_t>(999, sound.size() - at)));
    return sketch;
}

TEST(NullTest, TellsTheDepthWithinADecibel) {
    const auto sound = stereo(-6.0, 10 * rate + 77, 1);
    const auto error = stereo(-6.0, 10 * rate + 77, 11);
    for (const double depth : {0.0, 10.0, 30.0, 60.0}) {
        auto other = sound;
        for (std::size_t n = 0; n < other.size(); ++n)
            other[n] += static_cast<float>(std::pow(10.0, -depth / 20.0)) * error[n];
        const auto found = nullDepth(sketchOf(sound), sketchOf(other));
        EXPECT_NEAR(found.db, depth, 1.0);
        EXPECT_NEAR(found.worstDb, depth, 3.0);
    }
}

TEST(NullTest, TellsTheDepthOfAnOffsetToo) {
    const auto sound = stereo(-6.0, 10 * rate, 1);
    auto other = sound;
    double energy = 0.0;
    for (float& each : other) {
        energy += double{each} * double{each};
        each += 0.01F;
    }
    const double depth = 10.0 * std::log10(energy / (1e-4 * static_cast<double>(sound.size())));
    EXPECT_NEAR(nullDepth(sketchOf(sound), sketchOf(other)).db, depth, 1.0);
}

TEST(NullTest, OfTheSameSoundIsInfinite) {
    const auto sound = stereo(-6.0, 2 * rate, 1);
    EXPECT_TRUE(std::isinf(nullDepth(sketchOf(sound), sketchOf(sound)).db));
    const std::vector<float> silence(2 * rate);
    EXPECT_TRUE(std::isinf(nullDepth(sketchOf(silence), sketchOf(silence)).worstDb));
}

TEST(NullTest, FindsTheSecondThatIsMissingAmongManyGoodOnes) {
    const auto sound = stereo(-6.0, 60 * rate, 1);
    auto other = sound;
    std::fill_n(other.begin() + 2 * 40 * rate, 2 * rate, 0.0F);
    const auto found = nullDepth(sketchOf(sound), sketchOf(other));
    EXPECT_GT(found.db, 15.0);
    EXPECT_LT(found.worstDb, 2.0);
    EXPECT_EQ(found.worstSecond, 40);
}

TEST(NullTest, FindsWhatIsAFrameOffOrHasChangedSides) {
    const auto sound = stereo(-6.0, 3 * rate, 1);
    std::vector<float> later(sound.size());
    std::copy(sound.begin(), sound.end() - 2, later.begin() + 2);
    std::vector<float> swapped(sound.size());
    for (std::size_t n = 0; n < sound.size(); n += 2)
        std::tie(swapped[n], swapped[n + 1]) = std::tie(sound[n + 1], sound[n]);
    EXPECT_LT(nullDepth(sketchOf(sound), sketchOf(later)).db, 0.0);
    EXPECT_LT(nullDepth(sketchOf(sound), sketchOf(swapped)).db, 0.0);
}

TEST(NullTest, LeavesSecondsOutThatAreNextToSilence) {
    auto sound = stereo(-6.0, 3 * rate, 1);
    for (std::size_t n = 0; n < 2 * rate; ++n) sound[n] *= 1e-3F;
    auto other = sound;
    std::fill_n(other.begin(), 2 * rate, 0.0F);
    EXPECT_GT(nullDepth(sketchOf(sound), sketchOf(other)).worstDb, 100.0);
}

} // namespace
