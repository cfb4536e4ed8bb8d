// The level right before and right behind a place, for sound that comes in blocks: heads, tails and seams.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"

#include <algorithm>
#include <cmath>

namespace engine::analysis {

class LevelStep {
  public:
    LevelStep(core::FramePos place, core::FrameCount windowFrames) : place_(place), window_(windowFrames) {}

    void add(core::FramePos at, dsp::StereoBlock block) {
        const auto first = std::max(place_ - window_ - at, core::FramePos{0});
        const auto last = std::min(place_ + window_ - at, core::FramePos{block.frames()});
        for (core::FramePos i = first; i < last; ++i) {
            const double power = block.left[i] * block.left[i] + block.right[i] * block.right[i];
            (at + i < place_ ? before_ : behind_) += power / 2.0;
        }
    }

    double beforeDb() const { return db(before_); } ///< RMS of both channels, dBFS; -120 for silence.
    double behindDb() const { return db(behind_); }

  private:
    double db(double energy) const { return 10.0 * std::log10(std::max(energy / static_cast<double>(window_), 1e-12)); }

    core::FramePos place_;
    core::FrameCount window_;
    double before_ = 0.0;
    double behind_ = 0.0;
};

} // namespace engine::analysis
