#include "core/Sides.h"

#include "core/Edits.h"
#include "core/RedBook.h"
#include "tests/support/Album.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr FrameCount second = 44100;
constexpr FrameCount minute = 60 * second;

Track after(FrameCount gap, FrameCount frames) {
    Track made = tests::track(1, frames);
    made.gapFrames = gap;
    return made;
}

/// Four tracks of as many minutes, 2 s apart; the third opens a side.
Album record(FrameCount minutes = 1) {
    Album album = tests::album({after(0, minutes * minute), after(2 * second, minutes * minute),
                                after(2 * second, minutes * minute), after(2 * second, minutes * minute)});
    album.tracks[2].opensSide = true;
    return album;
}

std::vector<Side> sidesOf(const Album& album) {
    return core::sidesOf(album, layOut(album));
}

Findings sideFindings(const Album& album) {
    return core::sideFindings(album, layOut(album));
}

} // namespace

TEST(Sides, RunFromAStartToTheLastEndWithoutThePauseInWhichTheRecordIsTurned) {
    const Album album = record();
    const AlbumLayout layout = layOut(album);
    const auto sides = sidesOf(album);
    ASSERT_EQ(sides.size(), 2U);
    EXPECT_EQ(sides[0].letter, "A");
    EXPECT_EQ(sides[0].from, 0);
    EXPECT_EQ(sides[0].end, 2U);
    EXPECT_EQ(sides[0].to, layout.tracks[1].end);
    EXPECT_LT(sides[0].to, layout.tracks[2].start);
    EXPECT_EQ(sides[1].letter, "B");
    EXPECT_EQ(sides[1].from, layout.tracks[2].start);
    EXPECT_EQ(sides[1].to, layout.end);
}

TEST(Sides, OfAnAlbumThatSaysNothingAreOneAndOfNoneNone) {
    Album album = record();
    album.tracks[2].opensSide = false;
    EXPECT_EQ(sidesOf(album).size(), 1U);
    for (Track& track : album.tracks) track.enabled = false;
    EXPECT_THAT(sidesOf(album), IsEmpty());
}

TEST(Sides, OpenWithTheNextTrackWhereTheirsIsDisabled) {
    Album album = record();
    album.tracks[2].enabled = false;
    const auto sides = sidesOf(album);
    ASSERT_EQ(sides.size(), 2U);
    EXPECT_EQ(sides[1].first, 2U);
    EXPECT_EQ(layOut(album).tracks[sides[1].first].row, 3U);
}

TEST(Sides, AreLetteredOnPastZ) {
    std::vector<Track> tracks;
    for (int n = 0; n < 28; ++n) {
        tracks.push_back(after(second, second));
        tracks.back().opensSide = true;
    }
    const auto sides = sidesOf(tests::album(std::move(tracks)));
    EXPECT_EQ(sides[25].letter, "Z");
    EXPECT_EQ(sides[26].letter, "AA");
    EXPECT_EQ(sides[27].letter, "AB");
}

TEST(Sides, BandsCountFromTheSidesBeginningAndRunOnWhereThereIsNoPause) {
    Album album = record();
    album.tracks[3].gapFrames = 0;
    const AlbumLayout layout = layOut(album);
    const auto sides = sidesOf(album);
    const auto first = bandsOf(album, layout, sides[0]);
    const auto other = bandsOf(album, layout, sides[1]);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[1].name, "A2");
    EXPECT_EQ(first[1].start, layout.tracks[1].start);
    EXPECT_EQ(first[0].pauseFrames, 2 * second - second / 5); // the track starts 200 ms ahead of its sound
    EXPECT_EQ(first[0].lengthFrames + first[0].pauseFrames, first[1].start);
    EXPECT_FALSE(first[1].isContinuous);
    EXPECT_EQ(other[0].name, "B1");
    EXPECT_EQ(other[0].start, 0);
    EXPECT_EQ(other[1].start, layout.tracks[3].start - layout.tracks[2].start);
    EXPECT_TRUE(other[1].isContinuous);
    album.vinyl.continuous = true;
    EXPECT_FALSE(bandsOf(album, layout, sides[0])[0].isContinuous); // the lead-in is there all the same
    EXPECT_TRUE(bandsOf(album, layout, sides[0])[1].isContinuous);
}

TEST(Sides, HaveRoomBySpeedAndSizeUnlessTheAlbumSaysOtherwise) {
    EXPECT_EQ(roomOf({}), (SideRoom{18.0, 22.0}));
    EXPECT_EQ(roomOf({.rpm = 45.0}), (SideRoom{12.0, 14.5}));
    EXPECT_EQ(roomOf({.inches = 10}), (SideRoom{12.0, 13.5}));
    EXPECT_EQ(roomOf({.inches = 11}), (SideRoom{12.0, 13.5})); // as the next smaller one
    EXPECT_EQ(roomOf({.rpm = 45.0, .inches = 7}), (SideRoom{4.5, 5.0}));
    EXPECT_EQ(roomOf({.goodMinutes = 20.0, .mostMinutes = 26.0}), (SideRoom{20.0, 26.0}));
    EXPECT_EQ(roomOf({.goodMinutes = 25.0}), (SideRoom{25.0, 25.0})); // never less possible than good
}

