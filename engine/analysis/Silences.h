// Where sound begins and ends, and where it pauses. Silence is what stays below -80 dBFS. One pass, constant memory;
// equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <vector>

namespace engine::analysis {

/// A sound that begins, or ends, louder than that was cut. Many a song begins with a stroke, none with a wave at full
/// height.
inline constexpr double cutHeadDb = -30.0;
inline constexpr double cutTailDb = -50.0;

class Silences {
  public:
    explicit Silences(int rate);

    void add(dsp::StereoBlock block);

    bool isAllSilent() const { return first_ < 0; }
    core::FrameCount headFrames() const { return isAllSilent() ? at_ : first_; } ///< Silence before the first sound.
    core::FrameCount tailFrames() const { return isAllSilent() ? at_ : at_ - last_ - 1; } ///< After the last.

    double headDb() const { return headDb_; } ///< Level of the very first 2 ms, dBFS RMS; -120 = silence.
    double tailDb() const;                    ///< Of the very last 2 ms.

    /// Silence for three seconds and more with sound on either side; measure = length, s.
    const Observations& gaps() const { return gaps_; }

  private:
    int rate_;
    core::FramePos at_ = 0;
    core::FramePos first_ = -1;
    core::FramePos last_ = -1;
    core::FrameCount headWindow_;
    double headEnergy_ = 0.0;
    double headDb_ = -120.0;
    std::vector<double> tail_; ///< Power of the last frames, round.
    Observations gaps_;
};

} // namespace engine::analysis
