// One band of the saturator: drives a curve at a multiple of the rate, so that its harmonics do not fold, and matches
// the level. Rendering threads; prepare allocates.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/DelayLine.h"
#include "engine/dsp/Oversampler.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/SaturatorCurve.h"
#include "engine/dsp/Shaper.h"
#include "engine/dsp/Shelf.h"
#include "engine/dsp/Smoother.h"

#include <array>

namespace engine::dsp {

/// tone before -> the curve's shelf -> drive -> curve, oversampled (Oversampler, Shaper) -> the shelf undone -> tone
/// after -> the mean taken away (a high-pass of the first order at 2 Hz: even harmonics bring one) -> level matched.
///
/// A tone tilts: below 1 kHz half of it down, above it half of it up, in the first order. The output is matched by
/// levelMatch of SaturatorCurve, a function of drive, curve and balance, never of the sound.
///
/// Drive 0 dB is off: every bit passes, latency() later. Over the first decibel the saturated sound is faded in. What a
/// curve does not bend passes flat within 0.002 dB from 100 Hz to 20 kHz at 44.1 kHz (0.05 dB down at 20 Hz).
///
/// Curve and oversampling are structural; of the settings' bands it knows nothing. At 8 times, nothing of a tone at 10
/// kHz that 12 dB drive to 4 times full scale folds back above -100 dB of it.
class SaturatorBand {
  public:
    using Settings = core::SaturatorSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return channels_[0].oversampler.latency(); }

  private:
    struct Channel {
        Oversampler oversampler;
        Shaper shaper;
        Shelf toneBefore, ahead, behind, toneAfter, mean;
    };
    struct Tone {
        Smoother g, low{1.0}, high{1.0};
        void arrive(double tiltDb, int rate, Arrival how, int late) noexcept;
        bool rests() const noexcept { return !low.gliding() && low.value() == 1.0; }
    };

    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void tilt(StereoBlock quantum, Tone& tone, Shelf Channel::*filter) noexcept;
    void driveIn(StereoBlock quantum) noexcept;
    void bend(StereoBlock quantum) noexcept;
    void matchOut(StereoBlock quantum) noexcept;

    int rate_ = 44100;
    Settings target_;
    SaturatorCurve curve_{Settings::Curve::tape};
    double corner_ = 0.0, meanCorner_ = 0.0; ///< Of the curve's shelf and the high-pass: Shelf's g.
    std::array<Channel, 2> channels_;
    Tone toneBefore_, toneAfter_;
    Smoother drive_{1.0}, match_{1.0}, share_;
    Smoother even_; ///< A step per quantum.
    DelayLine dry_;
};
static_assert(Processor<SaturatorBand>);

} // namespace engine::dsp
