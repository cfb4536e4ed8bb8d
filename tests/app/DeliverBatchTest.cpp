// Several albums in one call: each in a process and a folder of its own.
#include "core/SafeFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using tests::Desk;

class Batch : public testing::Test {
  protected:
    Batch() {
        for (const std::string name : {"One", "Two"}) {
            tests::writeMix(desk / ".", {.name = name + ".wav", .encoding = 0});
            EXPECT_EQ(desk.run({"new", name + ".lacquer", name + ".wav", "--title", name}).status, 0);
        }
        core::writeFile(desk / "Broken.lacquer", "{");
    }

    Desk desk;
};

TEST_F(Batch, DeliversEachAlbumIntoAFolderOfItsOwn) {
    const auto ran = desk.run({"deliver", "One.lacquer", "Two.lacquer", "--to", "out", "--as", "wav16", "--as",
                               "flac24", "--jobs", "2", "--dither", "highPassTpdf"});
    EXPECT_EQ(ran.status, 0) << ran.error;
    for (const std::string name : {"One", "Two"}) {
        EXPECT_NE(ran.out.find(name + ".lacquer: 4 files written and read back"), std::string::npos) << ran.out;
        EXPECT_TRUE(fs::exists(desk / ("out/" + name + "/wav16/01 " + name + ".wav")));
        EXPECT_NE(tests::textOf(desk / (name + ".ledger")).find("highPassTpdf"), std::string::npos) << "not passed on";
    }
    // The same bytes as by itself.
    ASSERT_EQ(desk.run({"deliver", "One.lacquer", "--to", "alone", "--as", "wav16", "--dither", "highPassTpdf"}).status,
              0);
    EXPECT_EQ(tests::textOf(desk / "alone/wav16/01 One.wav"), tests::textOf(desk / "out/One/wav16/01 One.wav"));
}

TEST_F(Batch, LetsOneAlbumsFailureStopNoOther) {
    const auto ran =
        desk.run({"deliver", "Broken.lacquer", "One.lacquer", "Two.lacquer", "--to", "out", "--as", "wav16", "--json"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.error.find("1 of 3 albums were not delivered"), std::string::npos) << ran.error;
    const auto albums = ran.json()["albums"];
    ASSERT_EQ(albums.size(), 3U);
    EXPECT_EQ(albums[0]["album"], "Broken.lacquer");
    EXPECT_EQ(albums[0]["status"], 1);
    EXPECT_NE(albums[0]["error"].get<std::string>().find("Broken.lacquer"), std::string::npos);
    EXPECT_TRUE(albums[0]["report"].is_null());
    EXPECT_EQ(albums[2]["status"], 0);
    EXPECT_EQ(albums[2]["report"]["deliveries"][0]["format"], "wav16");
    EXPECT_TRUE(fs::exists(desk / "out/Two/wav16/01 Two.wav"));
    EXPECT_FALSE(fs::exists(desk / "out/Broken"));
}

TEST_F(Batch, RefusesTwoAlbumsForOneFolder) {
    fs::create_directory(desk / "other");
    fs::copy(desk / "One.lacquer", desk / "other/One.lacquer");
    const auto ran = desk.run({"deliver", "One.lacquer", "other/One.lacquer", "--to", "out", "--as", "wav16"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.error.find("other/One.lacquer"), std::string::npos) << ran.error;
    EXPECT_FALSE(fs::exists(desk / "out"));
}

TEST_F(Batch, LeavesNothingHalfWrittenWhenInterrupted) {
    tests::writeMix(desk / ".", {.name = "Long.wav", .encoding = 0, .seconds = 600.0});
    ASSERT_EQ(desk.run({"new", "Long.lacquer", "Long.wav"}).status, 0);
    ASSERT_EQ(desk.run({"chain", "Long.lacquer", "album", "add", "limiter"}).status, 0);
    const auto ran =
        desk.interrupted({"deliver", "Long.lacquer", "One.lacquer", "--to", "out", "--as", "wav24"}, desk / "out/Long");
    EXPECT_NE(ran.status, 0);
    EXPECT_FALSE(fs::exists(desk / "out/Long/wav24"));
    EXPECT_FALSE(fs::exists(desk / "out/One"));
}

} // namespace
