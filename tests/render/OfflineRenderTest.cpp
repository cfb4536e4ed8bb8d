#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

using namespace core;
using namespace engine;

namespace {

class OfflineRender : public testing::TestWithParam<int> {
  protected:
    OfflineRender() {
        Track only = tests::track(1, 200000);
        only.startMark = 0;
        plan_ = tests::planOf(tests::album({only}), tests::audio({{1, tests::onBoth(tests::ramp(200000))}}));
    }
    render::OfflineOptions options() const { return {.threads = GetParam(), .blockFrames = 512}; }
    std::unique_ptr<const render::RenderPlan> plan_;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Threads, OfflineRender, testing::Values(1, 2, 4));

TEST_P(OfflineRender, HandsOnExactlyWhatWasAskedFor) {
    std::vector<double> out;
    render::renderOffline(*plan_, 1000, 2025, options(), [&](dsp::StereoBlock block) {
        EXPECT_LE(block.frames(), 512);
        out.insert(out.end(), block.left, block.left + block.frames());
    });
    EXPECT_EQ(out.size(), 1025u);
    EXPECT_EQ(out.front(), 1001.0);
    EXPECT_EQ(out.back(), 2025.0);
}

TEST_P(OfflineRender, IsSilentOutsideThePrint) {
    std::vector<double> out;
    render::renderOffline(*plan_, -10, 200010, options(), [&](dsp::StereoBlock block) {
        out.insert(out.end(), block.left, block.left + block.frames());
    });
    EXPECT_EQ(out[9], 0.0);
    EXPECT_EQ(out[10], 1.0);
    EXPECT_EQ(out[200009], 200000.0);
    EXPECT_EQ(out[200010], 0.0);
}

TEST_P(OfflineRender, EndsWhenTheTakerFails) {
    int blocks = 0;
    const auto failing = [&](dsp::StereoBlock) {
        if (++blocks == 3) throw Error("the disk is full");
    };
    EXPECT_THROW(render::renderOffline(*plan_, 0, 200000, options(), failing), Error);
    EXPECT_EQ(blocks, 3);
}

TEST_P(OfflineRender, StopsWhenAsked) {
    std::stop_source stop;
    int blocks = 0;
    const auto asking = [&](dsp::StereoBlock) {
        if (++blocks == 3) stop.request_stop();
    };
    EXPECT_THROW(render::renderOffline(*plan_, 0, 200000, options(), asking, stop.get_token()), Cancelled);
    EXPECT_EQ(blocks, 3);
}

TEST_P(OfflineRender, LeavesTheTakersFloatingPointAlone) {
    const volatile double smallest = 1e-308;
    bool flushed = false;
    render::renderOffline(*plan_, 0, 5000, options(), [&](dsp::StereoBlock) { flushed |= smallest / 4.0 == 0.0; });
    EXPECT_FALSE(flushed);
}

/// On the thread of the tracks, and on that of the album's slot.
TEST_P(OfflineRender, FlushesDenormals) {
    constexpr double least = std::numeric_limits<double>::min();
    const auto printOf = [&](double clipDb, double slotDb) {
        Track quiet = tests::track(1, 5000);
        quiet.startMark = 0;
        quiet.clips[0].gainDb = clipDb;
        Album made = tests::album({quiet});
        made.masters[0].albumChain = {tests::slot(GainSettings{.gainDb = slotDb})};
        return tests::render(made, tests::audio({{1, tests::onBoth(tests::Signal(5000, 0x1p-26))}}), options()).left;
    };
    const auto isNormal = [&](double sample) { return sample >= least && sample <= 16.0 * least; };
    EXPECT_TRUE(std::ranges::all_of(printOf(-5980.0, 0.0), isNormal));
    EXPECT_EQ(printOf(-6000.0, 0.0), tests::silence(5000));
    EXPECT_EQ(printOf(-5980.0, -24.0), tests::silence(5000));
}
