// What the command line says of an awkward album's times, against the one layout.
#include "core/AlbumLayout.h"
#include "core/ClockText.h"
#include "core/ProjectFile.h"
#include "core/TrackLength.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace {

using testing::HasSubstr;

TEST(Times, OfShowItsJsonAndTheReportAreTheLayouts) {
    const tests::Desk desk;
    for (const char* name : {"one.wav", "two.wav", "three.wav", "four.wav"})
        tests::writeMix(desk / ".", {.name = name, .rate = 96000, .seconds = 6.0137});
    ASSERT_EQ(desk.run({"new", "A.lacquer", "one.wav", "two.wav", "three.wav", "four.wav", "--rate", "96000"}).status,
              0);
    core::Album album = core::loadAlbum(desk / "A.lacquer");
    album.tracks[0].startMark = -1777;
    album.tracks[0].indexes = {2 * 96000 + 11};
    album.tracks[1].gapFrames = -3333;
    album.tracks[2].opensDisc = true;
    album.tracks[2].pauseMark = -96077;
    album.tracks[3].endMark = 5 * 96000 + 4321;
    core::saveAlbum(desk / "A.lacquer", album);
    const core::AlbumLayout layout = core::layOut(core::loadAlbum(desk / "A.lacquer"));
    ASSERT_EQ(layout.discs, 2);

    const auto json = desk.run({"show", "A.lacquer", "--json"}).json();
    const std::string page = desk.run({"show", "A.lacquer"}).out;
    ASSERT_EQ(desk.run({"report", "A.lacquer"}).status, 0);
    const std::string report = tests::textOf(desk / "A.report.html");
    ASSERT_EQ(json["tracks"].size(), layout.tracks.size());
    EXPECT_EQ(json["lengthFrames"], layout.end);
    EXPECT_THAT(page, HasSubstr(", " + core::minutes(layout.end, 96000) + ", 2 discs"));
    EXPECT_THAT(report, HasSubstr(">" + core::clock(layout.end, 96000) + "<"));

    std::size_t n = 0;
    for (int disc = 0; disc < layout.discs; ++disc) {
        const core::CdLayout cd = core::cdLayout(layout, disc);
        EXPECT_THAT(page, HasSubstr(core::sectorTime(cd.leadOut)));
        for (std::size_t onDisc = 0; onDisc < cd.tracks.size(); ++onDisc, ++n) {
            EXPECT_EQ(json["tracks"][n]["startFrames"], layout.tracks[n].start);
            EXPECT_EQ(json["tracks"][n]["lengthFrames"], core::trackLength(layout, n));
            if (n > 0) {
                EXPECT_EQ(json["tracks"][n]["gapFrames"], layout.tracks[n].in - layout.tracks[n - 1].soundEnd());
            }
            EXPECT_THAT(report, HasSubstr(">" + core::clock(layout.tracks[n].start, 96000) + "<"));
            EXPECT_THAT(report, HasSubstr(">" + core::clock(core::trackLength(layout, n), 96000) + "<"));
            const core::CdTrack& track = cd.tracks[onDisc];
            const std::string row =
                core::sectorTime(track.index01) + "  " + core::sectorTime(core::trackLength(cd, onDisc));
            EXPECT_THAT(page, HasSubstr(row)) << "track " << n + 1;
            if (track.index00) {
                EXPECT_THAT(page, HasSubstr(core::sectorTime(*track.index00) + "  " + row));
            }
            for (const core::SectorPos index : track.indexes) EXPECT_THAT(page, HasSubstr(core::sectorTime(index)));
        }
    }
}

TEST(Times, AreCutOffAndNotRounded) {
    const tests::Desk desk;
    tests::writeMix(desk / ".", {.name = "one.wav", .seconds = 5.6}); // 5.8 s with the 200 ms ahead of it
    ASSERT_EQ(desk.run({"new", "A.lacquer", "one.wav"}).status, 0);
    EXPECT_THAT(desk.run({"show", "A.lacquer"}).out, HasSubstr(", 0:05\n")) << "as the window says it";
}

} // namespace
