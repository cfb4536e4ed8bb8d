// The sequence's rows, columns and places between rows, as functions of the album.
#include "core/Edits.h"
#include "tests/support/Album.h"
#include "ui/sequence/SequenceLayout.h"

#include <gtest/gtest.h>

namespace {

using namespace ui::sequence;

core::Album albumOf(int tracks) {
    std::vector<core::Track> made;
    for (int n = 1; n <= tracks; ++n) {
        core::Track track = tests::track(static_cast<std::uint32_t>(n), 10 * 44100);
        track.gapFrames = n == 1 ? 0 : 2 * 44100;
        track.metadata.title = "Track " + std::to_string(n);
        made.push_back(track);
    }
    return tests::album(made);
}

std::vector<Row> rows(const core::Album& album, const core::Findings& findings = {}, const Figures& figures = {}) {
    return rowsOf(album, core::layOut(album), findings, figures);
}

std::string kinds(const std::vector<Row>& all) {
    std::string said;
    for (const Row& row : all)
        said += row.kind == Row::Kind::track  ? std::to_string(row.number)
                : row.kind == Row::Kind::gap  ? "g"
                : row.kind == Row::Kind::side ? "s"
                                              : "d";
    return said;
}

TEST(SequenceRows, PutAGapAheadOfEveryTrackButTheFirst) {
    const core::Album album = albumOf(3);
    const auto all = rows(album);
    EXPECT_EQ(kinds(all), "1g2g3");
    EXPECT_EQ(all[1].track, album.tracks[1].id);
    EXPECT_EQ(all[1].gapFrames, 2 * 44100);
    EXPECT_TRUE(rows(core::Album{}).empty());
    // Track 1 starts 200 ms ahead of its sound.
    EXPECT_EQ(all[0].lengthFrames, 10 * 44100 + 44100 / 5);
    EXPECT_EQ(totalFrames(core::layOut(album)), 34 * 44100 + 44100 / 5);
}

TEST(SequenceRows, NumberOnlyEnabledTracksAndStrikeOutTheGapsThatAreNotHeard) {
    core::Album album = albumOf(4);
    album = core::setEnabled(album, album.tracks[1].id, false);
    EXPECT_EQ(kinds(rows(album)), "1g0g2g3");
    EXPECT_FALSE(rows(album)[1].enabled);
    EXPECT_FALSE(rows(album)[2].enabled);
    EXPECT_EQ(rows(album)[2].lengthFrames, 10 * 44100);
    EXPECT_TRUE(rows(album)[3].enabled);
    album = core::setEnabled(album, album.tracks[0].id, false);
    EXPECT_FALSE(rows(album)[3].enabled) << "the first track that sounds has no gap";
}

TEST(SequenceRows, HeadDiscsWithTheirTracksAndTime) {
    core::Album album = albumOf(5);
    album.tracks[3].opensDisc = true;
    const auto all = rows(album);
    EXPECT_EQ(kinds(all), "d1g2g3gd4g5");
    EXPECT_EQ(all[0].number, 1);
    EXPECT_EQ(all[0].tracks, 3);
    EXPECT_EQ(all[0].lengthFrames, 34 * 44100 + 44100 / 5);
    EXPECT_EQ(all[7].number, 2);
    EXPECT_EQ(all[7].tracks, 2);
    album = core::setEnabled(album, album.tracks[3].id, false);
    EXPECT_EQ(rows(album)[7].tracks, 1);
    EXPECT_EQ(rows(album)[7].number, 2);
    album = core::setEnabled(album, album.tracks[4].id, false);
    EXPECT_EQ(rows(album)[7].number, 0);
}

TEST(SequenceRows, HeadTheSidesOfARecordWithTheirShareOfItsRoom) {
    core::Album album = albumOf(4);
    EXPECT_EQ(kinds(rows(album)), "1g2g3g4");
    album.tracks[2].opensSide = true;
    album.vinyl.rpm = 45.0;
    const auto all = rows(album);
    EXPECT_EQ(kinds(all), "s1g2gs3g4");
    EXPECT_EQ(all[0].title, QStringLiteral("A"));
    EXPECT_EQ(all[0].tracks, 2);
    EXPECT_EQ(all[0].lengthFrames, 22 * 44100 + 44100 / 5);
    EXPECT_EQ(all[0].goodFrames, 12 * 60 * 44100);
    EXPECT_EQ(all[0].mostFrames, 29 * 30 * 44100);
    EXPECT_EQ(all[5].title, QStringLiteral("B"));
    album = core::setEnabled(album, album.tracks[2].id, false);
    EXPECT_EQ(rows(album)[5].title, QStringLiteral("B")) << "it opens with the next track";
    EXPECT_EQ(rows(album)[5].tracks, 1);
    album = core::setEnabled(album, album.tracks[3].id, false);
    EXPECT_EQ(rows(album)[5].title, QString());
}

TEST(SequenceRows, BringFindingsAndFiguresToTheirTracks) {
    core::Album album = albumOf(3);
    album = core::setEnabled(album, album.tracks[0].id, false);
    engine::analysis::AlbumPrint print;
    print.tracks = {{.track = album.tracks[1].id, .rendered = {.integratedLufs = -11.0}},
                    {.track = album.tracks[2].id, .rendered = {.integratedLufs = -12.0}}};
    const auto all = rows(album, {{core::Severity::warning, 2, "short"}, {core::Severity::note, {}, "album"}},
                          {.print = &print, .current = false});
    EXPECT_TRUE(all[2].findings.empty());
    ASSERT_EQ(all[4].findings.size(), 1u);
    EXPECT_EQ(all[4].findings[0].message, "short");
    EXPECT_FALSE(all[0].figures);
    EXPECT_EQ(all[4].figures->integratedLufs, -12.0);
    EXPECT_TRUE(all[4].older);
}

TEST(SequenceLayout, ColumnsNeverOverlapHoweverNarrow) {
    for (const int width : {351, 287, 277})
        for (const bool marked : {false, true}) {
            const Columns columns = columnsOf(QRect(0, 0, width, trackHeight), marked);
            EXPECT_LE(columns.title.right() + 1, marked ? columns.findings.left() : columns.length.left());
            EXPECT_EQ(columns.length.right() + 1, columns.lufs.left());
            EXPECT_EQ(columns.lufs.right() + 1, columns.peak.left());
            EXPECT_LT(columns.peak.right(), width);
            EXPECT_GE(columns.title.width(), 70) << width;
        }
}

TEST(SequenceLayout, DropsGoToTheNearestPlaceBetweenTracks) {
    const auto all = rows(albumOf(3));
    const int pitch = trackHeight + gapHeight;
    EXPECT_EQ(dropPlaceAt(all, -50), (DropPlace{0, false, 0}));
    EXPECT_EQ(dropPlaceAt(all, trackHeight / 2 - 1), (DropPlace{0, false, 0}));
    EXPECT_EQ(dropPlaceAt(all, trackHeight / 2 + 1), (DropPlace{1, false, trackHeight}));
    EXPECT_EQ(dropPlaceAt(all, pitch), (DropPlace{1, false, trackHeight})) << "a gap belongs to the track under it";
    EXPECT_EQ(dropPlaceAt(all, pitch + trackHeight), (DropPlace{2, false, pitch + trackHeight}));
    EXPECT_EQ(dropPlaceAt(all, 5000), (DropPlace{3, false, 2 * pitch + trackHeight}));
    EXPECT_EQ(dropPlaceAt({}, 10), (DropPlace{0, false, 0}));
}

TEST(SequenceLayout, DropsCanGoAheadOfADiscsHeadingOrUnderIt) {
    core::Album album = albumOf(3);
    album.tracks[2].opensDisc = true;
    const auto all = rows(album); // d 1 g 2 g d 3
    ASSERT_EQ(kinds(all), "d1g2gd3");
    const int before = discHeight + 2 * trackHeight + gapHeight;
    EXPECT_EQ(dropPlaceAt(all, 0), (DropPlace{0, false, discHeight})) << "nothing goes ahead of disc 1";
    EXPECT_EQ(dropPlaceAt(all, before), (DropPlace{2, false, before}));
    const int under = before + gapHeight + discHeight;
    EXPECT_EQ(dropPlaceAt(all, under), (DropPlace{2, true, under}));
    EXPECT_EQ(dropPlaceAt(all, under + trackHeight), (DropPlace{3, false, under + trackHeight}));
    EXPECT_EQ(heightOf(all), under + trackHeight);
}

} // namespace
