#include "core/RedBook.h"

#include "core/AlbumLayout.h"
#include "core/FileFormat.h"
#include "tests/support/Album.h"
#include "tests/support/RandomAlbum.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

constexpr FrameCount second = 44100;

Track titled(FrameCount gap, FrameCount frames) {
    Track made = tests::track(1, frames);
    made.gapFrames = gap;
    made.metadata.title = "Song";
    return made;
}

/// Tracks of a minute each, named, without a complaint.
Album wellMade(std::size_t tracks) {
    Album made = tests::album(std::vector<Track>(tracks, titled(2 * second, 60 * second)));
    made.metadata.title = "Album";
    made.metadata.artist = "Artist";
    return made;
}

auto says(Severity severity, std::optional<int> track, const std::string& part) {
    return AllOf(Field(&Finding::severity, severity), Field(&Finding::track, track),
                 Field(&Finding::message, HasSubstr(part)));
}

auto speaksOf(const std::string& part) {
    return Field(&Finding::message, HasSubstr(part));
}

/// A disc whose programme lasts so many sectors.
Album lasting(SectorCount programme) {
    Album made = wellMade(1);
    made.tracks[0].clips[0].region.lengthFrames = programme * 588;
    made.tracks[0].startMark = 0;
    return made;
}

} // namespace

TEST(RedBook, AWellMadeAlbumHasNoFindings) {
    EXPECT_THAT(redBook(wellMade(3)), IsEmpty());
}

TEST(RedBook, AnAlbumNeedsATrack) {
    EXPECT_THAT(redBook(Album{}), Contains(says(Severity::error, std::nullopt, "no track")));
}

TEST(RedBook, ADiscHoldsNinetyNineTracks) {
    Album album = tests::album(std::vector<Track>(99, titled(0, 5 * second)));
    EXPECT_THAT(redBook(album), Not(Contains(speaksOf("a CD holds 99"))));
    album = tests::album(std::vector<Track>(100, titled(0, 5 * second)));
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, std::nullopt, "100 tracks")));
    album.tracks[50].opensDisc = true;
    EXPECT_THAT(redBook(album), Not(Contains(speaksOf("a CD holds 99"))));
}

TEST(RedBook, ATrackNeedsFourSecondsToTheNextStart) {
    Album album = wellMade(3);
    album.tracks[1].clips[0].region.lengthFrames = 2 * second;
    album.tracks[2].gapFrames = 2 * second;
    album.tracks[1].startMark = 0;
    album.tracks[2].startMark = 0;
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "up to the next pause")));
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "2.00 s long")));
    album.tracks[1].clips[0].region.lengthFrames = 299 * 588;
    album.tracks[2].gapFrames = 588 * 100;
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "3.98 s long up to the next pause")));
    album.tracks[1].clips[0].region.lengthFrames = 300 * 588;
    EXPECT_THAT(redBook(album), Not(Contains(speaksOf("up to the next pause"))));
    album.tracks[1].clips[0].region.lengthFrames = 2 * second;
    album.tracks[2].gapFrames = 2 * second;
    album.tracks[2].startMark = -1;
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 2, "3.98 s long")));
    album.tracks[2].startMark = 0;
    album.tracks[2].clips[0].region.lengthFrames = 299 * 588;
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 3, "a track needs 4 s")));
}

TEST(RedBook, LengthWarnsThenAsksThenStops) {
    const RedBookLimits limits;
    EXPECT_THAT(redBook(lasting(limits.warnSectors)), IsEmpty());
    EXPECT_THAT(redBook(lasting(limits.warnSectors + 1)), Contains(says(Severity::warning, std::nullopt, "78:00:01")));
    EXPECT_THAT(redBook(lasting(limits.askSectors)), Contains(says(Severity::warning, std::nullopt, "79:57:00")));
    EXPECT_THAT(redBook(lasting(limits.askSectors + 1)), Contains(says(Severity::rule, std::nullopt, "ask the plant")));
    EXPECT_THAT(redBook(lasting(lastAddress - 150)), Contains(says(Severity::rule, std::nullopt, "ask the plant")));
    EXPECT_THAT(redBook(lasting(lastAddress - 149)), Contains(says(Severity::error, std::nullopt, "99:59:74")));
    EXPECT_THAT(redBook(lasting(400), {.warnSectors = 300}), Contains(says(Severity::warning, std::nullopt, "plants")));
}

TEST(RedBook, EveryDiscIsMeasuredOnItsOwn) {
    Album album = wellMade(2);
    for (auto& track : album.tracks) track.clips[0].region.lengthFrames = 50 * 60 * second;
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, std::nullopt, "100:")));
    album.tracks[1].opensDisc = true;
    EXPECT_THAT(redBook(album), IsEmpty());
    album.tracks[1].clips[0].region.lengthFrames = 79 * 60 * second;
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, std::nullopt, "disc 2: ")));
}

