#include "engine/delivery/PqSheet.h"

#include "core/AlbumLayout.h"
#include "core/SafeFile.h"
#include "core/TextColumns.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/DdpReader.h"
#include "engine/source/Digest.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace {

using namespace engine::delivery;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

constexpr const char* set = "ddp/The-Generators_Weather";
constexpr const char* sheetFile = "ddp/The-Generators_Weather PQ sheet.txt";

TEST(PqSheet, SaysEveryIndexItsPauseLengthAndTotalAndTheLeadOut) {
    auto album = tests::noiseAlbum(2).album;
    album.tracks[0].indexes = {2 * 44100};
    album.tracks[0].metadata.copyPermitted = true;
    album.tracks[1].gapFrames = 3 * 44100;
    const auto layout = core::layOut(album);
    const auto cd = core::cdLayout(layout, 0);
    const auto rows = pqSheetOf(album, layout, 0).rows;
    ASSERT_EQ(rows.size(), 6);
    EXPECT_EQ(rows[0].start, "00:00:00");
    EXPECT_EQ(rows[0].pause, "00:02:00");
    EXPECT_EQ(rows[0].title, "Noise 1");
    EXPECT_EQ(rows[0].isrc, "GBXYZ2600001");
    EXPECT_EQ(rows[0].copy, "permitted");
    EXPECT_EQ(rows[1].start, "00:02:00");
    EXPECT_EQ(rows[1].length, core::sectorTime(*cd.tracks[1].index00 - 150));
    EXPECT_EQ(rows[1].total, core::sectorTime(*cd.tracks[1].index00));
    EXPECT_EQ(rows[1].title, "");
    EXPECT_EQ(rows[2].index, "02");
    EXPECT_EQ(rows[2].start, "00:04:15"); // 2 s behind the in point, which is 200 ms behind the start.
    EXPECT_EQ(rows[3].copy, "prohibited");
    EXPECT_EQ(rows[3].pause, core::sectorTime(cd.tracks[1].index01 - *cd.tracks[1].index00));
    EXPECT_EQ(rows[5],
              (PqRow{.track = "AA", .index = "01", .title = "Lead-out", .start = core::sectorTime(cd.leadOut)}));
}

TEST(PqSheet, SaysWhoseDiscItIs) {
    auto album = tests::noiseAlbum(2).album;
    album.metadata.engineer = "M. Voss";
    album.metadata.studio = "The Lathe";
    album.tracks[1].opensDisc = true;
    const auto sheet = pqSheetOf(album, core::layOut(album), 1, "2026-11-28", 3);
    EXPECT_EQ(sheet.title, "The Generators: Weather, disc 2 of 2");
    EXPECT_THAT(sheet.head, Contains(Pair("EAN", "0123456789012")));
    EXPECT_THAT(sheet.head, Contains(Pair("Engineer", "M. Voss")));
    EXPECT_THAT(sheet.head, Contains(Pair("Studio", "The Lathe")));
    EXPECT_THAT(sheet.head, Contains(Pair("Date", "2026-11-28")));
    EXPECT_THAT(sheet.head, Contains(Pair("Revision", "3")));
    EXPECT_THAT(sheet.head, Contains(Pair("CD-Text", "yes")));
    const std::string text = pqSheetText(sheet);
    for (const char* loudness : {"LUFS", "dBTP", "LRA"}) EXPECT_THAT(text, Not(HasSubstr(loudness)));
    EXPECT_THAT(pqSheetText(pqSheetOf(album, core::layOut(album), 1)), Not(HasSubstr("Revision"))) << "not known";
}

/// The fields of a line of the sheet's table, which begins with track and index.
std::map<std::string, std::string> startsIn(const std::string& text) {
    std::map<std::string, std::string> starts;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(':');
        const bool isRow = line.size() > 20 && line[7] != ' ' && colon != std::string::npos &&
                           line.find_first_not_of("0123456789A") == 2;
        if (isRow) starts[line.substr(0, 2) + line.substr(7, 2)] = line.substr(colon - 2, 8);
    }
    return starts;
}

TEST(PqSheet, LiesBesideTheSetAndSaysItsTimesAndTheDigestOfItsChecksums) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(3);
    album.album.tracks[1].indexes = {44100, 2 * 44100};
    album.album.tracks[2].metadata.title = "夜の天気、とても長い題名、それでも一行に収まる、と願っている";
    tests::deliverTo(folder.path(), album, tests::deliveries({"ddp"}));
    const std::string text = core::readFile(folder.path() / sheetFile);
    const auto starts = startsIn(text);
    std::size_t marks = 0;
    for (const auto& mark : readDdp(folder.path() / set).marks) {
        if (mark.track == PqMark::leadIn) continue;
        const std::string track = mark.track == PqMark::leadOut ? "AA" : "0" + std::to_string(mark.track);
        const auto found = starts.find(track + "0" + std::to_string(mark.index));
        ASSERT_NE(found, starts.end()) << text;
        EXPECT_EQ(found->second, core::sectorTime(mark.at));
        ++marks;
    }
    EXPECT_EQ(marks, starts.size() + 1); // The lead-out stands twice in the set.
    const auto checksums = core::readFile(folder.path() / set / "CHECKSUM.MD5");
    engine::source::Md5 digest;
    digest.add(checksums.data(), checksums.size());
    EXPECT_THAT(text, HasSubstr("MD5 of the set    " + digest.hex()));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(core::displayWidth(line), 132) << line;
}

} // namespace
