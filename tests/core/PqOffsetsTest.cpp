// A CD's starts ahead of the sound, and its ends behind it.
#include "core/AlbumLayout.h"
#include "core/RedBook.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace core;

namespace {

Track after(FrameCount gap, FrameCount frames) {
    Track made = tests::track(1, frames);
    made.gapFrames = gap;
    return made;
}

CdLayout discOf(Album album, PqOffsets offsets, int disc = 0) {
    album.pqOffsets = offsets;
    return cdLayout(layOut(album), disc);
}

/// Sector on the disc at which an album frame begins.
SectorPos sectorOf(const CdLayout& cd, FramePos frame, int rate) {
    return cd.firstIndex01 + floorDiv(frame - cd.origin, framesPerSector(rate));
}

/// Segues, gaps of every size, marks set by hand.
Album anyAlbum(std::mt19937& random, int rate, int count) {
    const auto any = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
    std::vector<Track> tracks;
    for (int i = 0; i < count; ++i) {
        Track track = after(any(-3000, 30000), any(1, 400000));
        if (i % 3 == 1) track.startMark = any(-20000, 20000);
        if (i % 4 == 1) track.endMark = any(-20000, 400000);
        if (i % 5 == 1) track.pauseMark = any(-20000, 20000);
        if (i % 7 == 1) track.indexes = {any(0, 2000), any(2001, 4000), any(4001, 300000)};
        track.opensDisc = i == count / 2;
        tracks.push_back(track);
    }
    return tests::album(tracks, rate);
}

PqOffsets anyOffsets(std::mt19937& random) {
    const auto any = [&] { return SectorCount{std::uniform_int_distribution(0, 150)(random)}; };
    return {any(), any(), any(), any()};
}

} // namespace

TEST(PqOffsets, NoneChangeNothingAndNoneAreTheDefault) {
    std::mt19937 random(3);
    const Album album = anyAlbum(random, 44100, 40);
    EXPECT_EQ(PqOffsets(), (PqOffsets{0, 0, 0, 0}));
    EXPECT_EQ(discOf(album, {}).firstIndex01, 150);
    EXPECT_EQ(discOf(album, {}).firstSound, 150);
    EXPECT_EQ(discOf(album, {}).origin, layOut(album).tracks[0].start);
}

TEST(PqOffsets, MoveStartsAheadAndEndsBehindWithTheSoundWhereItWas) {
    Album album = tests::album({after(0, 1000 * 588), after(300 * 588, 1000 * 588)});
    album.tracks[1].indexes = {500 * 588};
    const CdLayout plain = discOf(album, {});
    const CdLayout cd = discOf(album, {.firstStart = 20, .start = 10, .end = 5, .lastEnd = 75});
    // Everything on the disc lies 20 sectors later, so that track 1 can start at 150.
    EXPECT_EQ(cd.tracks[0].index01, 150);
    EXPECT_EQ(cd.firstSound, 170);
    EXPECT_EQ(cd.origin, plain.origin - 20 * 588);
    EXPECT_EQ(cd.tracks[1].index00, *plain.tracks[1].index00 + 20 + 5);
    EXPECT_EQ(cd.tracks[1].index01, plain.tracks[1].index01 + 20 - 10);
    EXPECT_EQ(cd.tracks[1].indexes[0], plain.tracks[1].indexes[0] + 20 - 10);
    EXPECT_EQ(cd.leadOut, plain.leadOut + 20 + 75);
}

TEST(PqOffsets, AStartGoesNoFurtherThanTheEndAheadOfIt) {
    for (const SectorCount gap : {1, 2, 9, 10, 11, 30}) {
        Album album = tests::album({after(0, 1000 * 588), after(gap * 588, 1000 * 588)});
        album.tracks[1].startMark = 0;
        const SectorPos end = 150 + 15 + 1000;
        EXPECT_EQ(discOf(album, {.start = 10}).tracks[1].index01, std::max(end, end + gap - 10)) << gap;
    }
}

TEST(PqOffsets, OverASegueAStartGoesIntoTheTrackAheadOfIt) {
    const Album album = tests::album({after(0, 1000 * 588), after(-50 * 588, 1000 * 588)});
    const CdLayout cd = discOf(album, {.start = 10});
    EXPECT_EQ(cd.tracks[1].index01, 150 + 15 + 1000 - 50 - 10);
    EXPECT_FALSE(cd.tracks[1].index00);
}

