// The sum of the tracks and the beds, ahead of the album chain. Rendering thread, all but making it.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/RenderPlan.h"
#include "engine/render/Voice.h"

#include <cstdint>
#include <span>
#include <vector>

namespace engine::render {

class MixBus {
  public:
    explicit MixBus(const RenderPlan& plan);

    /// The next frame is `at` of the album's clock; tracks that sound there start there.
    void locate(const RenderPlan& plan, core::FramePos at) noexcept;

    /// Runs the chains of tracks that sound here through their latency, in at most `quanta` quanta. Returns how many it
    /// took: fewer means that render can follow.
    int prime(const RenderPlan& plan, int quanta) noexcept;

    /// The next frames, whole quanta, at most busFrames; in the album's order: tracks, then beds.
    void render(const RenderPlan& plan, dsp::StereoBlock out) noexcept;

    /// Of the tracks' chains, the longest.
    int latency() const noexcept { return latency_; }
    std::span<const Voice> voices() const noexcept { return voices_; }
    std::span<Voice> voices() noexcept { return voices_; }

  private:
    void follow(const RenderPlan& plan) noexcept;

    std::vector<Voice> voices_;
    std::vector<dsp::Smoother> bedGains_;
    VoiceScratch scratch_;
    core::FramePos at_ = 0;
    std::size_t primed_ = 0; ///< Voices that are.
    std::uint64_t serial_ = 0;
    int latency_ = 0;
};

} // namespace engine::render
