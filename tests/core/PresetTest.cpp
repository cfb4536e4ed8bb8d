// Presets as text.
#include "core/Preset.h"

#include "core/ChainEdits.h"
#include "core/Error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace core;
using testing::HasSubstr;

std::string trouble(std::string_view text, const char* module = "gain") {
    try {
        (void)presetFrom(text, module ? findModule(module) : nullptr, "Mine.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(Preset, ComesBackAsItWent) {
    const Preset preset{"Mine",
                        "for \"loud\" songs",
                        {{.enabled = false, .mixPercent = 40.0, .settings = CompressorSettings{.thresholdDb = -30.0}},
                         {.settings = LimiterSettings{.ceilingDbtp = -2.0}}}};
    EXPECT_EQ(presetFrom(presetText(preset), nullptr, "Mine.json"), preset);
}

TEST(Preset, OfASlotHoldsItsSettingsMixAndTrimsAndNothingOfItsPlace) {
    const Slot slot{.id = SlotId{7},
                    .version = 2,
                    .enabled = false,
                    .mixPercent = 30.0,
                    .inputDb = 3.0,
                    .outputDb = -1.0,
                    .settings = GainSettings{2.0},
                    .alternative = GainSettings{5.0},
                    .swapped = true};
    const Preset preset = presetOf(slot, "Mine", "why");
    EXPECT_EQ(
        preset.chain,
        (Chain{{.version = 2, .mixPercent = 30.0, .inputDb = 3.0, .outputDb = -1.0, .settings = GainSettings{2.0}}}));
    Slot other{.id = SlotId{9}, .enabled = false, .settings = GainSettings{}, .alternative = GainSettings{6.0}};
    usePreset(other, preset);
    EXPECT_EQ(other, (Slot{.id = SlotId{9},
                           .version = 2,
                           .enabled = false,
                           .mixPercent = 30.0,
                           .inputDb = 3.0,
                           .outputDb = -1.0,
                           .settings = GainSettings{2.0},
                           .alternative = GainSettings{6.0}}));
}

TEST(Preset, IsToldWhereItIsWrong) {
    EXPECT_THAT(trouble("{"), HasSubstr("Mine.json: is not whole"));
    EXPECT_THAT(trouble("{}"), HasSubstr("is not a Lacquer preset"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 2})"), HasSubstr("newer Lacquer"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1})"), HasSubstr("holds no module"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "for": 3})"), HasSubstr("for is 3, should be text"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "chain": [{"module": "gain", "settings": {"gain": 99}}]})"),
                HasSubstr("Mine.json: chain.1.settings.gain is 99, should be a number from -24 to 24"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "chain": [{"module": "reverb"}]})"), HasSubstr("chain.1.module is"));
    EXPECT_THAT(trouble(R"({"lacquerPreset": 1, "chain": [{"module": "stereo"}]})"),
                HasSubstr("is not a preset of the gain"));
}

TEST(Preset, KeepsRowsOfALaterVersion) {
    const Preset preset = presetFrom(
        R"({"lacquerPreset": 1, "chain": [{"module": "gain", "settings": {"gain": 1, "warmth": 3}}]})", nullptr, "a");
    EXPECT_THAT(presetText(preset), HasSubstr("\"warmth\": 3"));
}

} // namespace
