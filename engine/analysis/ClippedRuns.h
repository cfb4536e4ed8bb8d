// Clipping: flat tops, runs of equal samples at the highest (or lowest) value that a channel ever takes. One pass,
// constant memory; equal whatever the blocks. That three samples in a row at full scale count as an over is the custom
// of digital level meters; below full scale, where a converter or a limiter clipped and somebody turned it down, more
// has to come together.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <array>

namespace engine::analysis {

class ClippedRuns {
  public:
    explicit ClippedRuns(int rate);

    void add(dsp::StereoBlock block);

    /// Of everything so far; measure = samples of the run. Nothing where the flat tops are too few or too low to be
    /// more than chance.
    Observations found() const;

  private:
    struct Extreme { ///< One channel, one polarity: samples turned so that up is positive.
        explicit Extreme(core::FrameCount nearFrames) : atFullScale(nearFrames), below(nearFrames) {}
        void take(core::FramePos at, double sample);
        void close(core::FramePos end);

        double highest = 0.0;
        core::FrameCount run = 0; ///< Samples at `highest` up to now.
        Observations atFullScale;
        Observations below; ///< Longer ones, at `highest`.
    };

    core::FramePos at_ = 0;
    core::FrameCount nearFrames_;
    std::vector<Extreme> extremes_; ///< Left up, left down, right up, right down.
};

} // namespace engine::analysis
