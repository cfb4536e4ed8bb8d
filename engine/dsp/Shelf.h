// The filter of the first order that gives what lies below its corner one gain and what lies above it another.
// Rendering threads.
#pragma once

#include "engine/dsp/FixedMath.h"

namespace engine::dsp {

/// low * L + high * (1 - L), where L is the topology-preserving low-pass of one pole (Zavalishin, The Art of VA Filter
/// Design, 3.10), so that gains and corner may move at any frame. One channel.
///
/// The shelf with gains 1/low, 1/high and the corner g * low / high undoes that with low, high and g: exactly, but for
/// rounding.
class Shelf {
  public:
    /// The `g` of a corner.
    static double corner(double hz, int rate) noexcept { return fixed::tan(fixed::pi * hz / rate); }

    void reset() noexcept { state_ = 0.0; }

    double process(double in, double g, double low, double high) noexcept {
        const double step = (in - state_) * (g / (1.0 + g));
        const double lows = state_ + step;
        state_ = lows + step;
        return low * lows + high * (in - lows);
    }

  private:
    double state_ = 0.0;
};

} // namespace engine::dsp
