#include "core/ChainEdits.h"

#include "core/Edits.h"
#include "core/Parameter.h"
#include "core/Variants.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

std::string modulesOf(const Album& album, ChainPlace place) {
    std::string all;
    for (const auto& slot : chainAt(album, place)) all += std::string(moduleOf(slot).id) + " ";
    return all;
}

/// equalizer, compressor, limiter on the album chain.
Album mastered() {
    Album album = normalised(tests::album({tests::track(1, 1000)}));
    album = addSlot(album, albumChain, EqualizerSettings{});
    album = addSlot(album, albumChain, LimiterSettings{});
    return addSlot(album, albumChain, CompressorSettings{}, 1);
}

} // namespace

TEST(ChainEdits, SlotsAreAddedMovedAndRemoved) {
    const Album album = mastered();
    const Chain& chain = chainAt(album, albumChain);
    EXPECT_EQ(modulesOf(album, albumChain), "equalizer compressor limiter ");
    EXPECT_EQ(modulesOf(moveSlot(album, albumChain, chain[0].id, 2), albumChain), "compressor limiter equalizer ");
    EXPECT_EQ(modulesOf(moveSlot(album, albumChain, chain[2].id, 0), albumChain), "limiter equalizer compressor ");
    EXPECT_EQ(moveSlot(moveSlot(album, albumChain, chain[0].id, 1), albumChain, chain[0].id, 0), album);
    EXPECT_EQ(modulesOf(removeSlot(album, albumChain, chain[1].id), albumChain), "equalizer limiter ");
    EXPECT_EQ(modulesOf(clearChain(album, albumChain), albumChain), "");
}

TEST(ChainEdits, ATracksChainIsItsOwn) {
    const Album album = mastered();
    const ChainPlace track{album.tracks[0].id};
    const Album both = addSlot(album, track, GainSettings{-3.0});
    EXPECT_EQ(modulesOf(both, track), "gain ");
    EXPECT_EQ(chainAt(both, albumChain), chainAt(album, albumChain));
    EXPECT_EQ(std::get<GainSettings>(chainAt(both, track)[0].settings).gainDb, -3.0);
}

TEST(ChainEdits, AMastersChainIsItsOwn) {
    const Album album = withMaster(mastered(), "vinyl");
    const ChainPlace vinyl{.track = {}, .master = 1};
    EXPECT_TRUE(hasChain(album, vinyl));
    EXPECT_FALSE(hasChain(album, {.track = {}, .master = 2}));
    EXPECT_FALSE(hasChain(album, {TrackId{99}}));
    Album edited = addSlot(album, vinyl, GainSettings{-3.0}, 0);
    edited = removeSlot(edited, vinyl, chainAt(edited, vinyl)[1].id);
    EXPECT_EQ(modulesOf(edited, vinyl), "gain compressor limiter ");
    EXPECT_EQ(chainAt(edited, albumChain), chainAt(album, albumChain));
    const SlotId gain = chainAt(edited, vinyl)[0].id;
    EXPECT_EQ(modulesOf(moveSlot(edited, vinyl, gain, albumChain, 0), albumChain),
              "gain equalizer compressor limiter ");
    EXPECT_EQ(modulesOf(withChain(edited, vinyl, {}), albumChain), "equalizer compressor limiter ");
}

TEST(ChainEdits, AutomationAndOverridesGoWithTheirSlot) {
    Album album = normalised(tests::album({tests::track(1, 1000)}));
    const ChainPlace place{album.tracks[0].id};
    album = addSlot(album, place, GainSettings{});
    const SlotId slot = chainAt(album, place)[0].id;
    album.tracks[0].automation = {{slot, "gain", {{0, 1.0}}}};
    album.deliveries = {{.overrides = {{.slot = slot, .bypass = true}}}};
    album = removeSlot(album, place, slot);
    EXPECT_TRUE(album.tracks[0].automation.empty());
    EXPECT_TRUE(album.deliveries[0].overrides.empty());
}

TEST(ChainEdits, AChainPutInPlaceGetsIdsOfItsOwn) {
    const Album album = mastered();
    const Chain chain = chainAt(album, albumChain);
    const ChainPlace track{album.tracks[0].id};
    const Album copied = withChain(album, track, chain);
    EXPECT_EQ(modulesOf(copied, track), modulesOf(album, albumChain));
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NE(chainAt(copied, track)[i].id, chain[i].id);
    EXPECT_EQ(chainAt(copied, albumChain), chain);
}

TEST(ChainEdits, ASlotMovesFromATrackToTheAlbumAsItIs) {
    Album album = mastered();
    const ChainPlace track{album.tracks[0].id};
    album = addSlot(album, track, GainSettings{-3.0});
    const Slot gain = chainAt(album, track)[0];
    const Album moved = moveSlot(album, track, gain.id, albumChain, 1);
    EXPECT_EQ(modulesOf(moved, track), "");
    EXPECT_EQ(modulesOf(moved, albumChain), "equalizer gain compressor limiter ");
    EXPECT_EQ(chainAt(moved, albumChain)[1], gain);
    EXPECT_EQ(chainAt(moveSlot(moved, albumChain, gain.id, track, 9), track), chainAt(album, track));
}

TEST(ChainEdits, InsertedSlotsAreCopiesWithIdsOfTheirOwn) {
    const Album album = mastered();
    const Chain& chain = chainAt(album, albumChain);
    const Album pasted = insertSlots(album, albumChain, {chain[0], chain[2]}, 1);
    EXPECT_EQ(modulesOf(pasted, albumChain), "equalizer equalizer limiter compressor limiter ");
    EXPECT_EQ(chainAt(pasted, albumChain)[0], chain[0]);
    EXPECT_NE(chainAt(pasted, albumChain)[1].id, chain[0].id);
    EXPECT_NE(chainAt(pasted, albumChain)[1].id, SlotId{});
    EXPECT_EQ(chainAt(pasted, albumChain)[1].settings, chain[0].settings);
}

TEST(ChainEdits, TheAlternativeChangesPlaces) {
    Slot slot{.settings = GainSettings{-3.0}};
    swapAlternative(slot);
    EXPECT_EQ(std::get<GainSettings>(slot.settings).gainDb, -3.0);
    EXPECT_TRUE(slot.swapped);
    slot.settings = GainSettings{2.0};
    swapAlternative(slot);
    EXPECT_FALSE(slot.swapped);
    EXPECT_EQ(std::get<GainSettings>(slot.settings).gainDb, -3.0);
    EXPECT_EQ(std::get<GainSettings>(*slot.alternative).gainDb, 2.0);
}

TEST(ChainEdits, AResetSlotStandsAtItsStandardsAndKeepsTheAlternative) {
    const Album album = withSlot(mastered(), mastered().masters[0].albumChain[1].id, [](Slot& slot) {
        slot.settings = CompressorSettings{.thresholdDb = -40.0};
        slot.mixPercent = 30.0;
        slot.outputDb = 2.0;
        slot.alternative = CompressorSettings{.ratio = 8.0};
    });
    Slot slot = chainAt(album, albumChain)[1];
    ASSERT_EQ(slot.mixPercent, 30.0);
    resetSlot(slot);
    EXPECT_EQ(slot.settings, Settings(CompressorSettings{}));
    EXPECT_EQ(slot.mixPercent, 100.0);
    EXPECT_EQ(slot.outputDb, 0.0);
    EXPECT_EQ(std::get<CompressorSettings>(*slot.alternative).ratio, 8.0);
}
