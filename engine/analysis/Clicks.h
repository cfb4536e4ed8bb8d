// Clicks: single samples that linear prediction did not expect, in sound that went on as before. The residual of an
// autoregressive model is compared with itself around (Godsill & Rayner, Digital Audio Restoration, 1998, 5.2: the
// threshold on the excitation); a stroke is none, since its residual stays high behind it, and neither is one edge of
// a wave that has them regularly. One pass, constant memory; give it windows, see `add`.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <vector>

namespace engine::analysis {

class Clicks {
  public:
    static constexpr int windowFrames = 1024;

    explicit Clicks(int rate);

    /// Whole windows of windowFrames one after the other; only the last one may be shorter.
    void add(dsp::StereoBlock window);
    void finish();

    /// measure = how far the click stands out of the residual around, dB.
    const Observations& found() const { return found_; }

  private:
    static constexpr int order = 24;
    static constexpr int analysed = 2 * windowFrames;
    static constexpr int residualFrames = 5 * windowFrames; ///< Two windows on either side of the one looked at.

    struct Line {
        std::array<double, analysed + order> sound{};
        std::array<double, residualFrames> residual{};
    };

    void take(const double* left, const double* right, int frames);
    void predict(Line& line) const;
    void look(const Line& line);

    std::array<Line, 2> lines_;
    std::vector<double> taper_;
    core::FramePos taken_ = 0; ///< Frames so far, in whole windows.
    core::FramePos end_ = 0;
    Observations found_;
};

} // namespace engine::analysis
