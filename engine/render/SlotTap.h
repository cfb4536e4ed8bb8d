// What one slot of a chain does to the sound, laid aside for the eye while somebody watches it: a quantum at a time, in
// and out. It looks on: not a bit of the sound is changed by it.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/realtime/SpscQueue.h"

#include <array>

namespace engine::render {

struct SlotQuantum {
    using Channel = std::array<float, dsp::quantumFrames>;
    core::SlotId slot{};
    std::array<Channel, 2> in{};
    std::array<Channel, 2> out{}; ///< Later than `in` by the slot's latency.
    bool turnsDown = false;       ///< Whether the slot's module is one that does, as it is set.
    float gainReductionDb = 0.0F; ///< 0 or less.
    dsp::BandGainsDb bandGainsDb{};
};

/// From the rendering thread to whoever measures; what it has no room for is lost.
using SlotTap = realtime::SpscQueue<SlotQuantum>;

} // namespace engine::render
