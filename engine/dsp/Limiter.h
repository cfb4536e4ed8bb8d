// True-peak limiter: looks ahead, so that the gain is down in time, and moves it in smooth curves.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/MovingAverage.h"
#include "engine/dsp/PeakHold.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <cstdint>
#include <vector>

namespace engine::dsp {

/// The driven sound's true peaks against the ceiling, both channels as one -> the decibels to take off, held for the
/// look-ahead and 12 ms (so that the gain rests between the half waves of 42 Hz and above) -> release -> three moving
/// averages within the look-ahead (a quadratic B-spline: the gain has no corners and is down in time) -> gain on the
/// delayed sound.
///
/// Release goes in decibels towards the average of what was asked for lately (four times the release): after a single
/// peak the gain is back within the release time, after dense sound it comes back slowly and does not pump.
///
/// While nothing is over the ceiling and drive is 0 dB, every bit passes. No sample leaves above the ceiling. The
/// delay is that of the longest look-ahead; the setting moves the detection within it.
class Limiter {
  public:
    using Settings = core::LimiterSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, int glideFrames) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return TruePeak::latency() + longest_ + margin; }
    int tail() const noexcept { return 0; }
    double gainReductionDb() const noexcept { return gainReductionDb_; }

  private:
    /// Frames before a peak for which the gain is down already: the samples next to it make it too.
    static constexpr int margin = 8;
    using Quantum = std::array<double, quantumFrames>;

    void aim(const Settings& settings, int glideFrames) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    bool takeIn(StereoBlock quantum) noexcept;
    void letOut(StereoBlock quantum) const noexcept;
    void limit(StereoBlock quantum) noexcept;
    double heldOctaves(std::int64_t frame) noexcept;
    double releasedOctaves(double asked) noexcept;
    std::size_t slot(std::int64_t frame) const noexcept { return static_cast<std::size_t>(frame) & mask_; }

    int rate_ = 44100;
    int longest_ = 0; ///< Look-ahead, frames: all of it, and the one in use.
    int lookAhead_ = 0;
    int hold_ = 0;
    Settings target_;
    Smoother drive_{1.0}, ceiling_{1.0}; ///< Linear, a step per frame.
    Smoother lookAheadFrames_;           ///< A step per quantum.
    double releaseKeep_ = 0.0, slowKeep_ = 0.0;

    // The past, by frame modulo a power of two.
    std::size_t mask_ = 0;
    std::vector<double> left_, right_; ///< Driven.
    std::vector<double> ceilings_;     ///< Of each frame, as it was when the frame came in.
    std::vector<double> asked_;        ///< Octaves to take off around each frame.

    TruePeak peaksLeft_, peaksRight_;
    PeakHold held_;
    std::array<MovingAverage, 3> averages_;
    std::int64_t now_ = 0;   ///< The next frame to come in.
    std::int64_t taken_ = 0; ///< The next frame to go into held_.
    std::int64_t calm_ = 0;  ///< Frames since something was last asked for.
    double octaves_ = 0.0, slowOctaves_ = 0.0;
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<Limiter>);
static_assert(ReducesGain<Limiter>);

} // namespace engine::dsp
