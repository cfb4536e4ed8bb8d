#include "core/TrackLength.h"

#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

/// Of 1000 and 500 sectors; the second one starts right with its sound, so far behind the first one's.
Album twoTracks(SectorCount gap) {
    Album album = tests::album({tests::track(1, 1000 * 588), tests::track(1, 500 * 588)});
    album.tracks[0].startMark = album.tracks[1].startMark = 0;
    album.tracks[1].gapFrames = gap * 588;
    return album;
}

} // namespace

TEST(TrackLength, IsWithoutThePauseBehindIt) {
    const AlbumLayout layout = layOut(twoTracks(75));
    const CdLayout cd = cdLayout(layout, 0);
    EXPECT_EQ(trackLength(layout, 0), 1000 * 588);
    EXPECT_EQ(trackLength(layout, 1), 500 * 588);
    EXPECT_EQ(trackLength(cd, 0), 1000);
    EXPECT_EQ(trackLength(cd, 1), 500);
}

TEST(TrackLength, EndsWhereTheNextTrackStartsOverASegue) {
    const AlbumLayout layout = layOut(twoTracks(-100));
    const CdLayout cd = cdLayout(layout, 0);
    EXPECT_EQ(trackLength(layout, 0), 900 * 588);
    EXPECT_EQ(trackLength(cd, 0), 900);
}
