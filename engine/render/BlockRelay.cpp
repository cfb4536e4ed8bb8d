#include "engine/render/BlockRelay.h"

namespace engine::render {

BlockRelay::BlockRelay(std::size_t blocks, int frames, std::size_t hands)
    : blocks_(blocks), frames_(frames), memory_(2 * blocks * static_cast<std::size_t>(frames)), passed_(hands),
      awaited_(hands) {}

bool BlockRelay::hasOneFor(std::size_t hand) const noexcept {
    return hand == 0 ? passed_.front() - passed_.back() < blocks_ : passed_[hand - 1] > passed_[hand];
}

dsp::StereoBlock BlockRelay::take(std::size_t hand) {
    std::unique_lock lock(mutex_);
    awaited_[hand].wait(lock, [&] { return closed_ || hasOneFor(hand); });
    if (closed_) return {};
    double* const left = memory_.data() + 2 * (passed_[hand] % blocks_) * static_cast<std::size_t>(frames_);
    return {left, left + frames_, frames_};
}

void BlockRelay::pass(std::size_t hand) {
    {
        const std::scoped_lock lock(mutex_);
        ++passed_[hand];
    }
    awaited_[(hand + 1) % passed_.size()].notify_one();
}

void BlockRelay::close() {
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
    }
    for (auto& each : awaited_) each.notify_one();
}

} // namespace engine::render
