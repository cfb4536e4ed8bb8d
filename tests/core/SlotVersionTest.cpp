// The DSP version of a slot: the one with which it was made, whatever becomes of the album.
#include "core/ChainEdits.h"
#include "core/ChainText.h"
#include "core/Parameter.h"
#include "core/Preset.h"
#include "core/ProjectFile.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

constexpr int other = 9; ///< Than that of any module here.

/// An album with one gain, made by another Lacquer.
Album opened() {
    return fromJson(R"({"lacquer": 1, "masters": [{"albumChain": [{"module": "gain", "version": 9}]}]})", "/a",
                    "a.lacquer");
}

const Slot& only(const Album& album) {
    return chainAt(album, albumChain).front();
}

TEST(SlotVersion, SurvivesEditsASaveAndAnOpen) {
    Album album = opened();
    album = withSlot(album, only(album).id, [](Slot& slot) {
        assign(slot, *findParameter(moduleOf(slot), "gain"), 2.0);
        swapAlternative(slot); // Both settings are of the one version.
        assign(slot, *findParameter(moduleOf(slot), "gain"), -2.0);
        assign(slot, *findParameter(moduleOf(slot), "mix"), 50.0);
    });
    album = addSlot(album, albumChain, StereoSettings{}, 1);
    const Album again = fromJson(toJson(album, "/a"), "/a", "a.lacquer");
    EXPECT_EQ(again, album);
    EXPECT_EQ(only(again).version, other);
    const Album swapped = withSlot(again, only(again).id, swapAlternative);
    EXPECT_EQ(only(swapped).version, other);
    EXPECT_EQ(only(withSlot(again, only(again).id, resetSlot)).version, other);
}

TEST(SlotVersion, OfANewSlotIsTheNewest) {
    for (const Module& module : modules())
        EXPECT_EQ(only(addSlot(tests::album({}), albumChain, module.standard())).version, module.version) << module.id;
}

TEST(SlotVersion, GoesWithAChainThatIsCopied) {
    const Chain pasted = chainFrom(chainText(chainAt(opened(), albumChain)));
    const Album inserted = insertSlots(tests::album({}), albumChain, pasted, 0);
    EXPECT_EQ(only(inserted).version, other);
    EXPECT_EQ(only(withChain(tests::album({}), albumChain, pasted)).version, other);
}

TEST(SlotVersion, GoesWithAPreset) {
    const Preset kept = presetFrom(presetText(presetOf(only(opened()), "Mine", "")), findModule("gain"), "Mine.json");
    Slot slot{.settings = GainSettings{}};
    usePreset(slot, kept);
    EXPECT_EQ(slot.version, other);
}

} // namespace
