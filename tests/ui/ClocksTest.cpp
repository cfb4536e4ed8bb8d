// What the transport's figures say of a place.
#include "ui/transport/Clocks.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

namespace {

using namespace ui::transport;

constexpr int rate = core::cdRate;

/// Three tracks of 10 s with 2 s of silence between them; marks where they are by default.
core::AlbumLayout threeTracks(bool secondDisc = false) {
    std::vector<core::Track> tracks;
    for (int n = 0; n < 3; ++n) {
        tracks.push_back(tests::track(1, 10 * rate));
        if (n > 0) tracks.back().gapFrames = 2 * rate;
    }
    tracks[2].opensDisc = secondDisc;
    return core::layOut(tests::album(std::move(tracks)));
}

TEST(Clocks, ATrackBeginsAtItsStartMarkAndLastsToTheNext) {
    const auto layout = threeTracks();
    const core::FramePos second = layout.tracks[1].start;
    EXPECT_EQ(trackAt(layout, second), (TrackPlace{.placed = 1, .fromStart = 0}));
    EXPECT_EQ(trackAt(layout, second - 1), (TrackPlace{.placed = 0, .fromStart = second - 1}));
    EXPECT_EQ(trackAt(layout, layout.end + 100)->placed, 2u);
    EXPECT_EQ(trackClock(layout, second + rate + rate / 2), QStringLiteral("track 2 \u00b7 00:01.500"));
}

TEST(Clocks, WhatHidesAheadOfTheFirstStartHasNegativeTime) {
    EXPECT_EQ(trackClock(threeTracks(), -rate), QStringLiteral("track 1 \u00b7 \u221200:01.000"));
}

TEST(Clocks, TheDiscsClockCountsTheFirstPause) {
    const auto layout = threeTracks();
    EXPECT_EQ(cdClock(layout, 0), QStringLiteral("CD 00:02:00"));
    EXPECT_EQ(cdClock(layout, 587), QStringLiteral("CD 00:02:00"));
    EXPECT_EQ(cdClock(layout, 588), QStringLiteral("CD 00:02:01"));
    EXPECT_EQ(cdClock(layout, -1), QStringLiteral("CD 00:01:74"));
}

TEST(Clocks, ATracksStartIsWhereThePqSheetHasIt) {
    const auto layout = threeTracks();
    EXPECT_EQ(cdAt(layout, layout.tracks[1].start)->sector, core::cdLayout(layout, 0).tracks[1].index01);
}

TEST(Clocks, EveryDiscHasAClockOfItsOwn) {
    const auto layout = threeTracks(true);
    EXPECT_EQ(cdClock(layout, layout.tracks[2].start), QStringLiteral("CD 2 \u00b7 00:02:00"));
    EXPECT_EQ(cdAt(layout, 0)->disc, 0);
}

TEST(Clocks, AnAlbumWithoutTracksHasNoPlaces) {
    const core::AlbumLayout empty;
    EXPECT_FALSE(trackAt(empty, 0));
    EXPECT_FALSE(cdAt(empty, 0));
    EXPECT_TRUE(cdClock(empty, 0).isEmpty());
}

} // namespace
