#include "engine/dsp/DelayLine.h"

#include <algorithm>

namespace engine::dsp {

void NumberDelay::prepare(int frames) {
    past_.resize(static_cast<std::size_t>(frames));
    reset(0.0);
}

void NumberDelay::reset(double value) noexcept {
    std::ranges::fill(past_, value);
    at_ = 0;
}

void NumberDelay::process(double* numbers, int count) noexcept {
    if (past_.empty()) return;
    for (auto left = static_cast<std::size_t>(count); left > 0;) {
        const std::size_t run = std::min(left, past_.size() - at_);
        std::swap_ranges(numbers, numbers + run, past_.begin() + static_cast<std::ptrdiff_t>(at_));
        numbers += run;
        left -= run;
        at_ = at_ + run == past_.size() ? 0 : at_ + run;
    }
}

void DelayLine::prepare(int frames) {
    left_.prepare(frames);
    right_.prepare(frames);
}

void DelayLine::reset() noexcept {
    left_.reset(0.0);
    right_.reset(0.0);
}

void DelayLine::process(StereoBlock block) noexcept {
    left_.process(block.left, block.frames());
    right_.process(block.right, block.frames());
}

void DelayLine::process(StereoBlock in, StereoBlock out) noexcept {
    std::copy_n(in.left, in.frames(), out.left);
    std::copy_n(in.right, in.frames(), out.right);
    process(out);
}

} // namespace engine::dsp
