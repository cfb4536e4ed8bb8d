// Keeps the true peaks that filtering leaves over a ceiling under it, with short smooth dips of gain, the same in both
// channels. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/DelayLine.h"
#include "engine/dsp/MovingAverage.h"
#include "engine/dsp/PeakHold.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <cstdint>

namespace engine::dsp {

/// Around every peak over its ceiling the gain is down by what that is over, from a few frames before to a few frames
/// after it; it goes down and comes back within a millisecond each, in three moving averages (a quadratic B-spline).
///
/// Where nothing is over, every bit passes. A dip moves the peaks between the samples a little: a second guard behind
/// the first takes what that leaves. No sample leaves above its ceiling.
class PeakGuard {
  public:
    /// Where it holds peaks, against the ceiling: 0.05 dB under it, for what the detector may overlook.
    static constexpr double aim = 0.99426;

    void prepare(int rate);
    void reset() noexcept;

    /// A quantum, in place. `ceilings`: of each of its frames, linear; those of the frames that leave are handed out.
    void process(StereoBlock quantum, double* ceilings) noexcept;

    int latency() const noexcept { return TruePeak::latency() + ramp_ + margin; }

    /// Of the last quantum's deepest dip, over 0.
    double deepestDb() const noexcept { return deepestDb_; }

  private:
    /// Frames on either side of a peak where the gain is down as far: the samples next to it make it too.
    static constexpr int margin = 12;

    using Quantum = std::array<double, quantumFrames>;

    bool ask(StereoBlock quantum, const double* ceilings, Quantum& askedDb) noexcept;
    void dip(StereoBlock quantum, const double* ceilings) noexcept;

    int ramp_ = 0; ///< Frames on the way down, and on the way back.
    DelayLine sound_;
    NumberDelay ceilings_;        ///< To where their frame goes out,
    NumberDelay ceilingsOfPeaks_; ///< and to where its peak is known.
    double lowestCeiling_ = 1.0;  ///< Of the last quantum.
    TruePeak peaksLeft_, peaksRight_;
    PeakHold<double> held_; ///< Decibels to take off, of the frames whose peaks are known.
    std::array<MovingAverage<double>, 3> averages_;
    std::array<int, 3> windows_{}; ///< Their lengths.
    std::int64_t now_ = 0;         ///< The next frame to come in.
    std::int64_t calm_ = 0;        ///< Frames since something was last asked for.
    double deepestDb_ = 0.0;
};

} // namespace engine::dsp
