// Presets as files, the user's own and those that Lacquer brings along.
#include "core/PresetShelf.h"

#include "core/Error.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace {

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

const Module* const gain = findModule("gain");

Preset up(std::string name, double db = 3.0) {
    return {std::move(name), "turns up", {{.settings = GainSettings{db}}}};
}

std::vector<std::string> names(const std::vector<Preset>& presets) {
    std::vector<std::string> all;
    for (const Preset& preset : presets) all.push_back(preset.name);
    return all;
}

class Shelf : public testing::Test {
  protected:
    PresetShelf of(PresetKind kind) { return presetShelf(kind, folder.path()); }
    std::string save(PresetKind kind, const Preset& preset, Existing existing = Existing::keep) {
        return savePreset(kind, preset, existing, folder.path());
    }
    tests::ScratchFolder folder;
};

TEST_F(Shelf, HoldsWhatWasSavedByName) {
    EXPECT_EQ(save(gain, up("b")), "b");
    save(gain, up("A", 1.0));
    save(nullptr, {"Whole", "all of it", {{.settings = GainSettings{}}, {.settings = LimiterSettings{}}}});
    EXPECT_THAT(names(of(gain).own), ElementsAre("A", "b"));
    EXPECT_EQ(of(gain).own[1], up("b"));
    EXPECT_THAT(names(of(nullptr).own), ElementsAre("Whole"));
    EXPECT_TRUE(fs::exists(folder / "presets/gain/b.json"));
    EXPECT_TRUE(fs::exists(folder / "chains/Whole.json"));
    EXPECT_TRUE(of(findModule("limiter")).own.empty());
}

TEST_F(Shelf, NamesNeverLeadOutOfTheFolder) {
    EXPECT_EQ(save(gain, up("../../up/..")), "-..-up-");
    EXPECT_EQ(save(gain, up("/etc/passwd")), "-etc-passwd");
    for (const char* const nothing : {"", "..", " . ", "?"}) EXPECT_THROW(save(gain, up(nothing)), Error) << nothing;
    EXPECT_THROW(removePreset(gain, "../../up", folder.path()), Error);
    EXPECT_THAT(names(of(gain).own), ElementsAre("-..-up-", "-etc-passwd"));
}

TEST_F(Shelf, ReplacesOnlyWhenAsked) {
    save(gain, up("Loud"));
    EXPECT_THROW(save(gain, up("Loud", 6.0)), Error);
    EXPECT_THROW(save(gain, up("loud", 6.0)), Error);
    EXPECT_EQ(of(gain).own, std::vector{up("Loud")});
    save(gain, up("Loud", 6.0), Existing::replace);
    EXPECT_EQ(of(gain).own, std::vector{up("Loud", 6.0)});
}

TEST_F(Shelf, LeavesTheFactorysNamesToTheFactory) {
    EXPECT_THROW(save(gain, up("headroom"), Existing::replace), Error);
    EXPECT_EQ(of(gain).find("HEADROOM")->name, "Headroom");
    EXPECT_EQ(of(gain).find("Nothing of the kind"), nullptr);
}

TEST_F(Shelf, TakesAwayWhatIsTheUsersOwn) {
    save(gain, up("Loud"));
    removePreset(gain, "Loud", folder.path());
    EXPECT_TRUE(of(gain).own.empty());
    EXPECT_THROW(removePreset(gain, "Loud", folder.path()), Error);
}

TEST_F(Shelf, SaysWhichFilesItCannotReadAndShowsTheOthers) {
    save(gain, up("Good"));
    writeFile(folder / "presets/gain/Bad.json", R"({"lacquerPreset": 1, "chain": [{"module": "stereo"}]})");
    writeFile(folder / "presets/gain/notes.txt", "not a preset");
    fs::create_directory(folder / "presets/gain/folder.json");
    const PresetShelf shelf = of(gain);
    EXPECT_THAT(names(shelf.own), ElementsAre("Good"));
    EXPECT_THAT(shelf.troubles, ElementsAre(HasSubstr("Bad.json: is not a preset of the gain")));
}

TEST(FactoryPresets, AreThreeOrMoreForEveryModuleAndFourChains) {
    const tests::ScratchFolder nowhere;
    for (const Module& module : modules())
        EXPECT_GE(presetShelf(&module, nowhere.path()).factory.size(), 3u) << module.id;
    EXPECT_GE(presetShelf(nullptr, nowhere.path()).factory.size(), 4u);
}

/// As our own writer writes them: so every key is known, every value within its row, and none at its standard.
TEST(FactoryPresets, AreInTheWritersHandAndSayWhatTheyAreFor) {
    std::set<std::string_view> purposes;
    for (const FactoryPreset& each : factoryPresets()) {
        const std::string shelf(each.shelf);
        const Module* const module = findModule(fs::path(shelf).filename().string());
        ASSERT_TRUE(module || shelf == "chains" || shelf == "deliveries") << shelf;
        const PresetKind kind = shelf == "deliveries" ? PresetKind::deliveries() : PresetKind(module);
        const Preset preset = presetFrom(each.text, kind, std::string(each.name) + ".json");
        EXPECT_EQ(presetText(preset), each.text);
        for (const Slot& slot : preset.chain) EXPECT_EQ(slot.unknown, "") << each.name;
        EXPECT_GT(preset.purpose.size(), 20u) << each.name;
        EXPECT_LT(preset.purpose.size(), 110u) << each.name;
        EXPECT_EQ(preset.purpose.find('\n'), std::string::npos) << each.name;
        EXPECT_TRUE(purposes.insert(each.text.substr(0, each.text.find('['))).second) << each.name;
    }
}

TEST(FactoryPresets, SafetyIsALimiterAtMinusOneDecibelTruePeak) {
    const Chain chain = presetShelf(nullptr, tests::ScratchFolder().path()).find("safety")->chain;
    ASSERT_EQ(chain.size(), 1u);
    EXPECT_EQ(std::get<LimiterSettings>(chain.front().settings).ceilingDbtp, -1.0);
}

} // namespace
