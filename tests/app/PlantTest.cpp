// What a plant wants, from end to end through the program: profiles, PQ offsets, archives.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string>

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class Plant : public testing::Test {
  protected:
    Plant() {
        for (const char* const name : {"a.wav", "b.wav"}) tests::writeMix(desk / ".", {.name = name});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "a.wav", "b.wav", "--title", "Blue Hour", "--artist", "Nobody"}).status,
                  0);
        EXPECT_EQ(desk.run({"set", "A.lacquer", "upc=036000291452", "track.1.isrc=USRC11607839"}).status, 0);
        desk.setEnvironment("XDG_DATA_HOME", (desk / "data").string());
        fs::create_directories(desk / "data/lacquer/plants");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(desk / ("data/lacquer/plants/" + name + ".json")) << text;
    }

    tests::Desk desk;
};

TEST_F(Plant, ProfilesAreListedOwnOnesToo) {
    write("Mine", R"({"lacquerPlant": 1, "for": "my plant", "warnAt": "70:00"})");
    write("Broken", R"({"lacquerPlant": 1, "isrc": 1})");
    const auto ran = desk.run({"plants", "--json"});
    ASSERT_EQ(ran.status, 0);
    EXPECT_EQ(ran.json()[0]["name"], "Standard");
    EXPECT_EQ(ran.json()[0]["warnAt"], "78:00:00");
    EXPECT_EQ(ran.json().back()["name"], "Mine");
    EXPECT_EQ(ran.json().back()["own"], true);
    EXPECT_THAT(ran.error, AllOf(HasSubstr("Broken.json"), HasSubstr("isrc is 1")));
    EXPECT_THAT(desk.run({"plants"}).out, AllOf(HasSubstr("my plant"), HasSubstr("factory")));
}

TEST_F(Plant, IsAskedForByNameAndVerifiedByIt) {
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp", "--plant", "codes everywhere"}).status,
              0);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--plant", "Codes everywhere"}).status, 0);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer", "--plant", "Codes everywhere"}).status, 0);
    const auto other = desk.run({"verify", "out/ddp", "--plant", "Older readers"});
    EXPECT_EQ(other.status, 1);
    EXPECT_THAT(other.out, HasSubstr("the plant wants SD"));
    const auto unknown = desk.run({"deliver", "A.lacquer", "--to", "no", "--as", "ddp", "--plant", "Nowhere"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.error, HasSubstr("there is no plant profile \"Nowhere\""));
    EXPECT_FALSE(fs::exists(desk / "no"));
    write("Broken", R"({"lacquerPlant": 1, "isrc": 1})");
    EXPECT_THAT(desk.run({"deliver", "A.lacquer", "--to", "no", "--as", "ddp", "--plant", "Broken"}).error,
                AllOf(HasSubstr("Broken.json"), HasSubstr("isrc is 1, should be \"firstMark\"")));
    EXPECT_THAT(desk.run({"deliver", "A.lacquer", "--to", "no", "--as", "wav24", "--plant", "Standard"}).error,
                HasSubstr("--plant is for a DDP"));
}

TEST_F(Plant, OffsetsAreSetByTheirPlacesAndNonsenseIsRefused) {
    EXPECT_EQ(desk.run({"set", "A.lacquer", "pqOffsets.start=10", "pqOffsets.lastEnd=75"}).status, 0);
    EXPECT_EQ(desk.run({"show", "A.lacquer", "--json"}).status, 0);
    for (const char* const wrong : {"pqOffsets.start=early", "pqOffsets.start=-1", "pqOffsets.start=151",
                                    "pqOffsets.start=1.5", "pqOffsets.begin=3"}) {
        const auto ran = desk.run({"set", "A.lacquer", wrong});
        EXPECT_EQ(ran.status, 1) << wrong;
        EXPECT_THAT(ran.error, HasSubstr("pqOffsets")) << wrong;
    }
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp"}).status, 0);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "pqOffsets.lastEnd=74"}).status, 0);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 1);
}

TEST_F(Plant, AnArchiveIsOneFolderThatOtherProgramsUnpack) {
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp", "--zip"}).status, 0);
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "plain", "--as", "ddp"}).status, 0);
    EXPECT_TRUE(fs::exists(desk / "out/ddp/Nobody_Blue-Hour PQ sheet.pdf"));
    EXPECT_FALSE(fs::exists(desk / "out/ddp/Nobody_Blue-Hour"));
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 0);
    EXPECT_EQ(desk.run({"verify", "out/ddp/Nobody_Blue-Hour.zip"}).status, 0);
    if (desk.shell("command -v unzip").status != 0) GTEST_SKIP() << "unzip is not installed";
    const auto tested = desk.shell("unzip -t out/ddp/Nobody_Blue-Hour.zip");
    EXPECT_EQ(tested.status, 0) << tested.out << tested.error;
    EXPECT_EQ(desk.shell("unzip -Z1 out/ddp/Nobody_Blue-Hour.zip").out,
              "Nobody_Blue-Hour/DDPID\nNobody_Blue-Hour/DDPMS\nNobody_Blue-Hour/CDTEXT.BIN\nNobody_Blue-Hour/PQDESCR\n"
              "Nobody_Blue-Hour/IMAGE.DAT\nNobody_Blue-Hour/CHECKSUM.MD5\n");
    ASSERT_EQ(desk.shell("unzip -q out/ddp/Nobody_Blue-Hour.zip -d unpacked").status, 0);
    EXPECT_EQ(desk.shell("diff -r unpacked/Nobody_Blue-Hour plain/ddp/Nobody_Blue-Hour").status, 0);
}

TEST_F(Plant, AFlippedByteOfAnArchiveIsFoundWhereverItIs) {
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp", "--zip"}).status, 0);
    const fs::path zip = desk / "out/ddp/Nobody_Blue-Hour.zip";
    const std::string sound = tests::textOf(zip);
    std::mt19937 random(23);
    for (int round = 0; round < 12; ++round) {
        std::string bytes = sound;
        // Half of them in the directory at the end, where times and rights stand that no CRC covers.
        const std::size_t from = round % 2 == 0 ? 0 : sound.size() - 600;
        const auto at = std::uniform_int_distribution<std::size_t>(from, sound.size() - 1)(random);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << round % 8));
        std::ofstream(zip, std::ios::binary) << bytes;
        EXPECT_EQ(desk.run({"verify", "out/ddp"}).status, 1) << at;
        EXPECT_EQ(desk.run({"verify", zip.string()}).status, 1) << at;
    }
}

TEST_F(Plant, AnArchiveIsImported) {
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp", "--zip"}).status, 0);
    ASSERT_EQ(desk.run({"import", "out/ddp/Nobody_Blue-Hour.zip", "B.lacquer"}).status, 0);
    ASSERT_EQ(desk.run({"deliver", "B.lacquer", "--to", "again", "--as", "ddp", "--zip"}).status, 0);
    EXPECT_EQ(tests::textOf(desk / "out/ddp/Nobody_Blue-Hour.zip"),
              tests::textOf(desk / "again/ddp/Nobody_Blue-Hour.zip"));
}

} // namespace
