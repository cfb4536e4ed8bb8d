// From one rate to another: soxr, 64-bit, very high quality, its scalar engine (its SIMD engines give other bits).
// Import and delivery use it; never the audio thread. The same bits however the sound is cut into blocks.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"

#include <functional>
#include <memory>

namespace engine::source {

class Resampler {
  public:
    /// Gets the resampled sound in order; the block is valid during the call only.
    using Take = std::function<void(dsp::StereoBlock block)>;

    /// Hz, any pair; equal rates hand every block on untouched. The first frame out lies at the time of the first
    /// frame in (the filter's delay is made up for).
    Resampler(int from, int to);
    ~Resampler();
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;

    /// Any length; does not change the block. Throws what `take` throws.
    void add(dsp::StereoBlock block, const Take& take);

    /// The rest, once, after the last block: then lengthAfter(frames added) frames have come out in all.
    void finish(const Take& take);

    /// ceil(frames x to / from): no sound is cut off. A mark in the sound lies at core::convertFrames, which is never
    /// later than this end.
    static core::FrameCount lengthAfter(core::FrameCount frames, int from, int to);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace engine::source
