// All doors of the audio thread in one place, and what goes through them. What stands on the other side is the engine's
// face (plans, orders, listening, state), the metering thread (the tap) and the read-ahead (playhead, watermark).
#pragma once

#include "core/Units.h"
#include "engine/Readings.h"
#include "engine/realtime/Handoff.h"
#include "engine/realtime/Mailbox.h"
#include "engine/realtime/SpscQueue.h"
#include "engine/realtime/Tap.h"
#include "engine/render/RenderPlan.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace engine::realtime {

/// What is played.
struct Shown {
    std::unique_ptr<const render::RenderPlan> plan; ///< nullptr = nothing any more: only of what is compared with.
    std::uint64_t sound = 0; ///< Number of the Stretches that the read-ahead has for it; 0 = needs no read-ahead.
};

struct TransportCommand {
    enum class Kind { play, stop, locate, loop, endLoop, playUntil, playOn, countAnew };
    Kind kind = Kind::stop;
    core::FramePos from = 0; ///< locate, loop; the end of playUntil.
    core::FramePos to = 0;   ///< loop.
};

/// How the one at the desk listens. The newest is all that matters.
struct Listening {
    MonitorChoice choice;
    bool testTone = false;
    std::optional<core::SlotId> watched;
};

struct PlayerState {
    bool playing = false;  ///< As ordered; sound may wait for a few blocks until the renderer is primed.
    bool silent = true;    ///< Nothing sounds, not even the ramp of a stop.
    bool untouched = true; ///< What is heard is the print to the bit.
    bool ended = false;
    core::FramePos position = 0;
    core::FrameCount framesPlayed = 0;
    std::uint64_t misses = 0;        ///< Blocks that read what the read-ahead did not hold.
    std::uint64_t droppedFrames = 0; ///< That the tap had no room for.
    std::uint64_t obeyed = 0;        ///< Orders so far.
};

/// Where the player reads, for the read-ahead.
struct Playhead {
    core::FramePos at = 0;
    bool loops = false;
    core::FramePos loopFrom = 0;
};

/// What the read-ahead holds in memory, on the album's clock.
struct Watermark {
    struct Window {
        core::FramePos from = 0;
        core::FramePos to = 0;
    };
    std::uint64_t sound = 0; ///< Of which Stretches.
    std::array<Window, 2> windows{};

    bool covers(core::FramePos from, core::FramePos to) const noexcept {
        for (const Window& window : windows)
            if (from >= window.from && to <= window.to) return true;
        return from >= to;
    }
};

struct AudioDoors {
    Handoff<const Shown> plan;
    Handoff<const Shown> compared;
    Mailbox<Listening> listening;
    SpscQueue<TransportCommand> orders{256};
    Mailbox<PlayerState> state;
    Tap tap;
    Mailbox<Playhead> playhead;
    Mailbox<Watermark> watermark;
};

} // namespace engine::realtime
