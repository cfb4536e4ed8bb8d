// True-peak limiter: looks ahead, so that the gain is down in time, and moves it in smooth curves.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Bs1770Peak.h"
#include "engine/dsp/DelayLine.h"
#include "engine/dsp/LimiterRelease.h"
#include "engine/dsp/MovingAverage.h"
#include "engine/dsp/PeakHold.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <cstdint>

namespace engine::dsp {

/// The driven sound's true peaks against the ceiling, each channel led towards the louder one by the transient link ->
/// the decibels to take off, held for the look-ahead and the style's time -> release (see LimiterRelease, where the
/// styles are) -> three moving averages within the look-ahead (a quadratic B-spline: the gain has no corners and is
/// down in time) -> gain on the delayed sound.
///
/// Beside the true peaks it hears what the short filter of BS.1770 makes of the sound, which reads some tones 0.22 dB
/// high: so a meter with that filter finds the ceiling kept too.
///
/// While nothing is over the level at which the style holds peaks and drive is 0 dB, every bit passes. No sample leaves
/// above the ceiling. The delay is that of the delay setting; look-ahead moves the detection within it. Oversampling is
/// the detection's, in points a frame: peaks are told by frames, so it moves neither a time nor the delay. At 1x
/// samples alone are heard; at 2x, which sees little of what lies above a quarter of the rate, peaks are held 0.25 dB
/// lower for it. Style, automatic release, delay and oversampling are structural.
class Limiter {
  public:
    using Settings = core::LimiterSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return TruePeak::latency() + longest_ + margin; }
    int settingsDelay(const core::Parameter& row) const noexcept;
    double gainReductionDb() const noexcept { return gainReductionDb_; }

  private:
    /// Frames before a peak for which the gain is down already: the samples next to it make it too.
    static constexpr int margin = 8;
    using Quantum = std::array<double, quantumFrames>;
    using Pairs = PeakHold<Lanes>::Quantum;

    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void driveIn(StereoBlock quantum, Quantum& ceilings) noexcept;
    bool ask(StereoBlock quantum, const Quantum& ceilings, Pairs& askedDb) noexcept;
    void takeDown(StereoBlock quantum, const Quantum& ceilings) noexcept;

    int rate_ = 44100;
    int longest_ = 0; ///< Look-ahead, frames: all of it, and the one in use.
    int lookAhead_ = 0;
    int hold_ = 0;
    double aim_ = 1.0; ///< Where peaks are held, against the ceiling.
    bool hearsBetween_ = true;
    Settings target_;
    Smoother drive_{1.0}, ceiling_{1.0}; ///< Linear, a step per frame.
    Smoother lookAheadFrames_, link_;    ///< A step per quantum.

    DelayLine sound_;             ///< Driven.
    NumberDelay ceilings_;        ///< Of each frame, as it was when the frame came in: to where it goes out,
    NumberDelay ceilingsOfPeaks_; ///< and to where its peak is known.
    double lowestCeiling_ = 1.0;  ///< Of the last quantum.
    std::array<TruePeak, 2> peaks_;
    Bs1770Peak readings_;  ///< Of frames as late as the peaks.
    PeakHold<Lanes> held_; ///< Decibels to take off, of the frames whose peaks are known.
    LimiterRelease release_;
    std::array<MovingAverage<Lanes>, 3> averages_;
    std::int64_t now_ = 0;  ///< The next frame to come in.
    std::int64_t calm_ = 0; ///< Frames since something was last asked for.
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<Limiter>);
static_assert(ReducesGain<Limiter>);
static_assert(WantsSettingsLater<Limiter>);

} // namespace engine::dsp
