#include "core/AlbumLayout.h"

#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

/// A track of so many frames after a gap.
Track after(FrameCount gap, FrameCount frames) {
    Track made = tests::track(1, frames);
    made.gapFrames = gap;
    return made;
}

Clip clip(FramePos offset, FrameCount frames) {
    Clip made;
    made.source = SourceId{1};
    made.region.lengthFrames = frames;
    made.offset = offset;
    return made;
}

Track trackOf(std::vector<Clip> clips) {
    Track made;
    made.clips = std::move(clips);
    return made;
}

constexpr FrameCount second = 44100;
constexpr FrameCount lead = 8820; // 200 ms

} // namespace

TEST(AlbumLayout, AnAlbumWithNothingOnItIsEmpty) {
    const AlbumLayout none = layOut(Album{});
    EXPECT_EQ(none.begin, 0);
    EXPECT_EQ(none.end, 0);
    EXPECT_EQ(none.discs, 0);
    EXPECT_EQ(none.firstSound(), 0);

    Track silent = tests::track(1, second);
    silent.enabled = false;
    const AlbumLayout disabled = layOut(tests::album({silent}));
    EXPECT_TRUE(disabled.tracks.empty());
    EXPECT_EQ(disabled.discs, 0);
    EXPECT_TRUE(cdLayout(disabled, 0).tracks.empty());
}

TEST(AlbumLayout, TheFirstTrackStarts200MsAheadOfItsSoundAtEveryRate) {
    for (const int rate : albumRates) {
        const AlbumLayout layout = layOut(tests::album({after(0, rate)}, rate));
        ASSERT_EQ(layout.tracks.size(), 1u);
        EXPECT_EQ(layout.tracks[0].start, 0);
        EXPECT_EQ(layout.tracks[0].in, rate / 5);
        EXPECT_EQ(layout.begin, 0);
        EXPECT_EQ(layout.end, rate / 5 + rate);
        EXPECT_EQ(layout.tracks[0].in % framesPerSector(rate), 0);
    }
}

TEST(AlbumLayout, TheGapRunsFromTheEndOfTheSoundToTheInPoint) {
    const AlbumLayout layout = layOut(tests::album({after(5, 1000), after(2 * second, 500)}));
    EXPECT_EQ(layout.tracks[1].in, lead + 1000 + 2 * second);
    EXPECT_EQ(layout.tracks[1].start, layout.tracks[1].in - lead);
    EXPECT_EQ(layout.tracks[0].end, lead + 1000);
    EXPECT_EQ(layout.fileEnd(0), layout.tracks[1].start);
    EXPECT_EQ(layout.fileEnd(1), layout.end);
    EXPECT_EQ(layout.end, layout.tracks[1].in + 500);
}

TEST(AlbumLayout, AGapShorterThan200MsStartsAtTheEndOfTheTrackBefore) {
    const AlbumLayout layout = layOut(tests::album({after(0, 1000), after(100, 500)}));
    EXPECT_EQ(layout.tracks[1].start, layout.tracks[0].end);
    EXPECT_EQ(layout.tracks[1].in, layout.tracks[1].start + 100);
}

TEST(AlbumLayout, ASegueStartsAtItsInPoint) {
    for (const FrameCount gap : {FrameCount{0}, FrameCount{-300}}) {
        const AlbumLayout layout = layOut(tests::album({after(0, 1000), after(gap, 500)}));
        EXPECT_EQ(layout.tracks[1].in, lead + 1000 + gap);
        EXPECT_EQ(layout.tracks[1].start, layout.tracks[1].in);
    }
}

TEST(AlbumLayout, MovedMarksNeverMoveASampleAgainstItsNeighbours) {
    Album album = tests::album({after(0, 100000), after(second, 100000), after(-50, 100000)});
    const AlbumLayout before = layOut(album);
    album.tracks[0].endMark = 90000;
    album.tracks[1].startMark = -20000;
    album.tracks[1].pauseMark = -30000;
    album.tracks[2].startMark = 777;
    album.tracks[2].indexes = {60000, 50000};
    AlbumLayout moved = layOut(album);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(moved.tracks[i].in, before.tracks[i].in);
        EXPECT_EQ(moved.tracks[i].clips, before.tracks[i].clips);
    }
    EXPECT_EQ(moved.tracks[1].start, moved.tracks[1].in - 20000);
    EXPECT_EQ(moved.tracks[1].pause, moved.tracks[1].in - 30000);
    EXPECT_EQ(moved.tracks[2].indexes, (std::vector{moved.tracks[2].in + 50000, moved.tracks[2].in + 60000}));

    album.tracks[0].startMark = 100;
    moved = layOut(album);
    EXPECT_EQ(moved.tracks[0].in, -100);
    EXPECT_EQ(moved.tracks[1].in - moved.tracks[0].in, before.tracks[1].in - before.tracks[0].in);
}

TEST(AlbumLayout, StartsNeverGoBackAndFilesAreNeverShorterThanNothing) {
    Album album = tests::album({after(0, 1000), after(-900, 100), after(0, 50)});
    album.tracks[1].startMark = -100000;
    album.tracks[2].endMark = -100000;
    const AlbumLayout layout = layOut(album);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_GE(layout.fileEnd(i), layout.tracks[i].start);
}

