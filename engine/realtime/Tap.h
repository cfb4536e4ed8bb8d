// What the audio thread lays aside for the meters: the print as it is heard, what the chains took off it, and what goes
// into and comes out of the watched slot.
#pragma once

#include "core/Chain.h"
#include "engine/realtime/SpscQueue.h"
#include "engine/render/SlotTap.h"

namespace engine::realtime {

/// A frame of the print.
struct StereoFrame {
    float left = 0.0F;
    float right = 0.0F;
};

/// By how much a slot turned the sound down in the block just heard.
struct GainReduction {
    core::SlotId slot{};
    float gainReductionDb = 0.0F; ///< 0 or less.
    bool onAlbumChain = false;
};

/// Filled by the Player, emptied by the MeteringThread. Room for more than a second at every rate, of the
/// watched slot for a third.
struct Tap {
    SpscQueue<StereoFrame> sound{1 << 18};
    SpscQueue<GainReduction> gainReduction{1 << 12};
    render::SlotTap slot{1 << 10};
};

} // namespace engine::realtime
