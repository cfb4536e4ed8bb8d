#include "engine/dsp/DelayLine.h"

#include <algorithm>

namespace engine::dsp {

void DelayLine::prepare(int frames) {
    left_.assign(static_cast<std::size_t>(frames), 0.0);
    right_.assign(static_cast<std::size_t>(frames), 0.0);
    at_ = 0;
}

void DelayLine::reset() noexcept {
    std::ranges::fill(left_, 0.0);
    std::ranges::fill(right_, 0.0);
    at_ = 0;
}

void DelayLine::process(StereoBlock in, StereoBlock out) noexcept {
    if (left_.empty()) {
        std::copy_n(in.left, in.frames(), out.left);
        std::copy_n(in.right, in.frames(), out.right);
        return;
    }
    for (int i = 0; i < in.frames(); ++i) {
        out.left[i] = left_[at_];
        out.right[i] = right_[at_];
        left_[at_] = in.left[i];
        right_[at_] = in.right[i];
        if (++at_ == left_.size()) at_ = 0;
    }
}

} // namespace engine::dsp
