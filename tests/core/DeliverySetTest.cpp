// Sets of deliveries: what goes from an album into them, and back.
#include "core/Error.h"
#include "core/PresetShelf.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace core;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Format = Delivery::Format;
using WordLength = Delivery::WordLength;

constexpr auto sets = PresetKind::deliveries();

/// Every member otherwise than it stands.
Delivery everything() {
    return {.format = Format::flac,
            .wordLength = WordLength::int16,
            .dither = Delivery::Dither::highPassTpdf,
            .blankSilence = true,
            .rate = 48000,
            .ceilingDbtp = -1.0,
            .names = "{title}",
            .folder = "shops",
            .master = "loud",
            .version = Version::Kind::clean,
            .overrides = {{.slot = SlotId{7}, .bypass = true}},
            .single = TrackId{3},
            .plant = "Press",
            .zipped = true,
            .reason = "the label wants it so"};
}

std::string trouble(std::string_view text) {
    try {
        (void)presetFrom(text, sets, "Mine.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::vector<Delivery> factorySet(std::string_view name) {
    return presetShelf(sets, tests::ScratchFolder().path()).find(name)->deliveries;
}

TEST(DeliverySet, TakesWhatIsToBeWrittenAndLeavesWhatIsBoundToTheAlbum) {
    Delivery expected = everything();
    expected.master.clear();
    expected.overrides.clear();
    expected.single.reset();
    expected.reason.clear();
    EXPECT_EQ(forSet(everything()), expected);
    Delivery elsewhere;
    elsewhere.folder = "/mnt/label/out";
    EXPECT_EQ(forSet(elsewhere).folder, "");
}

TEST(DeliverySet, ComesBackAsItWent) {
    Preset set = presetOf(std::vector{everything(), Delivery{}}, "Mine", "for one shop");
    set.fromRate = 96000;
    EXPECT_EQ(set.deliveries.size(), 2u);
    EXPECT_EQ(presetFrom(presetText(set), sets, "Mine.json"), set);
}

TEST(DeliverySet, HoldsNothingTwice) {
    Delivery loud;
    loud.master = "loud";
    EXPECT_THAT(presetOf(std::vector{Delivery{}, loud}, "Mine", "").deliveries, ElementsAre(Delivery{}));
}

TEST(DeliverySet, ASharedFileBringsNothingOfAnotherAlbum) {
    const Preset set = presetFrom(
        R"({"lacquerPreset": 1, "deliveries": [{"format": "wav", "master": "loud", "single": 3, "reason": "x"}]})",
        sets, "Mine.json");
    EXPECT_THAT(set.deliveries, ElementsAre(Delivery{}));
}

TEST(DeliverySet, SaysWhatIsWrongWithAFile) {
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1})"), HasSubstr("Mine.json: holds no deliveries"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "deliveries": [{"format": "tape"}]})"),
                HasSubstr("deliveries.1.format is \"tape\""));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "fromRate": 100, "deliveries": [{}]})"), HasSubstr("fromRate is 100"));
}

TEST(DeliverySet, LoadedItReplacesTheTargetsAndKeepsWhatIsBoundToThoseThatStay) {
    Album album;
    Delivery kept = everything();
    album.deliveries = {{.format = Format::mp3}, kept};
    const std::vector<Delivery> set = {{.format = Format::ddp}, forSet(kept)};
    EXPECT_THAT(withDeliveries(album, set).deliveries, ElementsAre(set.front(), kept));
    EXPECT_THAT(withMoreDeliveries(album, set).deliveries, ElementsAre(album.deliveries.front(), kept, set.front()));
}

TEST(DeliverySet, HighResolutionBeginsAboveFortyEightKilohertz) {
    const Preset high = *presetShelf(sets, tests::ScratchFolder().path()).find("High-resolution");
    Album album;
    album.rate = 48000;
    EXPECT_THAT(rateFindings(high, album).at(0).message, HasSubstr("this one is at 48000 Hz"));
    album.rate = 88200;
    EXPECT_THAT(rateFindings(high, album), IsEmpty());
}

TEST(DeliverySet, AllIsEverythingOfTheOthersOnce) {
    Album every;
    for (const Preset& set : presetShelf(sets, tests::ScratchFolder().path()).factory)
        if (set.name != "All") every = withMoreDeliveries(std::move(every), set.deliveries);
    const auto all = factorySet("all");
    EXPECT_EQ(all.size(), every.deliveries.size());
    for (const Delivery& each : every.deliveries) EXPECT_THAT(all, Contains(each));
}

TEST(DeliverySet, IsRenamedWithItsFile) {
    const tests::ScratchFolder folder;
    savePreset(sets, presetOf(std::vector{Delivery{}}, "Mine", "why"), Existing::keep, folder.path());
    savePreset(sets, presetOf(std::vector{Delivery{}}, "Other", ""), Existing::keep, folder.path());
    EXPECT_THROW(renamePreset(sets, "Mine", "other", folder.path()), Error);
    EXPECT_THROW(renamePreset(sets, "Mine", "CD", folder.path()), Error);
    EXPECT_THROW(renamePreset(sets, "Nobody's", "Yours", folder.path()), Error);
    EXPECT_EQ(renamePreset(sets, "Mine", "mine/2", folder.path()), "mine-2");
    const PresetShelf shelf = presetShelf(sets, folder.path());
    ASSERT_TRUE(shelf.find("mine-2"));
    EXPECT_EQ(shelf.find("mine-2")->purpose, "why");
    EXPECT_EQ(shelf.find("Mine"), nullptr);
    EXPECT_TRUE(shelf.find("Other"));
}

} // namespace
