// What whoever cuts a record minds of a track's sound: lows that are out of phase lift the needle, sibilants and bright
// highs tear in it. One pass, constant memory; equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <optional>

namespace engine::analysis {

/// Below it the lows of a record are wanted in phase, Hz.
inline constexpr double grooveLowsHz = 150.0;

/// One filter of the equalizer over one channel.
class Window {
  public:
    Window(const core::EqualizerBand& band, int rate) : filter_(dsp::designBand(band, rate)) {}
    double process(double sample) noexcept {
        for (int n = 0; n < filter_.count; ++n)
            sample = filter_.sections[n].process(sample, memories_[n][0], memories_[n][1]);
        return sample;
    }

  private:
    dsp::BandFilter filter_;
    std::array<std::array<double, 2>, dsp::BandFilter::maxSections> memories_{};
};

class GrooveSound {
  public:
    explicit GrooveSound(int rate);

    void add(dsp::StereoBlock block);

    /// Stretches of 200 ms and more in which the side has more energy than the middle under grooveLowsHz (correlation
    /// below 0) and is louder than -24 dBFS. measure = side over middle there, dB, at most 60.
    Observations outOfPhaseLows() const;

    /// Bursts of 30 to 350 ms between 5.5 and 10 kHz that stand 6 dB over what sounded below 4 kHz in the second
    /// before, and over -30 dBFS; none in the first half second. measure = how far above it, dB, at most 60.
    Observations sibilants() const;

    /// Root mean square between 5.5 and 10 kHz of the brightest three seconds, dBFS; nullopt for less sound than that.
    std::optional<double> brightestDb() const;

  private:
    struct Channel {
        explicit Channel(int rate);
        Window lows;
        std::array<Window, 2> highs; ///< One after the other: what they both pass.
        Window body;
    };
    /// Mean squares of a step.
    struct Step {
        double middle = 0.0, side = 0.0; ///< Of the lows.
        double highs = 0.0;              ///< Of the louder channel.
        double body = 0.0;
    };
    /// Steps that hold one after the other.
    struct Run {
        core::FramePos from = 0;
        core::FrameCount steps = 0;
        double measure = -1e9;
    };
    void closeStep();
    void followLows(const Step& step);
    void followHighs(const Step& step);
    void closeLows(Observations& seen) const;
    void closeHighs(Observations& seen) const;

    int stepFrames_; ///< 10 ms.
    std::array<Channel, 2> channels_;
    std::array<Step, 2> sums_{}; ///< By channel; `middle` and `side` in the first.
    int inStep_ = 0;
    core::FramePos at_ = 0;
    Run lows_;
    Run highs_;
    double bodyLevel_ = 0.0;            ///< Mean square below 4 kHz, over the time that `bodySteps` says.
    std::array<double, 300> highsOf_{}; ///< Of the last three seconds, in a ring.
    double highsSum_ = 0.0;
    double brightest_ = 0.0;
    core::FrameCount steps_ = 0;
    Observations outOfPhase_;
    Observations sibilants_;
};

} // namespace engine::analysis
