#include "engine/realtime/Punctuality.h"

#include <algorithm>

namespace engine::realtime {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;

} // namespace

void Punctuality::judge(const Block& block) noexcept {
    const double period = static_cast<double>(block.frames) / rate_;
    const double now = block.took.count() / period;
    // The decay's first term is enough: a block is short against its second.
    load_.store(std::max(now, load() * std::max(0.0, 1.0 - period)), relaxed);
    if (now > maxLoad()) maxLoad_.store(now, relaxed);
    if (asked_ == 0) first_ = block.begin;
    const Seconds ahead = Seconds(static_cast<double>(asked_) / rate_) - (block.begin - first_);
    if (ahead > Seconds(0.25) + latency_ && isRealTime()) {
        realTime_.store(false, relaxed);
        dropouts_.store(0, relaxed);
    }
    if (isRealTime() && sounded_ && (block.ranDry || late_)) dropouts_.fetch_add(1, relaxed);
    late_ = now > 1.0;
    sounded_ = block.sounds;
    asked_ += block.frames;
}

} // namespace engine::realtime
