#include "core/AlbumLayout.h"

#include "tests/support/Album.h"

#include <gtest/gtest.h>

#include <random>

using namespace core;

namespace {

Track after(FrameCount gap, FrameCount frames) {
    Track made = tests::track(1, frames);
    made.gapFrames = gap;
    return made;
}

CdLayout discOf(const Album& album, int disc = 0) {
    return cdLayout(layOut(album), disc);
}

} // namespace

TEST(CdLayout, TheFirstPauseIsTwoSecondsAndExistsOnTheCdAlone) {
    const CdLayout cd = discOf(tests::album({after(0, 44100)}));
    ASSERT_EQ(cd.tracks.size(), 1u);
    EXPECT_EQ(cd.tracks[0].index00, 0);
    EXPECT_EQ(cd.tracks[0].index01, 150);
    EXPECT_EQ(cd.origin, 0);
    EXPECT_EQ(cd.leadOut, 150 + 15 + 75);
}

TEST(CdLayout, StartsFloorAndEndsCeilAtEveryRate) {
    for (const int rate : albumRates) {
        const FrameCount sector = framesPerSector(rate);
        // Sound to one frame into sector 1015; the next start one frame short of sector 1300.
        Album album = tests::album({after(0, 1000 * sector + 1), after(0, 400 * sector - 1)}, rate);
        album.tracks[1].gapFrames = 300 * sector - 2;
        const CdLayout cd = discOf(album);
        EXPECT_EQ(cd.tracks[1].index00, 150 + 1016) << rate;
        EXPECT_EQ(cd.tracks[1].index01, 150 + 1299) << rate;
        EXPECT_EQ(cd.leadOut, 150 + 1715) << rate;
    }
}

TEST(CdLayout, MarksOnSectorsStayWhereTheyAre) {
    for (const int rate : albumRates) {
        const FrameCount sector = framesPerSector(rate);
        const CdLayout cd = discOf(tests::album({after(0, 1000 * sector), after(300 * sector, 400 * sector)}, rate));
        EXPECT_EQ(cd.tracks[1].index00, 150 + 1015);
        EXPECT_EQ(cd.tracks[1].index01, 150 + 1300);
        EXPECT_EQ(cd.leadOut, 150 + 1715);
    }
}

TEST(CdLayout, ThereIsNoPauseWhereNoSectorLiesBetween) {
    for (const FrameCount gap : {-588, -1, 0, 1, 587}) {
        const CdLayout cd = discOf(tests::album({after(0, 1000 * 588), after(gap, 1000 * 588)}));
        EXPECT_FALSE(cd.tracks[1].index00) << gap;
    }
    Album album = tests::album({after(0, 1000 * 588), after(588, 1000 * 588)});
    EXPECT_FALSE(discOf(album).tracks[1].index00); // the start lies at the end of the track before
    album.tracks[1].startMark = 0;
    EXPECT_EQ(discOf(album).tracks[1].index00, 150 + 1015);
    EXPECT_EQ(discOf(album).tracks[1].index01, 150 + 1016);
}

TEST(CdLayout, APauseMarkIsIndex00EvenOverApplause) {
    Album album = tests::album({after(0, 1000 * 588), after(-200 * 588, 1000 * 588)});
    album.tracks[1].startMark = 100 * 588;
    album.tracks[1].pauseMark = 50 * 588 + 1;
    const CdLayout cd = discOf(album);
    EXPECT_EQ(cd.tracks[1].index00, 150 + 15 + 1000 - 200 + 51);
    EXPECT_EQ(cd.tracks[1].index01, 150 + 15 + 1000 - 200 + 100);
}

TEST(CdLayout, NoPauseBeginsAheadOfTheSectorAfterTheTracksStart) {
    Album album = tests::album({after(0, 1000 * 588), after(100 * 588, 1000 * 588)});
    album.tracks[0].endMark = -100000; // no end lies ahead of its start
    EXPECT_EQ(discOf(album).tracks[1].index00, 151);
    album.tracks[0].endMark.reset();
    album.tracks[1].pauseMark = -5000 * 588;
    EXPECT_EQ(discOf(album).tracks[1].index00, 151);
}

