#include "engine/delivery/NullTest.h"

#include "core/Error.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>
#include <tuple>
#include <vector>

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

constexpr std::size_t blockSamples = 999; // so that seconds end anywhere

template <class Target>
void addInBlocks(Target& to, std::span<const float> sound) {
    for (std::size_t at = 0; at < sound.size(); at += blockSamples)
        to.add(sound.subspan(at, std::min(blockSamples, sound.size() - at)));
}

NullDepth nullDepth(std::span<const float> sound, std::span<const float> other) {
    const tests::ScratchFolder folder;
    KeptSketches kept(rate, folder / "sound");
    addInBlocks(kept, sound);
    kept.finish();
    NullTest test(kept);
    addInBlocks(test, other);
    return test.depth();
}

TEST(NullTest, TellsTheDepthWithinADecibel) {
    const auto sound = stereo(-6.0, 10 * rate + 77, 1);
    const auto error = stereo(-6.0, 10 * rate + 77, 11);
    for (const double depth : {0.0, 10.0, 30.0, 60.0}) {
        auto other = sound;
        for (std::size_t n = 0; n < other.size(); ++n)
            other[n] += static_cast<float>(std::pow(10.0, -depth / 20.0)) * error[n];
        const auto found = nullDepth(sound, other);
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
    EXPECT_NEAR(nullDepth(sound, other).db, depth, 1.0);
}

TEST(NullTest, OfTheSameSoundIsInfinite) {
    const auto sound = stereo(-6.0, 2 * rate, 1);
    EXPECT_TRUE(std::isinf(nullDepth(sound, sound).db));
    const std::vector<float> silence(2 * rate);
    EXPECT_TRUE(std::isinf(nullDepth(silence, silence).worstDb));
}

TEST(NullTest, FindsTheSecondThatIsMissingAmongManyGoodOnes) {
    const auto sound = stereo(-6.0, 60 * rate, 1);
    auto other = sound;
    std::fill_n(other.begin() + 2 * 40 * rate, 2 * rate, 0.0F);
    const auto found = nullDepth(sound, other);
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
    EXPECT_LT(nullDepth(sound, later).db, 0.0);
    EXPECT_LT(nullDepth(sound, swapped).db, 0.0);
}

TEST(NullTest, LeavesSecondsOutThatAreNextToSilence) {
    auto sound = stereo(-6.0, 3 * rate, 1);
    for (std::size_t n = 0; n < 2 * rate; ++n) sound[n] *= 1e-3F;
    auto other = sound;
    std::fill_n(other.begin(), 2 * rate, 0.0F);
    EXPECT_GT(nullDepth(sound, other).worstDb, 100.0);
}

TEST(NullTest, KeepsALongSoundInAFileThatGoesWithIt) {
    const auto second = stereo(-6.0, rate, 1);
    auto other = second;
    std::fill_n(other.begin(), rate, 0.0F);
    constexpr int seconds = 300;
    const tests::ScratchFolder folder;
    {
        KeptSketches kept(rate, folder / "sound");
        for (int n = 0; n < seconds; ++n) kept.add(second);
        kept.finish();
        EXPECT_EQ(std::filesystem::file_size(kept.path()), seconds * sizeof(Sketch));
        NullTest test(kept);
        for (int n = 0; n < seconds; ++n) test.add(n == 270 ? other : second);
        EXPECT_EQ(test.depth().worstSecond, 270);
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(NullTest, SaysOfTheFileOfTheSoundThatTheDiskIsFull) {
    const tests::ScratchFolder folder;
    KeptSketches kept(rate, folder / "sound");
    kept.add(stereo(-6.0, rate, 1));
    const tests::FullDisk full(100);
    try {
        kept.finish();
        FAIL() << "the disk is full";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.path(), folder / "sound") << error.what();
    }
}

} // namespace
