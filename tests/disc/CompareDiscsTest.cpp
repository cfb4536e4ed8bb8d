#include "engine/disc/CompareDiscs.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/disc/DiscSupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

namespace fs = std::filesystem;
using namespace engine::disc;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t sectorBytes = 2352;

class CompareDiscs : public testing::Test {
  protected:
    fs::path delivered(const std::string& name) {
        tests::deliverTo(folder_ / name, album_, tests::deliveries({"ddp"}));
        return folder_ / name / "ddp";
    }

    /// "TRACK WHAT: ONE > OTHER MOVED" of each.
    static std::vector<std::string> lines(const DiscsComparison& compared) {
        std::vector<std::string> lines;
        for (const auto& each : compared.differences)
            lines.push_back(std::to_string(each.track) + " " + each.what + ": " + each.one + " > " + each.other +
                            (each.movedSectors ? " " + std::to_string(*each.movedSectors) : ""));
        return lines;
    }

    tests::ScratchFolder folder_;
    tests::SoundingAlbum album_ = tests::noiseAlbum(3);
};

TEST_F(CompareDiscs, FindsNothingBetweenADiscAndItself) {
    const auto compared = compareDiscs(delivered("a"), folder_ / "a");
    EXPECT_THAT(compared.differences, IsEmpty());
    EXPECT_THAT(tests::messagesOf(compared.findings), IsEmpty());
}

TEST_F(CompareDiscs, SaysWhichTextsCodesAndFlags) {
    const auto one = delivered("a");
    auto& album = album_.album;
    album.metadata.title = "Climate";
    album.metadata.upc = "036000291452";
    album.tracks[1].metadata.isrc = "";
    album.tracks[2].metadata.copyPermitted = true;
    album.tracks[2].metadata.composer = "C";
    EXPECT_THAT(lines(compareDiscs(one, delivered("b"))),
                ElementsAre("0 title: Weather > Climate", "0 UPC/EAN: 0123456789012 > 0036000291452",
                            "2 ISRC: GBXYZ2600002 > ", "3 composer:  > C", "3 copy: prohibited > permitted"));
}

TEST_F(CompareDiscs, SaysWhatMovedAndThatItsSoundMovedWithIt) {
    for (auto& delivery : album_.album.deliveries) delivery = {};
    const auto one = delivered("a");
    // Ten sectors more ahead of track 2, out of the image's own bytes: with another render the dither would differ.
    const auto set = folder_ / "b";
    fs::copy(fs::directory_iterator(one)->path().parent_path() / "The-Generators_Weather", set);
    auto image = core::readFile(set / "IMAGE.DAT");
    auto pq = core::readFile(set / "PQDESCR");
    const auto at = [&](std::size_t packet) { // Sectors.
        const auto number = [&](std::size_t from) { return std::stoi(pq.substr(64 * packet + from, 2)); };
        return (number(10) * 60 + number(12)) * 75 + number(14);
    };
    image.insert(static_cast<std::size_t>(at(4)) * sectorBytes, std::string(10 * sectorBytes, '\0'));
    for (std::size_t packet = 4; packet < pq.size() / 64; ++packet) {
        const int moved = at(packet) + 10;
        char text[40];
        std::snprintf(text, sizeof text, "%02d%02d%02d", moved / 4500, moved / 75 % 60, moved % 75);
        pq.replace(64 * packet + 10, 6, text);
    }
    core::writeFile(set / "IMAGE.DAT", image);
    core::writeFile(set / "PQDESCR", pq);
    auto map = core::readFile(set / "DDPMS");
    char length[32];
    std::snprintf(length, sizeof length, "%08zu", image.size() / sectorBytes);
    map.replace(2 * 128 + 14, 8, length);
    core::writeFile(set / "DDPMS", map);
    const auto found = lines(compareDiscs(one, set));
    ASSERT_EQ(found.size(), 3u);
    EXPECT_TRUE(found[0].starts_with("0 lead-out:") && found[0].ends_with(" 10")) << found[0];
    EXPECT_TRUE(found[1].starts_with("2 start:") && found[1].ends_with(" 10")) << found[1];
    EXPECT_TRUE(found[2].starts_with("3 all marks:") && found[2].ends_with(" 10")) << found[2];
}

