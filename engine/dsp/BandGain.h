// The dynamics of one band of sound, as the multiband dynamics and the de-esser have them: level, law, envelope, gain.
// Rendering threads.
#pragma once

#include "engine/dsp/Crossover.h"
#include "engine/dsp/GainEnvelope.h"
#include "engine/dsp/GlidingLaw.h"
#include "engine/dsp/LevelDetector.h"

#include <array>

namespace engine::dsp {

/// Works in steps of four frames (0.09 ms at 44.1 kHz): the level of a step is that of its highest sample, or its mean
/// square, and the gain runs straight through the step to what that level asks for. Levels and gains of several bands
/// become decibels and come back together, in one call each: so the caller holds them. A law that arrives on a frame
/// counts from the first step on that begins there or later.
class BandGain {
  public:
    static constexpr int stepFrames = 4;
    static constexpr int steps = quantumFrames / stepFrames;
    using Steps = std::array<Lanes, steps>;

    /// The parts of a law that are structural.
    struct Kind {
        core::DynamicsMode mode = core::DynamicsMode::compress;
        core::DynamicsChannel channel = core::DynamicsChannel::stereo;
        core::Detection detection = core::Detection::peak;
    };

    void prepare(const Kind& kind, int rate) noexcept;
    void aim(const GainLaw& law, double attackMs, double releaseMs, Arrival how) noexcept;
    void reset() noexcept;

    void hear(const Crossover::Band& sound, Steps& powers) noexcept;
    void follow(Steps& levelsDb) noexcept; ///< Become gains, dB.
    void addTo(Crossover::Band& sum, const Crossover::Band& sound, const Steps& gains) noexcept;

    /// Of the last quantum, without make-up and farthest from 0, dB: of the channel that is turned more.
    double gainDb() const noexcept { return gainDb_; }

  private:
    Kind kind_;
    double stepsPerSecond_ = 0.0;
    GlidingLaw law_;
    LevelDetector detector_;
    GainEnvelope envelope_;
    Lanes gain_{}; ///< At the end of the last step.
    bool begun_ = false;
    double gainDb_ = 0.0;
};

} // namespace engine::dsp
