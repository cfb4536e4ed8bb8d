// Compressor: feed-forward, with the gain computed and smoothed in decibels (Giannoulis, Massberg, Reiss, "Digital
// dynamic range compressor design", JAES 60, 2012: figure 7c). No latency.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"

namespace engine::dsp {

/// Level out for a steady level in, both dB re full scale: threshold, ratio and knee, without make-up. Peak of a sine.
double staticCurveDb(const core::CompressorSettings& settings, double inputDb) noexcept;

/// Times: after a step of level, `attackMs` (`releaseMs`) is when 63 % (1 - 1/e) of the final change of gain, in dB, is
/// reached. The detector holds peaks with a decay, so that a sine is turned down as far as the static curve says for
/// its peak, and the attack smooths the decay's corners.
/// The side chain's high-pass is a second-order Butterworth filter; only the detector hears it.
class Compressor {
  public:
    using Settings = core::CompressorSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, int glideFrames) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }
    int tail() const noexcept { return 0; }
    double gainReductionDb() const noexcept { return gainReductionDb_; }

  private:
    /// What the sound is made with: numbers that may glide in a straight line.
    struct Curve {
        Smoother thresholdDb, slope, kneeDb, makeupDb;
        Smoother highPass; ///< Share of the filtered signal in the side chain: 0 when the filter is off.
        Smoother link;     ///< 0..1.
    };
    /// The state-variable filter of one channel (Zavalishin, The Art of VA Filter Design, 4.4).
    struct HighPass {
        double band = 0.0, low = 0.0;
        double process(double in, double g) noexcept;
    };
    struct Channel {
        HighPass highPass;
        double heldDb = 0.0;      ///< Reduction asked for, its peaks held and decaying.
        double reductionDb = 0.0; ///< Reduction applied, 0 or more.
    };

    void aim(const Settings& settings, int glideFrames) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void smooth(Channel& channel, double askedDb) const noexcept;

    int rate_ = 44100;
    Settings target_;
    Curve curve_;
    Smoother highPassG_;                            ///< tan(pi f / rate).
    double attack_ = 0.0, fall_ = 0.0, hold_ = 0.0; ///< Coefficients of the one-pole smoothers.
    Channel left_, right_;
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<Compressor>);
static_assert(ReducesGain<Compressor>);

} // namespace engine::dsp
