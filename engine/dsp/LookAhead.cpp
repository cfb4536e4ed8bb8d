#include "engine/dsp/LookAhead.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace engine::dsp {

namespace {

int framesOf(double ms, int rate) {
    return static_cast<int>(std::ceil(ms * rate / 1000.0));
}

} // namespace

void LookAhead::prepare(int delayMs, int rate) {
    rate_ = rate;
    delay_ = framesOf(delayMs, rate);
    const auto size = std::bit_ceil(static_cast<std::size_t>(delay_ + quantumFrames));
    mask_ = size - 1;
    left_.assign(size, 0.0);
    right_.assign(size, 0.0);
    now_ = 0;
}

void LookAhead::reset() noexcept {
    std::ranges::fill(left_, 0.0);
    std::ranges::fill(right_, 0.0);
    ahead_.finish();
    now_ = 0;
}

void LookAhead::hearAhead(double aheadMs, Arrival how) noexcept {
    ahead_.arriveByQuanta(std::min(framesOf(aheadMs, rate_), delay_), how);
}

void LookAhead::process(StereoBlock sound, StereoBlock heard) noexcept {
    const int late = delay_ - static_cast<int>(ahead_.next());
    for (int i = 0; i < sound.frames(); ++i) {
        const std::size_t place = now_ + static_cast<std::size_t>(i);
        left_[place & mask_] = sound.left[i];
        right_[place & mask_] = sound.right[i];
    }
    for (int i = 0; i < sound.frames(); ++i) {
        const std::size_t place = now_ + static_cast<std::size_t>(i);
        const std::size_t then = (place - static_cast<std::size_t>(late)) & mask_;
        const std::size_t out = (place - static_cast<std::size_t>(delay_)) & mask_;
        heard.left[i] = left_[then];
        heard.right[i] = right_[then];
        sound.left[i] = left_[out];
        sound.right[i] = right_[out];
    }
    now_ += static_cast<std::size_t>(sound.frames());
}

} // namespace engine::dsp