TEST_F(CompareDiscs, AMarkThatMovesOverTheSoundMovesNoSample) {
    const auto one = delivered("a");
    album_.album.tracks[1].startMark = -5 * 588;
    const auto compared = compareDiscs(one, delivered("b"));
    EXPECT_THAT(lines(compared), ElementsAre(testing::StartsWith("2 start:")));
}

TEST_F(CompareDiscs, CountsSamplesAndSaysWhereAndHowLoud) {
    const auto one = delivered("a");
    const auto other = delivered("b");
    const auto set = other / "The-Generators_Weather/IMAGE.DAT";
    auto image = core::readFile(set);
    const std::size_t sector = 160;                  // In track 1.
    image[sector * sectorBytes + 4 * 7 + 1] ^= 0x20; // 2^13 steps at frame 7, left.
    image[sector * sectorBytes + 4 * 9 + 2] ^= 0x01; // One step at frame 9, right.
    core::writeFile(set, image);
    const auto compared = compareDiscs(one, other);
    ASSERT_EQ(compared.differences.size(), 1u);
    EXPECT_EQ(compared.differences[0].track, 1);
    const auto& sound = compared.differences[0].sound.value();
    EXPECT_EQ(sound.differing, 2);
    EXPECT_EQ(sound.firstFrame, static_cast<core::FramePos>(sector) * 588 + 7);
    EXPECT_EQ(sound.loudestFrame, sound.firstFrame);
    EXPECT_NEAR(sound.loudestDb, -12.04, 0.01);
}

TEST_F(CompareDiscs, ComparesATextWithAFileset) {
    const auto ddp = delivered("a");
    const auto image = core::readFile(ddp / "The-Generators_Weather/IMAGE.DAT");
    core::writeFile(folder_ / "a.bin", image.substr(150 * sectorBytes));
    auto text = std::string("CATALOG 0123456789012\nTITLE Weather\nPERFORMER \"The Generators\"\nFILE a.bin BINARY\n");
    const auto pq = core::readFile(ddp / "The-Generators_Weather/PQDESCR");
    for (std::size_t packet = 2; pq.substr(64 * packet + 4, 2) != "AA"; ++packet) {
        const auto field = [&](std::size_t from) { return pq.substr(64 * packet + from, 2); };
        const int at = (std::stoi(field(10)) * 60 + std::stoi(field(12))) * 75 + std::stoi(field(14)) - 150;
        char line[64];
        std::snprintf(line, sizeof line, "INDEX %s %02d:%02d:%02d\n", field(6).c_str(), at / 4500, at / 75 % 60,
                      at % 75);
        const bool begins = field(6) == "00" || packet == 2;
        if (begins)
            text += "TRACK " + field(4) + " AUDIO\nPERFORMER \"The Generators\"\nTITLE \"Noise " +
                    field(5 - 1).substr(1) + "\"\nISRC GBXYZ260000" + field(4).substr(1) + "\n";
        text += line;
    }
    core::writeFile(folder_ / "a.cue", text);
    EXPECT_THAT(lines(compareDiscs(ddp, folder_ / "a.cue")), IsEmpty()) << text;
}

TEST_F(CompareDiscs, SaysThatDiscsOrTracksAreMissing) {
    const auto one = delivered("a");
    album_.album.tracks.pop_back();
    auto found = lines(compareDiscs(one, delivered("b")));
    EXPECT_THAT(found, testing::Contains("0 tracks: 3 > 2"));
    album_.album.tracks[1].opensDisc = true;
    found = lines(compareDiscs(one, delivered("c")));
    EXPECT_THAT(found, testing::Contains("0 discs: 1 > 2"));
    EXPECT_THROW(compareDiscs(one, folder_ / "nowhere"), core::Error);
}

} // namespace