TEST(Sides, ThatAreLongWarnAndThoseThatAreTooLongBreakARule) {
    EXPECT_THAT(sideFindings(record(8)), IsEmpty());
    const auto lengthy = sideFindings(record(9)); // 18:02 each
    ASSERT_EQ(lengthy.size(), 2U);
    EXPECT_EQ(lengthy[0].severity, Severity::warning);
    EXPECT_THAT(lengthy[0].message, HasSubstr("side A is 18:02.2"));
    EXPECT_THAT(lengthy[0].message, HasSubstr("33 1/3 rpm, 12 inches are good to 18:00"));
    EXPECT_EQ(lengthy[1].place, "tracks.3.opensSide");
    const auto tooLong = sideFindings(record(11));
    ASSERT_EQ(tooLong.size(), 2U);
    EXPECT_EQ(tooLong[1].severity, Severity::rule);
    EXPECT_THAT(tooLong[1].message, HasSubstr("room for 22:00"));
    Album roomier = record(11);
    roomier.vinyl.goodMinutes = 22.5;
    EXPECT_THAT(sideFindings(roomier), IsEmpty());
}

TEST(Sides, AreGoodAndHaveRoomToTheFrame) {
    const auto lastLasting = [](FrameCount minutes) {
        Album album = record(9);
        album.tracks[3].clips[0].region.lengthFrames += minutes * minute - sidesOf(album)[1].lengthFrames();
        return sideFindings(album);
    };
    EXPECT_EQ(lastLasting(18).size(), 1U) << "of side A alone";
    ASSERT_EQ(lastLasting(22).size(), 2U);
    EXPECT_EQ(lastLasting(22)[1].severity, Severity::warning);
}

TEST(Sides, ThatAreTurnedOverInTheMiddleOfASoundAreSaid) {
    Album album = record();
    album.tracks[2].gapFrames = -second;
    const auto found = sideFindings(album);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].track, 3);
    EXPECT_THAT(found[0].message, HasSubstr("while track 2 still sounds"));
    const auto sides = sidesOf(album);
    EXPECT_EQ(sides[0].to, sides[1].from); // nothing is cut twice
    album.tracks[2].gapFrames = 0;
    album.tracks[2].startMark = 0;
    EXPECT_THAT(sideFindings(album), IsEmpty()) << "it ends where the side begins";
}

TEST(Sides, OfARecordThatNobodyPressesAreDoubted) {
    Album album = record();
    album.vinyl.inches = 9;
    const auto found = sideFindings(album);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].place, "vinyl.inches");
    EXPECT_EQ(roomOf(album.vinyl), (SideRoom{6.0, 7.0}));
    album.vinyl = {.rpm = 78.0};
    ASSERT_EQ(sideFindings(album).size(), 1U);
    EXPECT_EQ(sideFindings(album)[0].place, "vinyl.rpm");
}

TEST(Sides, AreThoseOfAnAlbumThatOpensOneOrIsDeliveredAsARecord) {
    Album album = record();
    EXPECT_TRUE(isForVinyl(album));
    album.tracks[2].opensSide = false;
    EXPECT_FALSE(isForVinyl(album));
    album.vinyl.goodMinutes = 0.5;
    const auto isSaid = [&] {
        return std::ranges::any_of(standingFindings(album), [](const Finding& finding) {
            return finding.message.find("it has to be cut quieter") != std::string::npos;
        });
    };
    EXPECT_FALSE(isSaid());
    album.deliveries = {{.format = Delivery::Format::vinyl}};
    EXPECT_TRUE(isForVinyl(album));
    EXPECT_TRUE(isSaid());
}

TEST(Sides, HaveTheRunoutOfTheirPlaceOrNone) {
    const Vinyl vinyl{.runouts = {"A one", "B one"}};
    EXPECT_EQ(runoutOf(vinyl, 1), "B one");
    EXPECT_EQ(runoutOf(vinyl, 2), "");
}

TEST(Sides, AreNotOpenedByTheFirstTrackWhichAlwaysDoes) {
    Album album = record();
    album.tracks[0].opensSide = true;
    EXPECT_EQ(normalised(album), normalised(record()));
}

TEST(Sides, ClockTimesHaveThousandthsAndNoHours) {
    EXPECT_EQ(clockTime(0, 44100), "00:00.000");
    EXPECT_EQ(clockTime(61 * second + 22050, 44100), "01:01.500");
    EXPECT_EQ(clockTime(44099, 44100), "00:00.999");
    EXPECT_EQ(clockTime(FrameCount{75} * 60 * 192000, 192000), "75:00.000");
}
