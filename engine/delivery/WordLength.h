// The last step: dither (TPDF, white) and rounding to 16 or 24 bits. The dither is counted: each of its values is a
// function of the seed, the channel and the delivery's frame, so it is the same wherever a render starts. Job threads.
#pragma once

#include "core/Units.h"
#include "engine/delivery/GuardPass.h"
#include "engine/dsp/StereoBlock.h"

#include <cstdint>
#include <span>
#include <vector>

namespace engine::delivery {

/// Triangular between -1 and 1 (steps of the word), mean 0, variance 1/6. `frame` 0 is track 1's INDEX 01.
double ditherAt(std::uint64_t seed, int channel, core::FramePos frame) noexcept;

/// To the nearest step of a word of `bits` bits, within its range: never wraps. NaN becomes 0.
std::int32_t quantised(double steps, int bits) noexcept;

class WordLength {
  public:
    /// `bits`: 16 or 24. `exact`: frames whose sound is already on the word's steps where nothing touched it; those
    /// that really are stay as they are. In order, apart.
    WordLength(int bits, std::uint64_t seed, std::vector<FrameRange> exact);

    /// Rounds the block, which starts at frame `at`, in place, and gives it interleaved and left-justified too.
    void process(core::FramePos at, dsp::StereoBlock block, std::vector<std::int32_t>& interleaved);

    /// Whether no frame of exact[n] so far had to be dithered.
    bool heldExact(std::size_t n) const { return broken_[n] == 0; }

  private:
    bool isExact(core::FramePos frame, double left, double right) noexcept;

    int bits_;
    std::uint64_t seed_;
    std::vector<FrameRange> exact_;
    std::vector<core::FrameCount> broken_;
    std::size_t range_ = 0;
};

} // namespace engine::delivery
