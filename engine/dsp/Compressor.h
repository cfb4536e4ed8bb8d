// Compressor: feed-forward, with the gain computed and smoothed in decibels (Giannoulis, Massberg, Reiss, "Digital
// dynamic range compressor design", JAES 60, 2012: figure 7c).
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/GainEnvelope.h"
#include "engine/dsp/GlidingLaw.h"
#include "engine/dsp/LevelDetector.h"
#include "engine/dsp/LookAhead.h"
#include "engine/dsp/Processor.h"

#include <array>

namespace engine::dsp {

/// Level out for a steady level in, both dB re full scale: threshold, ratio, knee, mode and range, without make-up.
/// Peak of a sine, whichever detection.
double staticCurveDb(const core::CompressorSettings& settings, double inputDb) noexcept;

/// What the detector hears the sound through.
core::EqualizerSettings sideChainOf(const core::CompressorSettings& settings) noexcept;

/// Sound in -> side-chain equalizer (high-pass of 12 dB/oct, bell, high shelf; only the detector hears it) -> left and
/// right, or mid and side -> level -> law and link -> envelope -> gain on the sound. What the times mean: see
/// GainEnvelope.h. RMS detection adds its own 10 ms to them.
///
/// The sound is delayed by the delay setting (structural); look-ahead moves the detection within it. At a ratio of 1
/// and without make-up every bit passes.
class Compressor {
  public:
    using Settings = core::CompressorSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return lookAhead_.delayFrames(); }
    int settingsDelay(const core::Parameter&) const noexcept { return latency(); } ///< Gains go on the delayed sound.

    /// 0 while the sound is turned up.
    double gainReductionDb() const noexcept { return gainReductionDb_; }

  private:
    using Pairs = std::array<Lanes, quantumFrames>;

    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void hear(StereoBlock heard, Pairs& levelsDb) noexcept;
    void follow(Pairs& levelsDb) noexcept;

    int rate_ = 44100;
    Settings target_;
    Settings fixed_; ///< Its structural rows hold until the next prepare.
    GlidingLaw law_;
    Equalizer sideChain_;
    LevelDetector detector_;
    LookAhead lookAhead_;
    GainEnvelope envelope_;
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<Compressor>);
static_assert(ReducesGain<Compressor>);
static_assert(WantsSettingsLater<Compressor>);

} // namespace engine::dsp
