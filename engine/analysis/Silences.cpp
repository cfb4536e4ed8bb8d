#include "engine/analysis/Silences.h"

#include <cmath>
#include <numeric>

namespace engine::analysis {

namespace {

constexpr double silent = 1e-4; // -80 dBFS.
constexpr core::FrameCount gapSeconds = 3;

double powerDb(double meanSquare) {
    return 10.0 * std::log10(std::max(meanSquare, 1e-12));
}

} // namespace

Silences::Silences(int rate)
    : rate_(rate), headWindow_(rate / 500), tail_(static_cast<std::size_t>(rate / 500)), gaps_(0) {}

void Silences::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i, ++at_) {
        const double l = block.left[i];
        const double r = block.right[i];
        const double power = std::max(l * l, r * r);
        tail_[static_cast<std::size_t>(at_) % tail_.size()] = power;
        if (at_ < headWindow_) {
            headEnergy_ += power;
            headDb_ = powerDb(headEnergy_ / static_cast<double>(at_ + 1));
        }
        if (power < silent * silent) continue;
        const core::FrameCount gap = at_ - last_ - 1;
        if (first_ >= 0 && gap >= gapSeconds * rate_) gaps_.add({last_ + 1, gap, static_cast<double>(gap) / rate_});
        if (first_ < 0) first_ = at_;
        last_ = at_;
    }
}

double Silences::tailDb() const {
    const auto frames = std::min(static_cast<core::FrameCount>(tail_.size()), at_);
    if (frames == 0) return -120.0;
    return powerDb(std::accumulate(tail_.begin(), tail_.end(), 0.0) / static_cast<double>(frames));
}

} // namespace engine::analysis
