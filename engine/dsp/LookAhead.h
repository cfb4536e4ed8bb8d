// A fixed delay of the sound, within which the detection may hear ahead. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

#include <vector>

namespace engine::dsp {

class LookAhead {
  public:
    void prepare(int delayMs, int rate);
    void reset() noexcept;

    /// Hears `aheadMs`, at most the delay, ahead of the sound; moves there in whole frames, a step per quantum.
    void hearAhead(double aheadMs, Arrival how) noexcept;

    /// One quantum: `sound` becomes the delayed sound, `heard` what is heard ahead of it.
    void process(StereoBlock sound, StereoBlock heard) noexcept;

    int delayFrames() const noexcept { return delay_; }

  private:
    int rate_ = 44100;
    int delay_ = 0;
    Smoother ahead_; ///< Frames; a step per quantum.
    std::vector<double> left_, right_;
    std::size_t mask_ = 0, now_ = 0;
};

} // namespace engine::dsp
