// A stretch of stereo sound in memory of somebody else. Samples are double, full scale is 1.0.
#pragma once

#include <cassert>

namespace engine::dsp {

/// The control grid: parameters move on it, and the renderer hands every processor whole quanta that start at the
/// chain's first frame. So no processor can depend on the size of the device's or the file writer's blocks.
inline constexpr int quantumFrames = 64;

class StereoBlock {
  public:
    StereoBlock() = default;
    StereoBlock(double* l, double* r, int frames) : left(l), right(r), frames_(frames) {}

    int frames() const noexcept { return frames_; }

    /// The part from frame `from` on, `frames` long.
    StereoBlock part(int from, int frames) const noexcept {
        assert(from >= 0 && frames >= 0 && from + frames <= frames_);
        return {left + from, right + from, frames};
    }

    double* left = nullptr;
    double* right = nullptr;

  private:
    int frames_ = 0;
};

} // namespace engine::dsp
