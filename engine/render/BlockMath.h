// Sums and gains of blocks. Rendering thread.
#pragma once

#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

#include <algorithm>

namespace engine::render {

inline bool restsAt(const dsp::Smoother& smoother, double value) noexcept {
    return !smoother.gliding() && smoother.value() == value;
}

/// Multiplies the block by the gain, frame by frame. At rest at 1 no bit changes.
inline void applyGain(dsp::StereoBlock block, dsp::Smoother& gain) noexcept {
    if (restsAt(gain, 1.0)) return;
    for (int i = 0; i < block.frames(); ++i) {
        const double now = gain.next();
        block.left[i] *= now;
        block.right[i] *= now;
    }
}

inline void add(dsp::StereoBlock sum, dsp::StereoBlock block) noexcept {
    for (int i = 0; i < block.frames(); ++i) {
        sum.left[i] += block.left[i];
        sum.right[i] += block.right[i];
    }
}

inline void silence(dsp::StereoBlock block) noexcept {
    std::fill_n(block.left, block.frames(), 0.0);
    std::fill_n(block.right, block.frames(), 0.0);
}

inline void copy(dsp::StereoBlock from, dsp::StereoBlock to) noexcept {
    std::copy_n(from.left, from.frames(), to.left);
    std::copy_n(from.right, from.frames(), to.right);
}

} // namespace engine::render
