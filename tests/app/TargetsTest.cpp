// Targets of the album and sets of deliveries on the command line.
#include "core/PresetShelf.h"
#include "core/ProjectFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Format = core::Delivery::Format;
using Words = std::vector<std::string>;
namespace fs = std::filesystem;

class Targets : public testing::Test {
  protected:
    Targets() { core::saveAlbum(desk / "A.lacquer", core::Album{}); }

    tests::Ran targets(Words words) const {
        words.insert(words.begin(), {"targets", "A.lacquer"});
        return desk.run(words);
    }
    void refused(const Words& words, const char* because) const {
        const std::string before = tests::textOf(desk / "A.lacquer");
        const auto ran = targets(words);
        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.error, HasSubstr(because));
        EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
    }
    std::vector<Format> saved() const {
        std::vector<Format> formats;
        for (const core::Delivery& each : core::loadAlbum(desk / "A.lacquer").deliveries)
            formats.push_back(each.format);
        return formats;
    }

    tests::Desk desk;
};

TEST_F(Targets, AreAddedRemovedAndCleared) {
    EXPECT_THAT(targets({}).out, HasSubstr("none"));
    ASSERT_EQ(targets({"add", "cd"}).status, 0);
    ASSERT_EQ(targets({"add", "wav16", "--rate", "48000", "--ceiling", "-1", "--folder", "shop"}).status, 0);
    const auto ran = targets({"add", "streaming"});
    EXPECT_THAT(saved(), ElementsAre(Format::ddp, Format::wav, Format::wav, Format::flac));
    EXPECT_THAT(ran.out, HasSubstr("  2  wav16, 48000 Hz, ceiling -1.0 dBTP, into shop"));
    refused({"add", "ddp"}, "the album delivers that already");
    refused({"remove", "5"}, "the album has targets 1 to 4");
    ASSERT_EQ(targets({"remove", "2"}).status, 0);
    EXPECT_THAT(saved(), ElementsAre(Format::ddp, Format::wav, Format::flac));
    ASSERT_EQ(targets({"clear"}).status, 0);
    EXPECT_THAT(saved(), IsEmpty());
    refused({"remove", "1"}, "the album has none");
}

TEST_F(Targets, ASetOfOnesOwnIsThereForTheNextAlbum) {
    refused({"save", "Mine"}, "no deliveries to save");
    ASSERT_EQ(targets({"load", "Promo"}).status, 0);
    ASSERT_EQ(targets({"add", "flac24"}).status, 0);
    EXPECT_THAT(targets({"save", "The label", "--for", "what Nobody Records takes"}).out, HasSubstr("\"The label\""));
    refused({"save", "The label"}, "already");
    refused({"save", "All"}, "brings along");
    EXPECT_THAT(desk.run({"presets", "deliveries"}).out, HasSubstr("what Nobody Records takes"));
    EXPECT_TRUE(fs::exists(desk / "data/lacquer/deliveries/The label.json"));
    ASSERT_EQ(targets({"load", "CD"}).status, 0);
    EXPECT_THAT(saved(), ElementsAre(Format::ddp));
    ASSERT_EQ(targets({"load", "the label"}).status, 0);
    EXPECT_THAT(saved(), ElementsAre(Format::mp3, Format::flac));
}

TEST_F(Targets, WrongWordsAreToldWithWhatWouldBeRight) {
    refused({"load", "Vynil"}, "there is no set of deliveries \"Vynil\"; there are \"CD\", \"Streaming\"");
    refused({"add", "wav25"}, "near it: wav24");
    EXPECT_THAT(targets({"load", "High-resolution"}).error, HasSubstr("is for albums from 88200 Hz"));
}

TEST(DeliverBySet, WritesWhatTheSetSaysAndLeavesTheAlbumAsItIs) {
    const tests::Desk desk;
    tests::writeMix(desk / ".", {.name = "one.wav", .encoding = 3, .rate = 48000, .seconds = 4.5});
    ASSERT_EQ(desk.run({"new", "A.lacquer", "one.wav", "--title", "Blue", "--artist", "Nobody"}).status, 0);
    ASSERT_EQ(desk.run({"targets", "A.lacquer", "add", "wav16"}).status, 0);
    const std::string before = tests::textOf(desk / "A.lacquer");
    const auto ran =
        desk.run({"deliver", "A.lacquer", "--set", "streaming", "--set", "High-resolution", "--to", "out", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    Words words;
    const auto said = ran.json();
    for (const auto& delivery : said["deliveries"]) words.push_back(delivery["format"]);
    EXPECT_THAT(words, ElementsAre("wav24", "flac16", "flac24"));
    EXPECT_THAT(ran.out, HasSubstr("is for albums from 88200 Hz"));
    EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
    EXPECT_TRUE(fs::exists(desk / "out/flac16"));
    const auto wrong = desk.run({"deliver", "A.lacquer", "--set", "Tape", "--to", "there"});
    EXPECT_EQ(wrong.status, 1);
    EXPECT_THAT(wrong.error, HasSubstr("there is no set of deliveries \"Tape\"; there are \"CD\""));
    EXPECT_FALSE(fs::exists(desk / "there"));
}

} // namespace
