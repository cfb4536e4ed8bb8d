// One channel at 2, 4, 8 or 16 times its rate and back, for what makes new frequencies. Rendering threads, all but
// prepare.
#pragma once

#include "engine/dsp/HalfBand.h"
#include "engine/dsp/StereoBlock.h"

#include <span>
#include <vector>

namespace engine::dsp {

/// A cascade of linear-phase half-band filters, one a doubling (see HalfBand). Flat within 0.0001 dB up to `passBand`
/// of the base rate (20 kHz at 44.1 kHz); what is above 1 - `passBand` of it (24.1 kHz) is 120 dB down on both ways.
/// Between those, around half of the rate, the first filter falls, and what folds there lands above the pass band.
///
/// A quantum goes up, is worked on in place, and comes down: nothing in between leaves a pure delay of latency() base
/// frames within the pass band. The same bits on every SIMD target.
class Oversampler {
  public:
    static constexpr double passBand = 20000.0 / 44100.0;

    /// `factor`: 1 (no filter at all), 2, 4, 8 or 16. `workDelay`: frames of the high rate by which the work in between
    /// delays; rounded up here, so that the whole is late by whole base frames.
    void prepare(int factor, int workDelay);
    void reset() noexcept;

    /// Takes a quantum, hands out its factor() * quantumFrames frames, to be changed in place before `down`.
    std::span<double> up(const double* quantum) noexcept;
    void down(double* quantum) noexcept;

    int factor() const noexcept { return factor_; }
    int latency() const noexcept { return latency_; } ///< Base frames, with the work's delay.

  private:
    struct Stage {
        Stage(double passBandOfLower, int lowerFrames);
        HalfBand filter;
        int frames; ///< Of a quantum at the lower rate.
        std::vector<double> low;
        std::vector<double> even, odd; ///< Of the higher rate, on the way down.
        double* lowNow() noexcept { return low.data() + low.size() - frames; }
        double* evenNow() noexcept { return even.data() + even.size() - frames; }
        double* oddNow() noexcept { return odd.data() + odd.size() - frames; }
    };

    int factor_ = 1;
    int latency_ = 0;
    std::vector<Stage> stages_; ///< From the base rate on.
    std::vector<double> high_;  ///< The quantum at the high rate, behind the frames that round the delay up.
};

} // namespace engine::dsp
