// Sound delayed by a fixed number of frames. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <cstddef>
#include <vector>

namespace engine::dsp {

class DelayLine {
  public:
    void prepare(int frames);
    void reset() noexcept;
    /// `out` gets what went in `frames` ago; may not be `in`.
    void process(StereoBlock in, StereoBlock out) noexcept;

  private:
    std::vector<double> left_;
    std::vector<double> right_;
    std::size_t at_ = 0;
};

} // namespace engine::dsp