TEST(AlbumLayout, DisabledTracksTakeTheirGapAndNumberWithThem) {
    Album album = tests::album({after(0, 1000), after(second, 1000), after(2 * second, 1000)});
    album.tracks[1].enabled = false;
    const AlbumLayout layout = layOut(album);
    ASSERT_EQ(layout.tracks.size(), 2u);
    EXPECT_EQ(layout.tracks[1].row, 2u);
    EXPECT_EQ(layout.tracks[1].number, 2);
    EXPECT_EQ(layout.tracks[1].in, lead + 1000 + 2 * second);
}

TEST(AlbumLayout, ATrackIsFoundWhereItIsEnabled) {
    Album album = tests::album({after(0, 1000), after(second, 1000)});
    album.tracks[0].enabled = false;
    const AlbumLayout layout = layOut(album);
    EXPECT_EQ(findTrack(layout, album.tracks[1].id), layout.tracks.data());
    EXPECT_EQ(findTrack(layout, album.tracks[0].id), nullptr);
}

TEST(AlbumLayout, ClipsThatOverlapCrossfadeOverTheOverlap) {
    Track track = trackOf({clip(0, 1000), clip(900, 500)});
    track.clips[0].fadeOut = {5, FadeShape::sCurve};
    track.clips[1].fadeIn = {0, FadeShape::linear};
    track.clips[1].fadeOut = {10000, FadeShape::exponential};
    const auto clips = layOut(tests::album({track})).tracks[0].clips;
    EXPECT_EQ(clips[0].fadeOut, (Fade{100, FadeShape::sCurve}));
    EXPECT_EQ(clips[1].fadeIn, (Fade{100, FadeShape::linear}));
    EXPECT_EQ(clips[1].fadeOut, (Fade{500, FadeShape::exponential})); // clamped to the clip
    EXPECT_EQ(clips[0].fadeIn.lengthFrames, 0);
}

TEST(AlbumLayout, ClipsStandInOrderOfTimeAndTouchingOnesDoNotCrossfade) {
    const auto clips = layOut(tests::album({trackOf({clip(1000, 500), clip(0, 1000)})})).tracks[0].clips;
    EXPECT_EQ(clips[0].at, lead);
    EXPECT_EQ(clips[1].at, lead + 1000);
    EXPECT_EQ(clips[0].fadeOut.lengthFrames, 0);
    EXPECT_EQ(clips[1].fadeIn.lengthFrames, 0);
}

TEST(AlbumLayout, AClipInsideAnotherIsLaidOverIt) {
    Track track = trackOf({clip(0, 1000), clip(300, 100), clip(950, 200)});
    track.clips[1].fadeIn.lengthFrames = 7;
    const auto placed = layOut(tests::album({track})).tracks[0];
    EXPECT_EQ(placed.clips[1].fadeIn.lengthFrames, 7);
    EXPECT_EQ(placed.clips[1].fadeOut.lengthFrames, 0);
    EXPECT_EQ(placed.clips[0].fadeOut.lengthFrames, 50);
    EXPECT_EQ(placed.clips[2].fadeIn.lengthFrames, 50);
    EXPECT_EQ(placed.lengthFrames, 1150);
}

TEST(AlbumLayout, ATracksFadesAreNoLongerThanItsSound) {
    Track track = tests::track(1, 1000);
    track.fadeIn.lengthFrames = 400;
    track.fadeOut.lengthFrames = 4000;
    const auto placed = layOut(tests::album({track})).tracks[0];
    EXPECT_EQ(placed.fadeIn.lengthFrames, 400);
    EXPECT_EQ(placed.fadeOut.lengthFrames, 1000);
}

TEST(AlbumLayout, BedsLieBeforeTheTrackThatTheyAreAnchoredTo) {
    Album album = tests::album({after(0, 1000), after(second, 1000)});
    album.beds = {{.before = album.tracks[1].id, .clip = clip(-second, second)},
                  {.before = TrackId{9999}, .clip = clip(0, 10)}};
    const AlbumLayout layout = layOut(album);
    ASSERT_EQ(layout.beds.size(), 1u);
    EXPECT_EQ(layout.beds[0].at, layout.tracks[1].in - second);
    album.tracks[1].enabled = false;
    EXPECT_TRUE(layOut(album).beds.empty());
}

TEST(AlbumLayout, SoundCanLieAheadOfFrameZero) {
    Album album = tests::album({after(0, 1000)});
    EXPECT_EQ(layOut(album).firstSound(), lead);
    album.beds = {{.before = album.tracks[0].id, .clip = clip(-9000, 100)}};
    EXPECT_EQ(layOut(album).firstSound(), -180);
}

TEST(AlbumLayout, AudioHiddenInTheFirstPauseBeginsThePrintOnWholeSectors) {
    Track hidden = tests::track(1, 100 * 588);
    hidden.pauseMark = 0;
    hidden.startMark = 10 * 588 + 1;
    const AlbumLayout layout = layOut(tests::album({hidden}));
    EXPECT_EQ(layout.tracks[0].in, -(10 * 588 + 1));
    EXPECT_EQ(layout.tracks[0].pause, -(10 * 588 + 1));
    EXPECT_EQ(layout.begin, -11 * 588);
    const CdLayout cd = cdLayout(layout, 0);
    EXPECT_EQ(cd.firstIndex01, 161);
    EXPECT_EQ(cd.tracks[0].index00, 0);
    EXPECT_EQ(cd.tracks[0].index01, 161);
}

TEST(AlbumLayout, APauseMarkBehindTheStartIsNone) {
    Track track = tests::track(1, 10000);
    track.pauseMark = 10;
    track.startMark = 0;
    const AlbumLayout layout = layOut(tests::album({track}));
    EXPECT_FALSE(layout.tracks[0].pause);
    EXPECT_EQ(layout.begin, 0);
}
