// The presets that Lacquer brings along, heard: each on something like music.
#include "core/PresetShelf.h"
#include "tests/support/Album.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace {

using namespace core;

std::optional<double> ceilingDbtp(const Slot& slot) {
    if (const auto* limiter = std::get_if<LimiterSettings>(&slot.settings)) return limiter->ceilingDbtp;
    if (const auto* clipper = std::get_if<ClipperSettings>(&slot.settings)) return clipper->ceilingDbtp;
    return std::nullopt;
}

/// The print of a mix through the preset, as an album chain.
tests::StereoSignal heard(const Preset& preset, double peakDb) {
    constexpr int frames = 22050;
    auto album = tests::album({tests::track(1, frames)});
    album.masters.front().albumChain = preset.chain;
    std::uint32_t id = 1000;
    for (Slot& slot : album.masters.front().albumChain) slot.id = SlotId{id++};
    return tests::render(album, tests::audio({{1, tests::musicLike(frames, cdRate, peakDb)}}));
}

Preset presetOf(const FactoryPreset& factory) {
    const std::string shelf(factory.shelf);
    const auto slash = shelf.find('/');
    const Module* const module = slash == shelf.npos ? nullptr : findModule(shelf.substr(slash + 1));
    return presetFrom(factory.text, module, std::string(factory.name));
}

TEST(FactoryPresets, MakeNoOvers) {
    for (const FactoryPreset& each : factoryPresets()) {
        if (each.shelf == "deliveries") continue;
        const Preset preset = presetOf(each);
        const auto ceiling = ceilingDbtp(preset.chain.back());
        // A mix with the headroom that mixes come with; what ends in a ceiling must hold it whatever comes.
        auto print = heard(preset, ceiling ? -0.5 : -8.0);
        EXPECT_TRUE(std::ranges::all_of(print.left, [](double x) { return std::isfinite(x); })) << each.name;
        const double peak = tests::truePeakDbtp(print.block());
        EXPECT_LE(peak, ceiling.value_or(-0.1) + 0.05) << each.shelf << " " << each.name;
        EXPECT_GT(peak, -20.0) << each.shelf << " " << each.name;
    }
}

TEST(FactoryPresets, AreOfTheNewestSound) {
    for (const FactoryPreset& each : factoryPresets()) {
        if (each.shelf == "deliveries") continue;
        for (const Slot& slot : presetOf(each).chain)
            EXPECT_EQ(slot.version, moduleOf(slot).version) << each.shelf << " " << each.name;
    }
}

} // namespace
