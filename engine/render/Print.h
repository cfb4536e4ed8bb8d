// From the mix bus to the print: the album chain on its grid, its latency made up for, and the album's begin and end.
// The rest of a quantum waits here, so that the size of a block is seen nowhere. Rendering thread, all but making it.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/Chain.h"
#include "engine/render/RenderPlan.h"

#include <cstdint>
#include <vector>

namespace engine::render {

class Print {
  public:
    explicit Print(const RenderPlan& plan);

    /// The next frame out is `at`; the chain is reset. Returns the album frame at which the bus has to begin: the
    /// quantum of the grid that holds `at`; for the album's beginning that of its first sound, wherever the marks are.
    core::FramePos locate(const RenderPlan& plan, core::FramePos at) noexcept;

    /// Copies what is ready, up to out.frames(); 0 when the bus has to give more.
    int read(const RenderPlan& plan, dsp::StereoBlock out) noexcept;

    /// Memory for the next stretch of the bus: whole quanta, enough for `frames` frames or as much as there is.
    dsp::StereoBlock input(int frames) noexcept;

    /// Takes what was written to the beginning of input(). Only when read gave 0, or while priming.
    void process(const RenderPlan& plan, int frames) noexcept;

    /// The same for sound that has been through chain() elsewhere.
    void give(int frames) noexcept;

    /// Whether the latency has been run through, so that read has something or needs nothing.
    bool primed(const RenderPlan& plan) const noexcept { return toDrop_ == 0 || at_ >= plan.end; }

    core::FramePos position() const noexcept { return at_; }
    int latency() const noexcept { return chain_.latency(); }
    const Chain& chain() const noexcept { return chain_; }
    Chain& chain() noexcept { return chain_; }

  private:
    Chain chain_;
    std::vector<double> memory_;
    core::FramePos at_ = 0;    ///< Of the next frame out.
    core::FramePos begin_ = 0; ///< Ahead of it all is silent.
    core::FrameCount toDrop_ = 0;
    int readyFrom_ = 0;
    int readyEnd_ = 0;
    std::uint64_t serial_ = 0;
};

} // namespace engine::render
