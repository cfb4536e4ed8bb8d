// An album sounds as it did when it was made: what each module makes of a fixed sound is kept here, by DSP version.
#include "core/Parameter.h"
#include "engine/render/Chain.h"
#include "engine/source/Fingerprint.h"
#include "tests/support/RandomAlbum.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using engine::dsp::quantumFrames;

struct Kept {
    std::string_view module;
    int version;
    std::string_view sound;
};

/// Where one of these changes, albums change that are made already: raise the module's version in its row (core/rows),
/// keep the processor of the old one (engine/render/Modules.h), and keep the new sound here beside the old one.
constexpr Kept kept[] = {
    {"equalizer", 1, "41b945650281c9abf7973caeb345f26e"},       {"equalizer", 2, "d594f945471fe2f0842c94758acceb61"},
    {"equalizer", 3, "ff6869247cdd13eacd04bbeebfbaed08"},       {"compressor", 1, "1f4b6c6943bf1515fdca3e52238a01d6"},
    {"limiter", 1, "0f65e35a50e02b3cc29ff0adf50fd367"},         {"gain", 1, "ed5c749838d608cfbd48ca04ebbe146c"},
    {"stereo", 1, "4515c8aa7316c8bcadbb979cc80ae784"},          {"multiband", 1, "b7d34ac480c95ad776c6d62feda0c0f4"},
    {"deEsser", 1, "e688beba229e6b68b70a61944eea4011"},         {"saturator", 1, "6a161b29a17ea38d8d7559e4425a55c4"},
    {"clipper", 1, "1930ebea1aaa7e58e958f45f5edad062"},         {"dcFilter", 1, "dc8b85b233bdd91088c1d8165bb6a357"},
    {"spectralBalance", 1, "ba954eef8765f718016951da25d17546"},
};

/// Loud noise in every bit, without arithmetic that could differ from machine to machine.
tests::StereoSignal noise(int frames) {
    std::mt19937_64 random(7);
    tests::StereoSignal made = tests::onBoth(tests::silence(frames));
    for (auto* const channel : {&made.left, &made.right})
        for (double& sample : *channel) sample = static_cast<double>(static_cast<std::int32_t>(random())) * 0x1p-32;
    return made;
}

/// Rows set by chance, to three digits: what stands on a logarithmic knob could differ from machine to machine.
core::Slot slotByChance(const core::Module& module, std::uint64_t seed) {
    core::Slot slot = tests::randomSlot(module, seed);
    for (const core::Parameter& row : module.parameters)
        for (int band = 0; band < (row.banded ? module.bands : 1); ++band) {
            char digits[32];
            std::snprintf(digits, sizeof digits, "%.3g", row.get(slot, band));
            core::assign(slot, {&row, band}, std::stod(digits));
        }
    slot.enabled = true;
    return slot;
}

core::Slot tiltThatFollows() {
    core::EqualizerSettings settings;
    settings.bands[0] = {.on = true, .type = core::EqualizerBand::Type::tilt, .rangeDb = -6.0, .thresholdDb = -60.0};
    return {.settings = settings};
}

core::Slot notchInLinearPhase() {
    core::EqualizerSettings settings{.phase = core::EqualizerSettings::Phase::linear, .bands = {}};
    settings.bands[0] = {.on = true, .type = core::EqualizerBand::Type::notch, .frequencyHz = 300.0, .q = 2.0};
    return {.settings = settings};
}

/// The module at its standard, with rows set by chance, and with each of its choices among those; and what
/// a version brought, where chance does not meet it.
std::vector<core::Slot> slotsOf(const core::Module& module, int version) {
    std::vector<core::Slot> slots(1);
    slots[0].settings = module.standard();
    for (std::uint64_t seed = 1; seed < 6; ++seed) slots.push_back(slotByChance(module, seed));
    for (const core::Parameter& row : module.parameters)
        for (std::size_t choice = 0; choice < tests::heardChoices(row); ++choice) {
            slots.push_back(slotByChance(module, 6));
            core::assign(slots.back(), {&row, 0}, static_cast<double>(choice));
        }
    if (module.id == "equalizer" && version >= 2) slots.push_back(tiltThatFollows());
    if (module.id == "equalizer" && version >= 3) slots.push_back(notchInLinearPhase());
    for (core::Slot& slot : slots) slot.version = version;
    return slots;
}

std::string said(const engine::source::Fingerprint& print) {
    char said[40];
    std::snprintf(said, sizeof said, "%016llx%016llx", static_cast<unsigned long long>(print.value()[0]),
                  static_cast<unsigned long long>(print.value()[1]));
    return said;
}

/// All of these, at two rates, with the sound of that version.
std::string soundOf(const core::Module& module, int version) {
    engine::source::Fingerprint print;
    for (const int rate : {44100, 96000})
        for (const core::Slot& slot : slotsOf(module, version)) {
            engine::render::Chain chain({slot}, {.rate = rate, .maxFrames = quantumFrames});
            chain.reset();
            auto sound = noise(256 * quantumFrames);
            for (int at = 0; at < sound.frames(); at += quantumFrames)
                chain.process(sound.block().part(at, quantumFrames));
            for (const auto* const channel : {&sound.left, &sound.right})
                print.add(channel->data(), channel->size() * sizeof(double));
        }
    return said(print);
}

TEST(SoundOfVersions, IsWhatItWasWhenTheVersionWasMade) {
    for (const core::Module& module : core::modules())
        for (int version = 1; version <= module.version; ++version) {
            const auto found = std::ranges::find_if(
                kept, [&](const Kept& each) { return each.module == module.id && each.version == version; });
            const std::string sound = soundOf(module, version);
            if (found == std::end(kept))
                ADD_FAILURE() << "{\"" << module.id << "\", " << version << ", \"" << sound << "\"},";
            else
                EXPECT_EQ(found->sound, sound)
                    << module.id << ": its sound has changed, its version " << version << " has not";
        }
}

/// What a version of that slot makes of noise.
tests::Signal heard(core::Slot slot, int version) {
    slot.version = version;
    engine::render::Chain chain({slot}, {.rate = 44100});
    auto sound = noise(256 * quantumFrames);
    for (int at = 0; at < sound.frames(); at += quantumFrames) chain.process(sound.block().part(at, quantumFrames));
    return sound.left;
}

TEST(SoundOfVersions, TiltsOfTheEqualizerFollowTheLevelFromTheSecondOn) {
    EXPECT_EQ(heard(tiltThatFollows(), 1), noise(256 * quantumFrames).left);
    EXPECT_NE(heard(tiltThatFollows(), 2), heard(tiltThatFollows(), 1));
}

TEST(SoundOfVersions, NotchesOfTheEqualizerGoThroughZeroInLinearPhaseFromTheThirdOn) {
    const auto before = heard(notchInLinearPhase(), 2);
    engine::source::Fingerprint print;
    print.add(before.data(), before.size() * sizeof(double));
    EXPECT_EQ(said(print), "8fd9a432ba345a35adefddfa6be9b948");
    EXPECT_EQ(heard(notchInLinearPhase(), 1), before);
    EXPECT_NE(heard(notchInLinearPhase(), 3), before);
}

} // namespace