TEST(PqOffsets, APauseThatWasSetByHandStaysThere) {
    Album album = tests::album({after(0, 1000 * 588), after(-200 * 588, 1000 * 588)});
    album.tracks[1].startMark = 55 * 588;
    album.tracks[1].pauseMark = 50 * 588;
    const CdLayout cd = discOf(album, {.start = 10, .end = 7});
    EXPECT_EQ(cd.tracks[1].index00, 150 + 15 + 1000 - 200 + 50);
    EXPECT_EQ(cd.tracks[1].index01, *cd.tracks[1].index00 + 1);
}

TEST(PqOffsets, TheFirstStartMayLieInWhatHidesAheadOfIt) {
    Album album = tests::album({tests::track(1, 1000 * 588)});
    album.tracks[0].pauseMark = 0;
    album.tracks[0].startMark = 100 * 588;
    const CdLayout some = discOf(album, {.firstStart = 30});
    EXPECT_EQ(some.firstIndex01, 150 + 70);
    EXPECT_EQ(some.firstSound, 150);
    const CdLayout more = discOf(album, {.firstStart = 130});
    EXPECT_EQ(more.firstIndex01, 150);
    EXPECT_EQ(more.firstSound, 150 + 30);
}

TEST(PqOffsets, KeepOrderAndLoseNothingWhateverTheyAre) {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        const int rate = albumRates[static_cast<std::size_t>(round) % albumRates.size()];
        const Album album = anyAlbum(random, rate, 20);
        const PqOffsets offsets = anyOffsets(random);
        for (int disc = 0; disc < 2; ++disc) {
            const CdLayout plain = discOf(album, {}, disc);
            const CdLayout cd = discOf(album, offsets, disc);
            const AlbumLayout layout = layOut(album);
            ASSERT_EQ(cd.tracks.size(), plain.tracks.size());
            ASSERT_GE(cd.tracks[0].index01, 150);
            ASSERT_EQ(cd.tracks[0].index00, 0);
            ASSERT_EQ(cd.tracks[0].index01, cd.firstIndex01);
            for (std::size_t i = 0; i < cd.tracks.size(); ++i) {
                const CdTrack& track = cd.tracks[i];
                const PlacedTrack& placed = layout.tracks[track.placed];
                // What is heard of a track begins behind its start, on the disc as on the album's clock.
                if (plain.tracks[i].index01 == sectorOf(plain, placed.start, rate)) {
                    ASSERT_LE(track.index01, sectorOf(cd, placed.start, rate)) << round << ' ' << i;
                }
                ASSERT_LE(std::size_t{track.index00.has_value()}, std::size_t{plain.tracks[i].index00.has_value()});
                if (track.index00) {
                    ASSERT_LT(*track.index00, track.index01);
                }
                for (std::size_t k = 0; k < track.indexes.size(); ++k) {
                    const SectorPos before = k == 0 ? track.index01 : track.indexes[k - 1];
                    const SectorPos plainBefore = k == 0 ? plain.tracks[i].index01 : plain.tracks[i].indexes[k - 1];
                    if (plain.tracks[i].indexes[k] > plainBefore) {
                        ASSERT_GT(track.indexes[k], before) << round;
                    }
                }
                if (i == 0) continue;
                const CdTrack& ahead = cd.tracks[i - 1];
                ASSERT_GT(track.index01, ahead.index01);
                if (track.index00) {
                    ASSERT_GT(*track.index00, ahead.index01);
                }
                const PlacedTrack& placedAhead = layout.tracks[ahead.placed];
                if (placedAhead.end < placed.start && plain.tracks[i].index01 == sectorOf(plain, placed.start, rate)) {
                    ASSERT_GE(track.index01,
                              std::min(sectorOf(cd, placedAhead.end - 1, rate) + 1, sectorOf(cd, placed.start, rate)));
                }
            }
            const PlacedTrack& last = layout.tracks[cd.tracks.back().placed];
            ASSERT_GE(cd.leadOut, sectorOf(cd, last.end - 1, rate) + 1 + offsets.lastEnd);
            ASSERT_GT(cd.leadOut, cd.tracks.back().index01);
        }
    }
}

TEST(PqOffsets, ATrackThatTheyMakeTooShortIsFound) {
    Album album = tests::album({after(0, 400 * 588), after(0, 305 * 588), after(0, 400 * 588)});
    for (Track& track : album.tracks) track.metadata.title = "x";
    const auto errors = [](const Album& of) {
        return std::ranges::count(redBook(of), Severity::error, &Finding::severity);
    };
    EXPECT_EQ(errors(album), 0);
    album.tracks[1].startMark = 0;
    album.tracks[2].startMark = 0;
    album.pqOffsets.start = 150;
    album.tracks[1].gapFrames = 588;
    EXPECT_EQ(errors(album), 1);
}
