// The one graph: what the loudspeaker, the loudness report and every file listen to. Clip gain, clip fades, track
// chain, track level, track fades, sum with beds, album chain, print. Latency of every chain is made up for: whatever
// it is, each track sounds at its place. Holds what must be remembered; the plan says what to play.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/RenderPlan.h"
#include "engine/render/SlotTap.h"

#include <memory>
#include <optional>

namespace engine::render {

/// By how much a slot turns the sound down now, for the meters.
struct SlotReduction {
    core::SlotId slot{};
    double gainReductionDb = 0.0; ///< 0 or less.
};

class Renderer {
  public:
    /// Allocates for the plan's structure. `maxFrames`: longest block of render.
    Renderer(const RenderPlan& plan, int maxFrames);
    ~Renderer();

    /// The next frame out is `at`; every chain is reset. To be followed by prime until that says true.
    void locate(const RenderPlan& plan, core::FramePos at) noexcept;

    /// Runs the graph through its latency, at most `quanta` quanta of sound a call. True when render can follow.
    bool prime(const RenderPlan& plan, int quanta) noexcept;

    /// The next out.frames() frames (1 to maxFrames) of the print: the one method that makes sound. Same bits whatever
    /// the block sizes. Outside the plan's begin and end the print is silent.
    void render(const RenderPlan& plan, dsp::StereoBlock out) noexcept;

    core::FramePos position() const noexcept; ///< Of the next frame of render.

    /// Frames by which the chains delay sound: the longest track chain and the album chain. Constant; any thread.
    int chainLatency() const noexcept;

    /// Frames read ahead of what is heard.
    int latency() const noexcept;

    /// Readings of the slots that reduce gain and sounded in the last block; at most as many as `out` holds.
    std::size_t readings(SlotReduction* out, std::size_t room) const noexcept;

    /// That slot lays aside what it does from now on, no other one does. nullopt = none. Cheap where nothing changes.
    void watch(std::optional<core::SlotId> slot, SlotTap& to) noexcept;

  private:
    struct Graph;
    std::unique_ptr<Graph> graph_;
};

} // namespace engine::render
