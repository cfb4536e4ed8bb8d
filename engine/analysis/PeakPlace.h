// The highest true peak and where it is. One pass, constant memory; equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <vector>

namespace engine::analysis {

class PeakPlace {
  public:
    /// What does not rise above the target is not looked at.
    PeakPlace(int rate, double targetDbtp);

    void add(dsp::StereoBlock block);
    void finish(); ///< Hands on what the interpolation still holds.

    /// Places over the target, one for every half second; measure = dBTP.
    const Observations& overs() const { return overs_; }

  private:
    double target_;
    core::FramePos at_ = 0;
    std::array<dsp::TruePeak, 2> peaks_;
    std::vector<double> highest_;
    Observations overs_;
};

} // namespace engine::analysis
