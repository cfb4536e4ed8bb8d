// Sound delayed by a fixed number of frames. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <cstddef>
#include <vector>

namespace engine::dsp {

/// One number a frame.
class NumberDelay {
  public:
    void prepare(int frames);
    void reset(double value) noexcept;                 ///< As if that had always gone in.
    void process(double* numbers, int count) noexcept; ///< In place.

  private:
    std::vector<double> past_;
    std::size_t at_ = 0;
};

class DelayLine {
  public:
    void prepare(int frames);
    void reset() noexcept;
    void process(StereoBlock block) noexcept; ///< In place.
    /// `out` gets what went in earlier; may not be `in`.
    void process(StereoBlock in, StereoBlock out) noexcept;

  private:
    NumberDelay left_, right_;
};

} // namespace engine::dsp
