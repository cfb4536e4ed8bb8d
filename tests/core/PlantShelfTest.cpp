// Plant profiles as files, the user's own and those that Lacquer brings along.
#include "core/PlantShelf.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/Album.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>

namespace {

using namespace core;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
namespace fs = std::filesystem;

class Plants : public testing::Test {
  protected:
    Plants() { fs::create_directories(folder / "plants"); }

    void write(const std::string& name, const std::string& keys) const {
        writeFile(folder / "plants" / (name + ".json"), "{ \"lacquerPlant\": 1" + keys + " }");
    }
    PlantProfile named(const std::string& name) const { return plantNamed(name, folder.path()); }
    std::string complaint(const std::string& name) const {
        try {
            named(name);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
    tests::ScratchFolder folder;
};

TEST_F(Plants, StandardSaysWhatAProfileSaysThatIsNotThere) {
    PlantProfile standard = named("Standard");
    EXPECT_FALSE(standard.purpose.empty());
    standard.purpose.clear();
    EXPECT_EQ(standard, PlantProfile());
    EXPECT_EQ(plantOf({}).name, "Standard");
}

TEST_F(Plants, ThoseBroughtAlongHaveASentenceAndDiffer) {
    const PlantShelf shelf = plantShelf(folder.path());
    ASSERT_EQ(shelf.plants.size(), factoryPlants().size());
    EXPECT_THAT(shelf.troubles, ElementsAre());
    for (std::size_t n = 0; n < shelf.plants.size(); ++n) {
        EXPECT_FALSE(shelf.plants[n].purpose.empty()) << shelf.plants[n].name;
        PlantProfile plain = shelf.plants[n];
        plain.name = PlantProfile().name;
        plain.purpose.clear();
        EXPECT_EQ(plain == PlantProfile(), n == 0) << shelf.plants[n].name;
    }
}

TEST_F(Plants, EveryKeyIsRead) {
    write("Mine", R"(, "for": "x", "isrc": "firstMarkAndStart", "upc": "everyMark", "ssm": "0", "scr": "",
        "padding": "blanks", "dss": "blank", "pqFile": "SD", "checksumFile": "", "checksumLines": "windows",
        "warnAt": "74:00", "askAt": "76:30")");
    const PlantProfile wanted{.name = "Mine",
                              .purpose = "x",
                              .isOwn = true,
                              .isrcOnStart = true,
                              .upcOnEveryMark = true,
                              .storageMode = "0",
                              .scrambled = "",
                              .blankPadding = true,
                              .blankStart = true,
                              .pqFile = "SD",
                              .checksumFile = "",
                              .windowsLines = true,
                              .lengths = {.warnSectors = 74 * 60 * 75, .askSectors = (76 * 60 + 30) * 75}};
    EXPECT_EQ(named("mINE"), wanted);
}

TEST_F(Plants, AnOwnOneGoesBeforeTheFactorysOfItsName) {
    write("standard", R"(, "ssm": "0")");
    for (const char* name : {"Zeta", "alpha", "Mid"}) write(name, "");
    EXPECT_EQ(named("Standard").storageMode, "0");
    const PlantShelf shelf = plantShelf(folder.path());
    EXPECT_EQ(shelf.plants.size(), factoryPlants().size() + 3);
    EXPECT_TRUE(shelf.plants.front().isOwn);
    std::vector<std::string> behind;
    for (const PlantProfile& plant : shelf.plants | std::views::drop(factoryPlants().size()))
        behind.push_back(plant.name);
    EXPECT_THAT(behind, ElementsAre("alpha", "Mid", "Zeta"));
}

TEST_F(Plants, WhatIsWrongIsSaidWithFileAndKey) {
    write("A", R"(, "isrc": "everywhere")");
    write("B", R"(, "iscr": "firstMark")");
    write("C", R"(, "warnAt": "78 minutes")");
    write("D", R"(, "pqFile": "../PQ")");
    write("E", R"(, "checksumFile": "sums.txt")");
    write("F", R"(, "warnAt": "79:00", "askAt": "78:00")");
    write("G", R"(, "ssm": 7)");
    write("H", R"(, "pqFile": "image.dat")");
    writeFile(folder / "plants/I.json", "{");
    writeFile(folder / "plants/J.json", "{}");
    EXPECT_THAT(complaint("A"),
                AllOf(HasSubstr("A.json"), HasSubstr("isrc is \"everywhere\""), HasSubstr("firstMark")));
    EXPECT_THAT(complaint("B"), AllOf(HasSubstr("B.json"), HasSubstr("\"iscr\" is no key"), HasSubstr("isrc")));
    EXPECT_THAT(complaint("C"), HasSubstr("warnAt is \"78 minutes\", should be minutes and seconds"));
    EXPECT_THAT(complaint("D"), HasSubstr("pqFile is \"../PQ\""));
    EXPECT_THAT(complaint("E"), HasSubstr("checksumFile is \"sums.txt\", should be such a name that ends in .md5"));
    EXPECT_THAT(complaint("F"), HasSubstr("askAt lies ahead of warnAt"));
    EXPECT_THAT(complaint("G"), HasSubstr("ssm is 7, should be \"7\" or \"0\""));
    EXPECT_THAT(complaint("H"), HasSubstr("pqFile is \"image.dat\""));
    EXPECT_THAT(complaint("I"), HasSubstr("I.json"));
    EXPECT_THAT(complaint("J"), HasSubstr("is not a plant profile"));
    EXPECT_THAT(complaint("Nowhere"),
                AllOf(HasSubstr("there is no plant profile \"Nowhere\""), HasSubstr("\"Standard\"")));
    EXPECT_EQ(plantShelf(folder.path()).troubles.size(), 10);
}

TEST_F(Plants, WhatCannotBeIsRefusedAtItsBound) {
    const auto complains = [&](const std::string& keys, const std::string& of) {
        write("A", keys);
        EXPECT_THAT(complaint("A"), HasSubstr(of)) << keys;
    };
    complains(R"(, "warnAt": "77:60")", "warnAt is \"77:60\"");
    complains(R"(, "pqFile": "PQDESCR90123456.78")", "pqFile is");
    complains(R"(, "pqFile": "CdText.bin")", "pqFile is");
    complains(R"(, "pqFile": ".PQ")", "pqFile is");
    complains(R"(, "pqFile": "A.md5", "checksumFile": "a.MD5")", "are one name");
    write("A", R"(, "pqFile": "PQDESCR90123456.7", "warnAt": "77:59", "askAt": "77:59")");
    EXPECT_EQ(complaint("A"), "");
    writeFile(folder / "plants/A.json", R"({ "lacquerPlant": 2 })");
    EXPECT_THAT(complaint("A"), HasSubstr("made by a newer Lacquer"));
    writeFile(folder / "plants/A.json", R"({ "lacquerPlant": 0 })");
    EXPECT_THAT(complaint("A"), HasSubstr("has 0 as its file version"));
}

TEST_F(Plants, LengthsAreJudgedByThePlantOfEachDdp) {
    Album album = tests::album({tests::track(1, 44100 * 60 * 75)});
    album.tracks[0].metadata.title = "Long";
    const auto lengthsOf = [](const Album& of) {
        const Findings findings = standingFindings(of);
        return std::ranges::count_if(
            findings, [](const Finding& each) { return each.message.find(" long, over 74") != std::string::npos; });
    };
    const auto lengths = [&](const std::string& plant) {
        album.deliveries = {{.format = Delivery::Format::ddp, .plant = plant}};
        return lengthsOf(album);
    };
    EXPECT_EQ(lengths(""), 0);
    EXPECT_EQ(lengths("Older readers"), 1);
    album.deliveries.insert(album.deliveries.begin(), {.format = Delivery::Format::ddp});
    EXPECT_EQ(lengthsOf(album), 1) << "whatever another plant takes";
    album.deliveries.resize(1);
    album.deliveries[0].plant = "Nowhere";
    const Findings findings = standingFindings(album);
    const auto found = std::ranges::find(findings, "deliveries.1.plant", &Finding::place);
    ASSERT_NE(found, findings.end());
    EXPECT_EQ(found->severity, Severity::error);
}

} // namespace
