#include "engine/analysis/Snap.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>
#include <vector>

using namespace engine;

namespace {

std::shared_ptr<const source::AudioSource> sourceOf(const std::vector<float>& left, const std::vector<float>& right) {
    std::vector<float> interleaved;
    for (std::size_t i = 0; i < left.size(); ++i) interleaved.insert(interleaved.end(), {left[i], right[i]});
    return source::AudioSource::fromMemory(44100, interleaved);
}

std::shared_ptr<const source::AudioSource> sourceOf(const std::vector<float>& both) {
    return sourceOf(both, both);
}

} // namespace

TEST(NearestZeroCrossing, IsTheSideOfTheSignChangeThatLiesNearerToZero) {
    const auto audio = sourceOf({0.5F, 0.4F, 0.3F, -0.1F, -0.5F, -0.2F, 0.3F, 0.6F});
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 0, 100), 3);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 2, 100), 3) << "0.3 lies further from zero";
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 5, 100), 5);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 7, 100), 5);
}

TEST(NearestZeroCrossing, HearsBothChannels) {
    const auto audio = sourceOf({0.1F, -0.1F, -0.1F, -0.1F}, {0.5F, 0.5F, 0.2F, 0.05F});
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 0, 100), 3) << "the left alone would cross at 1";
}

TEST(NearestZeroCrossing, StaysWhereThereIsNoneNearEnough) {
    const auto audio = sourceOf({0.5F, 0.4F, 0.3F, 0.2F, 0.1F, -0.1F});
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 1, 2), 1);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 1, 3), 4);
    EXPECT_EQ(analysis::nearestZeroCrossing(*sourceOf({0.5F, 0.5F}), 1, 1000), 1);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 40, 10), 40);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, -3, 10), 4);
}

TEST(NearestZeroCrossing, TakesSilenceForOne) {
    const auto audio = sourceOf({0.5F, 0.0F, 0.0F, 0.0F, 0.5F, -0.5F});
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 2, 100), 2);
    EXPECT_EQ(analysis::nearestZeroCrossing(*audio, 0, 100), 1);
}

TEST(NearestBeat, CountsFromTheInPoint) {
    EXPECT_EQ(analysis::nearestBeat(0, 120.0, 44100), 0);
    EXPECT_EQ(analysis::nearestBeat(11024, 120.0, 44100), 0);
    EXPECT_EQ(analysis::nearestBeat(11026, 120.0, 44100), 22050);
    EXPECT_EQ(analysis::nearestBeat(-20000, 120.0, 44100), -22050);
}

TEST(NearestBeat, RoundsEveryBeatByItselfSoThatNoErrorGrows) {
    constexpr double framesPerBeat = 60.0 * 44100 / 129.7;
    for (int beat = 0; beat < 2000; beat += 37) {
        const auto exact = static_cast<double>(beat) * framesPerBeat;
        const auto found = analysis::nearestBeat(static_cast<core::FramePos>(exact) + 100, 129.7, 44100);
        EXPECT_NEAR(static_cast<double>(found), exact, 0.5 + 1e-6);
    }
}
