#include "core/Album.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

TEST(Album, IsAValue) {
    const Album album = tests::album({tests::track(1, 1000)});
    Album copy = album;
    EXPECT_EQ(copy, album);
    copy.tracks[0].levelDb = -0.5;
    EXPECT_NE(copy, album);
}

TEST(Album, TracksTakeTheAlbumsArtistWhereTheyHaveNone) {
    Album album = tests::album({tests::track(1, 1000), tests::track(2, 1000)});
    album.metadata.artist = "Maren Voss";
    album.tracks[1].metadata.artist = "T. Aker";
    EXPECT_EQ(artistOf(album, album.tracks[0]), "Maren Voss");
    EXPECT_EQ(artistOf(album, album.tracks[1]), "T. Aker");
}
