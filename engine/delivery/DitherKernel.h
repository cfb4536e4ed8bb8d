// The inner loop of a word length with white or high-passed dither, which most of a delivery goes through. Compiled
// once for each SIMD target; every lane does what ditherAt and quantised of WordLength.h do, so the bits are the same.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstdint>

namespace engine::delivery {

struct TpdfRounding {
    std::array<std::uint64_t, 2> streams{}; ///< By channel; see DitherNumbers.h.
    bool highPassed = false;
    int bits = 16;
};

/// Rounds the block, which starts at `frame`, in place, and writes 2 * block.frames() words, left-justified.
void roundWithTpdf(const TpdfRounding& how, core::FramePos frame, dsp::StereoBlock block,
                   std::int32_t* interleaved) noexcept;

} // namespace engine::delivery
