// How a processor gets to new settings: in straight lines, or at once on a frame.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <cassert>
#include <optional>

namespace engine::dsp {

class Arrival {
  public:
    /// In straight lines within so many frames, a whole number of quanta; 0 = at once, and of the next frame on.
    constexpr Arrival(int glideFrames) noexcept : frames_(glideFrames) { assert(glideFrames % quantumFrames == 0); }

    /// At once, but heard by the sound from that frame of the next quantum on (0 to 63) and by none ahead of it. What
    /// a processor works out once in several frames takes them: it says so.
    static constexpr Arrival onFrame(int frame) noexcept {
        assert(frame >= 0 && frame < quantumFrames);
        Arrival made(quantumFrames);
        made.frame_ = frame;
        return made;
    }

    constexpr bool atOnce() const noexcept { return frames_ == 0; }
    constexpr int frames() const noexcept { return frames_; }
    constexpr int quanta() const noexcept { return frames_ / quantumFrames; }
    constexpr std::optional<int> frame() const noexcept { return frame_; } ///< Where it jumps on one.

  private:
    int frames_;
    std::optional<int> frame_;
};

} // namespace engine::dsp
