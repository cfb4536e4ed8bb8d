// Dropouts: sound that stands still (zeros, or one sample repeated) for a moment and goes on, loud right before and
// right behind. A rest in the music is none: its sound dies away or its notes begin anew softly; nor is a square wave,
// which stands still all the time. One pass, constant memory; equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <array>

namespace engine::analysis {

class Dropouts {
  public:
    explicit Dropouts(int rate);

    void add(dsp::StereoBlock block);

    /// measure = length, ms.
    const Observations& found() const { return found_; }

  private:
    struct Line {
        double last = 0.0;
        core::FrameCount run = 1;    ///< Equal samples up to now.
        core::FrameCount moving = 0; ///< Frames without a run worth the name up to now.
        double level = 0.0;          ///< Mean square of about the last millisecond in which it moved.
        Observation pending;         ///< Loud before; whether it is behind is still to come. Length 0 = none.
    };
    void take(Line& line, double sample);
    void closeRun(Line& line);

    int rate_;
    core::FrameCount shortest_;
    core::FrameCount longest_;
    core::FrameCount movingFrames_;
    double keep_;
    core::FramePos at_ = 0;
    std::array<Line, 2> lines_;
    Observations found_;
};

} // namespace engine::analysis
