// An album sounds as it did when it was made: what each module makes of a fixed sound is kept here, by DSP version.
#include "core/Parameter.h"
#include "engine/render/Chain.h"
#include "engine/source/Fingerprint.h"
#include "tests/support/RandomAlbum.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <map>
#include <random>
#include <string>

namespace {

using engine::dsp::quantumFrames;

struct Kept {
    int version;
    std::string sound;
};

/// Where one of these changes, albums change that are made already: raise the module's version in its row (core/rows),
/// keep the processor of the old one (engine/render/Modules.h), and keep the new sound here beside the old one.
const std::map<std::string_view, Kept> kept = {};

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

/// At its standard and with rows set by chance, at two rates.
std::string soundOf(const core::Module& module) {
    engine::source::Fingerprint print;
    for (const int rate : {44100, 96000})
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            core::Slot slot;
            slot.settings = module.standard();
            if (seed > 0) slot = slotByChance(module, seed);
            engine::render::Chain chain({slot}, {.rate = rate, .maxFrames = quantumFrames});
            chain.reset();
            auto sound = noise(256 * quantumFrames);
            for (int at = 0; at < sound.frames(); at += quantumFrames)
                chain.process(sound.block().part(at, quantumFrames));
            for (const auto* const channel : {&sound.left, &sound.right})
                print.add(channel->data(), channel->size() * sizeof(double));
        }
    char said[40];
    std::snprintf(said, sizeof said, "%016llx%016llx", static_cast<unsigned long long>(print.value()[0]),
                  static_cast<unsigned long long>(print.value()[1]));
    return said;
}

TEST(SoundOfVersions, IsWhatItWasWhenTheVersionWasMade) {
    for (const core::Module& module : core::modules()) {
        const auto found = kept.find(module.id);
        const std::string sound = soundOf(module);
        ASSERT_NE(found, kept.end()) << "{\"" << module.id << "\", {" << module.version << ", \"" << sound << "\"}},";
        EXPECT_EQ(found->second.version, module.version) << module.id;
        EXPECT_EQ(found->second.sound, sound) << module.id << ": its sound has changed, its version has not";
    }
}

} // namespace
