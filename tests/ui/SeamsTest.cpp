// The seams that one listens to.
#include "ui/desk/Seams.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

namespace {

using namespace ui;

constexpr int rate = core::cdRate;

core::AlbumLayout albumOf(std::vector<core::FrameCount> seconds, std::vector<core::FrameCount> gapSeconds) {
    std::vector<core::Track> tracks;
    for (std::size_t n = 0; n < seconds.size(); ++n) {
        tracks.push_back(tests::track(1, seconds[n] * rate));
        if (n > 0) tracks.back().gapFrames = gapSeconds[n - 1] * rate;
        tracks.back().startMark = 0;
    }
    return core::layOut(tests::album(std::move(tracks)));
}

TEST(Seams, HoldTheLastEightSecondsTheGapAndTheFirstEight) {
    const auto found = seams(albumOf({30, 30}, {2}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0], (Seam{.after = 1, .from = 22 * rate, .to = 40 * rate, .middle = 31 * rate}));
}

TEST(Seams, EndWithTheTracksThatAreShorter) {
    const auto found = seams(albumOf({5, 3, 30}, {2, 2}));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].from, 0);
    EXPECT_EQ(found[0].to, 10 * rate);
    EXPECT_EQ(found[1].from, 7 * rate);
}

TEST(Seams, HoldTheWholeOfASegue) {
    const auto found = seams(albumOf({30, 30}, {-4}));
    EXPECT_EQ(found[0].from, 22 * rate);
    EXPECT_EQ(found[0].to, 34 * rate);
    EXPECT_EQ(found[0].middle, 28 * rate);
}

TEST(Seams, NeverPlayPastTheEndMarkOfTheAlbum) {
    core::Album album = tests::album({tests::track(1, 30 * rate), tests::track(1, 30 * rate)});
    album.tracks[1].endMark = 2 * rate;
    const auto layout = core::layOut(album);
    EXPECT_EQ(seams(layout)[0].to, layout.end);
}

TEST(Seams, OneTrackHasNone) {
    EXPECT_TRUE(seams(albumOf({30}, {})).empty());
    EXPECT_FALSE(nearestSeam({}, 0));
}

TEST(Seams, TheNearestIsTheOneWhoseMiddleIs) {
    const auto found = seams(albumOf({30, 30, 30}, {2, 2}));
    EXPECT_EQ(nearestSeam(found, 0), 0u);
    EXPECT_EQ(nearestSeam(found, 46 * rate), 0u);
    EXPECT_EQ(nearestSeam(found, 48 * rate), 1u);
    EXPECT_EQ(nearestSeam(found, 500 * rate), 1u);
}

} // namespace
