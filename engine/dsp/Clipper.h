// Clipper: cuts peaks off at a ceiling, at a multiple of the rate, and guards the ceiling between the samples, too.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/DelayLine.h"
#include "engine/dsp/Oversampler.h"
#include "engine/dsp/PeakGuard.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Shaper.h"
#include "engine/dsp/Smoother.h"

#include <array>

namespace engine::dsp {

/// drive -> what a clipper takes away, made at the high rate (Shaper::takeClipped) and added to the driven sound, which
/// stays at its own -> two PeakGuards, for what the way down lets out over the ceiling.
///
/// The curve is straight up to the knee, a parabola from there, and flat at the ceiling; knee 0 is a corner at the
/// ceiling. So where nothing reaches the knee and drive is 0 dB every bit passes, latency() later.
///
/// Nothing leaves above the ceiling: no sample, and no true peak by a judge of 16 points a frame. The guards' share is
/// small but on sound that has much above 20 kHz at 44.1 kHz: of that the way up hears too little to clip it.
/// Oversampling is structural.
class Clipper {
  public:
    using Settings = core::ClipperSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return channels_[0].oversampler.latency() + 2 * guards_[0].latency(); }
    double gainReductionDb() const noexcept { return gainReductionDb_; }

  private:
    struct Channel {
        Oversampler oversampler;
        Shaper shaper;
    };
    using Quantum = std::array<double, quantumFrames>;

    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void driveIn(StereoBlock quantum, Quantum& ceilings) noexcept;
    void clip(StereoBlock quantum, const Quantum& ceilings) noexcept;

    Settings target_;
    std::array<Channel, 2> channels_;
    std::array<PeakGuard, 2> guards_;
    DelayLine driven_;
    Smoother drive_{1.0}, ceiling_{1.0}; ///< Linear, a step per frame.
    Smoother kneeStart_{1.0};            ///< Against the ceiling, linear; a step per quantum.
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<Clipper>);
static_assert(ReducesGain<Clipper>);

} // namespace engine::dsp
