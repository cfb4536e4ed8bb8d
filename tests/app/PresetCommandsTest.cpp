// Presets and saved chains on the command line.
#include "core/PresetShelf.h"
#include "core/ProjectFile.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Words = std::vector<std::string>;

class Presets : public testing::Test {
  protected:
    Presets() { core::saveAlbum(desk / "A.lacquer", core::Album{}); }

    tests::Ran chain(Words words) const {
        words.insert(words.begin(), {"chain", "A.lacquer", "album"});
        return desk.run(words);
    }
    void refused(const Words& words, const char* because) const {
        const std::string before = tests::textOf(desk / "A.lacquer");
        const auto ran = chain(words);
        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.error, HasSubstr(because));
        EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
    }
    core::Chain saved() const { return core::loadAlbum(desk / "A.lacquer").masters.front().albumChain; }
    static Words modules(const core::Chain& chain) {
        Words ids;
        for (const core::Slot& slot : chain) ids.emplace_back(core::moduleOf(slot).id);
        return ids;
    }

    tests::Desk desk;
};

TEST_F(Presets, AreListedWithWhatTheyAreFor) {
    const auto ran = desk.run({"presets"});
    EXPECT_EQ(ran.status, 0);
    for (const core::FactoryPreset& each : core::factoryPresets())
        EXPECT_THAT(ran.out, HasSubstr("  " + std::string(each.name) + " "));
    EXPECT_THAT(ran.out, HasSubstr("A limiter at -1 dBTP and nothing else"));
    const auto gain = desk.run({"presets", "gain", "--json"}).json();
    EXPECT_EQ(gain.size(), 1u);
    EXPECT_EQ(gain["gain"][0]["name"], "Headroom");
    EXPECT_EQ(gain["gain"][0]["own"], false);
    EXPECT_NE(desk.run({"presets", "reverb"}).status, 0);
}

TEST_F(Presets, ASavedChainStandsWhereItIsLoaded) {
    ASSERT_EQ(chain({"load", "Loud but clean"}).status, 0);
    EXPECT_THAT(modules(saved()), ElementsAre("equalizer", "compressor", "saturator", "clipper", "limiter"));
    ASSERT_EQ(chain({"remove", "saturator"}).status, 0);
    EXPECT_THAT(chain({"save", "My: loud", "--for", "loud without tape"}).out, HasSubstr("\"My- loud\""));
    ASSERT_EQ(chain({"clear"}).status, 0);
    ASSERT_EQ(chain({"load", "my- loud"}).status, 0);
    EXPECT_THAT(modules(saved()), ElementsAre("equalizer", "compressor", "clipper", "limiter"));
    EXPECT_THAT(desk.run({"presets", "chains"}).out, HasSubstr("loud without tape"));
    EXPECT_TRUE(std::filesystem::exists(desk / "data/lacquer/chains/My- loud.json"));
}

TEST_F(Presets, AModulesPresetGoesIntoASlot) {
    ASSERT_EQ(chain({"add", "gain"}).status, 0);
    ASSERT_EQ(chain({"add", "compressor"}).status, 0);
    ASSERT_EQ(chain({"load", "parallel density", "--slot", "compressor"}).status, 0);
    EXPECT_EQ(saved()[1].mixPercent, 30.0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "album.chain.compressor.mix=40"}).status, 0);
    ASSERT_EQ(chain({"save", "Mine", "--slot", "2"}).status, 0);
    refused({"save", "Mine", "--slot", "2"}, "already");
    ASSERT_EQ(chain({"save", "Mine", "--slot", "2", "--replace"}).status, 0);
    ASSERT_EQ(chain({"load", "Glue", "--slot", "2"}).status, 0);
    EXPECT_EQ(saved()[1].mixPercent, 100.0);
    ASSERT_EQ(chain({"load", "Mine", "--slot", "2"}).status, 0);
    EXPECT_EQ(saved()[1].mixPercent, 40.0);
}

TEST_F(Presets, WrongWordsAreToldWithWhatWouldBeRight) {
    refused({"load", "Saftey"}, "there is no saved chain \"Saftey\"");
    refused({"load", "Saftey"}, "\"Safety\"");
    refused({"load", "Headroom", "--slot", "gain"}, "has no gain");
    refused({"save", "Nothing"}, "has no modules to save");
    ASSERT_EQ(chain({"add", "gain"}).status, 0);
    refused({"load", "Glue", "--slot", "gain"}, "there is no preset of the gain \"Glue\"");
    refused({"save", "Safety"}, "brings along");
    refused({"save", "???"}, "is no name for a file");
}

TEST_F(Presets, AFileThatCannotBeReadIsSaidAndLeftOut) {
    std::filesystem::create_directories(desk / "data/lacquer/chains");
    core::writeFile(desk / "data/lacquer/chains/Odd.json", R"({"lacquerPreset": 1, "chain": [{"module": "reverb"}]})");
    const auto ran = desk.run({"presets", "chains"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.error, HasSubstr("Odd.json: chain.1.module is \"reverb\""));
    refused({"load", "Odd"}, "chain.1.module is \"reverb\"");
}

} // namespace