TEST(CdLayout, EveryDiscHasItsOwnSectorsFromItsFirstStart) {
    Album album = tests::album({after(0, 1000 * 588), after(100000, 500 * 588 + 3), after(77, 900 * 588)});
    album.tracks[1].opensDisc = true;
    const AlbumLayout layout = layOut(album);
    EXPECT_EQ(layout.discs, 2);
    const CdLayout first = cdLayout(layout, 0);
    const CdLayout second = cdLayout(layout, 1);
    ASSERT_EQ(first.tracks.size(), 1u);
    ASSERT_EQ(second.tracks.size(), 2u);
    EXPECT_EQ(first.leadOut, 150 + 1015);
    EXPECT_EQ(second.origin, layout.tracks[1].start);
    EXPECT_EQ(second.tracks[0].index00, 0);
    EXPECT_EQ(second.tracks[0].index01, 150);
    EXPECT_EQ(second.tracks[0].number, 1);
    EXPECT_EQ(layout.tracks[1].number, 2);
    EXPECT_EQ(layout.tracks[1].in, layout.tracks[0].soundEnd() + 100000);
    // 515 sectors and 3 frames on, INDEX 01 falls back on the sector that the sound still fills.
    EXPECT_EQ(second.tracks[1].index01, 150 + 515);
    EXPECT_FALSE(second.tracks[1].index00);
    EXPECT_TRUE(cdLayout(layout, 2).tracks.empty());
}

TEST(CdLayout, ADiscWhoseFirstTrackIsDisabledOpensWithTheNext) {
    Album album = tests::album({after(0, 58800), after(0, 58800), after(0, 58800)});
    album.tracks[1].opensDisc = true;
    album.tracks[1].enabled = false;
    const AlbumLayout layout = layOut(album);
    EXPECT_EQ(layout.discs, 2);
    EXPECT_EQ(layout.tracks[1].disc, 1);
}

TEST(CdLayout, IndexesFloorToo) {
    Track track = tests::track(1, 1000 * 588);
    track.indexes = {500 * 588 + 587, 100 * 588};
    EXPECT_EQ(discOf(tests::album({track})).tracks[0].indexes, (std::vector<SectorPos>{265, 665}));
}

TEST(CdLayout, NinetyNineRandomTracksNeverLoseTheirOrder) {
    std::mt19937 random(7);
    for (const int rate : albumRates) {
        std::vector<Track> tracks;
        for (int i = 0; i < 99; ++i) {
            Track track = after(std::uniform_int_distribution(-3000, 20000)(random),
                                std::uniform_int_distribution(1, 300000)(random));
            if (i % 3 == 1) track.startMark = std::uniform_int_distribution(-20000, 20000)(random);
            if (i % 4 == 1) track.endMark = std::uniform_int_distribution(-20000, 400000)(random);
            if (i % 5 == 1) track.pauseMark = std::uniform_int_distribution(-20000, 20000)(random);
            tracks.push_back(track);
        }
        const CdLayout cd = discOf(tests::album(tracks, rate));
        ASSERT_EQ(cd.tracks.size(), 99u);
        for (std::size_t i = 1; i < 99; ++i) {
            const CdTrack& track = cd.tracks[i];
            ASSERT_GT(track.index01, cd.tracks[i - 1].index01);
            if (!track.index00) continue;
            ASSERT_GT(*track.index00, cd.tracks[i - 1].index01);
            ASSERT_LT(*track.index00, track.index01);
        }
        EXPECT_GT(cd.leadOut, cd.tracks.back().index01);
    }
}

TEST(SectorTime, ReadsAsMinutesSecondsAndSectors) {
    EXPECT_EQ(sectorTime(0), "00:00:00");
    EXPECT_EQ(sectorTime(150), "00:02:00");
    EXPECT_EQ(sectorTime(449999), "99:59:74");
    EXPECT_EQ(sectorTime(450000), "100:00:00");
    EXPECT_EQ(sectorTime(-76), "-00:01:01");
}