TEST(RedBook, ASegueOverAChangeOfDiscsWarns) {
    Album album = wellMade(2);
    album.tracks[1].gapFrames = -second;
    EXPECT_THAT(redBook(album), IsEmpty());
    album.tracks[1].opensDisc = true;
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "the disc changes")));
}

TEST(RedBook, IndexesRiseInsideTheirTrack) {
    Album album = wellMade(2);
    album.tracks[0].indexes = {10 * second, 20 * second};
    EXPECT_THAT(redBook(album), IsEmpty());
    album.tracks[0].indexes = {10 * second, 10 * second + 1};
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 1, "INDEX 03 lies in the same sector")));
    album.tracks[0].indexes = {61 * second};
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 1, "INDEX 02 lies outside")));
    album.tracks[0].indexes = {-second};
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 1, "INDEX 02 lies outside")));
}

TEST(RedBook, ATrackHasNinetyNineIndexesAtMost) {
    Album album = wellMade(1);
    for (int i = 2; i <= 99; ++i) album.tracks[0].indexes.push_back(i * 588);
    EXPECT_THAT(redBook(album), IsEmpty());
    album.tracks[0].indexes.push_back(100 * 588);
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 1, "100 index points")));
}

TEST(RedBook, CodesOfBadFormStopAndDoubtfulOnesDoNot) {
    Album album = wellMade(2);
    album.tracks[1].metadata.isrc = "QM4TX26";
    album.metadata.upc = "123";
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, 2, "ISRC 'QM4TX26'")));
    EXPECT_THAT(redBook(album), Contains(says(Severity::error, std::nullopt, "UPC/EAN '123'")));
    album.tracks[1].metadata.isrc = "124TX2600001";
    album.metadata.upc = "0123456789013";
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "two letters")));
    EXPECT_THAT(redBook(album), Contains(says(Severity::rule, std::nullopt, "should end in 2")));
}

TEST(RedBook, AnIsrcStandsOnceHoweverItIsTyped) {
    Album album = wellMade(3);
    album.tracks[0].metadata.isrc = "QM-4TX-26-00017";
    album.tracks[2].metadata.isrc = "qm4tx2600017";
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 3, "already that of track 1")));
    album.tracks[0].enabled = false;
    EXPECT_THAT(redBook(album), IsEmpty());
}

TEST(RedBook, PreEmphasisSwitchesOnlyInAPauseOfTwoSeconds) {
    Album album = wellMade(2);
    album.tracks[1].metadata.preEmphasis = true;
    album.tracks[1].startMark = 0;
    EXPECT_THAT(redBook(album), Not(Contains(speaksOf("switches"))));
    album.tracks[1].startMark = -588;
    EXPECT_THAT(redBook(album), Contains(says(Severity::warning, 2, "pre-emphasis switches")));
    album.tracks[0].metadata.preEmphasis = true;
    EXPECT_THAT(redBook(album), Not(Contains(speaksOf("switches"))));
}

TEST(RedBook, SoundInTheFirstPauseIsSaid) {
    Album album = wellMade(1);
    album.tracks[0].pauseMark = 0;
    album.tracks[0].startMark = 30 * second;
    EXPECT_THAT(redBook(album), Contains(says(Severity::note, 1, "30.00 s of the album lie in the pause")));
}

TEST(RedBook, WhatHasNoErrorHasMarksThatADiscCanHold) {
    int held = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const Album album = tests::randomAlbum(seed);
        const auto isError = [](const Finding& finding) { return finding.severity == Severity::error; };
        if (std::ranges::any_of(redBook(album), isError)) continue;
        ++held;
        const AlbumLayout layout = layOut(album);
        for (int disc = 0; disc < layout.discs; ++disc) {
            const CdLayout cd = cdLayout(layout, disc);
            SectorPos last = -1;
            for (const auto& track : cd.tracks) {
                std::vector<SectorPos> marks = track.indexes;
                marks.insert(marks.begin(), track.index01);
                if (track.index00) marks.insert(marks.begin(), *track.index00);
                for (const SectorPos mark : marks) {
                    ASSERT_GT(mark, last) << "seed " << seed;
                    last = mark;
                }
            }
            ASSERT_GT(cd.leadOut, last);
            ASSERT_LE(cd.leadOut, lastAddress);
        }
    }
    EXPECT_GT(held, 10);
}

TEST(RedBook, StandsForAlbumsThatAreDeliveredAsDiscsOfAnyFormat) {
    Album made = wellMade(2);
    made.tracks[1].clips[0].region.lengthFrames = second; // Too short for a CD.
    const auto tooShort = [&](Delivery::Format format) {
        made.deliveries = {{.format = format}};
        return std::ranges::any_of(standingFindings(made), [](const Finding& finding) {
            return finding.track == 2 && finding.message.find("a track needs 4 s") != std::string::npos;
        });
    };
    using enum Delivery::Format;
    for (const auto format : {ddp, cue, cueBin, toc}) EXPECT_TRUE(tooShort(format)) << fileFormatOf(format).id;
    for (const auto format : {wav, flac}) EXPECT_FALSE(tooShort(format)) << fileFormatOf(format).id;
}
