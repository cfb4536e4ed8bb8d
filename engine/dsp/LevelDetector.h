// The level that a dynamics processor goes by. Rendering threads.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/FixedMath.h"

namespace engine::dsp {

/// Power, re a full-scale sine's peak: of peaks that of the highest sample; RMS is the mean square over 10 ms (a
/// one-pole filter), twice, so that a steady sine reads the same either way.
class LevelDetector {
  public:
    static constexpr double meanMs = 10.0;

    void prepare(core::Detection detection, double stepsPerSecond) noexcept {
        rms_ = detection == core::Detection::rms;
        keep_ = fixed::exp(-1000.0 / (meanMs * stepsPerSecond));
        reset();
    }
    void reset() noexcept { mean_ = Lanes{}; }

    /// The power of a step of one or more frames, from their highest and their mean square.
    Lanes power(Lanes highestSquare, Lanes meanSquare) noexcept {
        if (!rms_) return highestSquare;
        mean_ = meanSquare + keep_ * (mean_ - meanSquare);
        return 2.0 * mean_;
    }

  private:
    bool rms_ = false;
    double keep_ = 0.0;
    Lanes mean_{};
};

} // namespace engine::dsp
