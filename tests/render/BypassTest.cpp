// The null of bypass: a slot that is switched off, or mixed to nothing, is the input a latency later, bit for bit,
// whatever module it holds and however that is set.
#include "core/Parameter.h"
#include "engine/render/Chain.h"
#include "tests/dsp/Chains.h"
#include "tests/support/RandomAlbum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace core;
using engine::dsp::quantumFrames;

namespace {

/// Settings by chance, those that count only from the start as well.
Slot slotByChance(const Module& module, std::uint64_t seed) {
    Slot slot = tests::randomSlot(module, seed);
    std::mt19937_64 random(seed);
    for (const Parameter& row : module.parameters)
        if (row.structural && !row.banded)
            assign(slot, {&row, 0}, static_cast<double>(random() % static_cast<unsigned>(row.range.max + 1.0)));
    return slot;
}

/// Other settings by chance that the same chain can have.
Slot turned(const Slot& slot, std::uint64_t seed) {
    const Module& module = moduleOf(slot);
    Slot other = tests::randomSlot(module, seed);
    for (const Parameter& row : module.parameters)
        for (int band = 0; row.structural && band < (row.banded ? module.bands : 1); ++band)
            assign(other, {&row, band}, row.get(slot, band));
    return other;
}

/// What makes sound late or early.
bool hasLatentRow(const Module& module) {
    return std::ranges::any_of(module.parameters, [](const Parameter& row) {
        return row.id == "delay" || row.id == "phase" || row.id == "oversampling";
    });
}

/// At work, then as `off` makes it within 20 ms, then with other settings: from the 20 ms on it has to be a delay.
/// Returns the latency.
int expectDelay(const Slot& slot, int rate, std::uint64_t seed, void (*off)(Slot&)) {
    constexpr int blockFrames = 8 * quantumFrames;
    constexpr int workFrames = 4 * blockFrames;
    const int glideFrames = (rate / 50 + quantumFrames - 1) / quantumFrames * quantumFrames;
    engine::render::Chain chain({slot}, {rate, blockFrames});
    const int latency = chain.latency();
    const int frames = workFrames + glideFrames + latency + 4 * blockFrames;
    const auto in = tests::inQuanta({tests::noise(-6.0, frames, seed), tests::noise(-9.0, frames, seed + 1)});
    auto out = in;
    const auto process = [&](int from, int to) {
        for (int at = from; at < to; at += blockFrames)
            chain.process(out.block().part(at, std::min(blockFrames, to - at)));
    };
    process(0, workFrames);
    Slot silent = slot;
    off(silent);
    chain.set({silent}, glideFrames);
    const int from = workFrames + glideFrames;
    process(workFrames, from);
    silent = turned(slot, seed + 2);
    off(silent);
    chain.set({silent}, glideFrames);
    process(from, out.frames());
    const int late = std::max(from, latency);
    const auto isDelay = [&](const tests::Signal& heard, const tests::Signal& sent) {
        return std::equal(heard.begin() + late, heard.end(), sent.begin() + late - latency);
    };
    EXPECT_TRUE(isDelay(out.left, in.left));
    EXPECT_TRUE(isDelay(out.right, in.right));
    return latency;
}

/// Of every module that `holds`, at the lowest rate and the highest one.
void expectDelayOfEvery(bool (*holds)(const Module&), void (*off)(Slot&)) {
    for (const Module& module : modules())
        for (const int rate : {albumRates.front(), albumRates.back()}) {
            if (!holds(module)) continue;
            std::set<int> latencies;
            for (std::uint64_t seed = 1; seed <= 12; ++seed) {
                SCOPED_TRACE(std::string(module.id) + " at " + std::to_string(rate) + ", seed " + std::to_string(seed));
                latencies.insert(expectDelay(slotByChance(module, seed), rate, seed, off));
            }
            EXPECT_EQ(latencies.size() > 1, hasLatentRow(module)) << module.id;
        }
}

} // namespace

TEST(Bypass, OfEveryModuleIsADelay) {
    expectDelayOfEvery([](const Module&) { return true; }, [](Slot& slot) { slot.enabled = false; });
}

TEST(Bypass, IsWhatNoMixOfEveryModuleIs) {
    expectDelayOfEvery([](const Module& module) { return findParameter(module, "mix").has_value(); },
                       [](Slot& slot) {
                           slot.mixPercent = 0.0;
                           slot.outputDb = 0.0; // Of dry and wet.
                       });
}
