#include "engine/delivery/Guard.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::delivery {

namespace {

// Samples alone are right after one pass. Between them the first leaves up to 0.05 dB over on loud noise, the second
// less than 0.0001 dB; the third is there for what was not tried.
constexpr std::size_t truePeakPasses = 3;

} // namespace

Guard::Guard(const GuardSettings& settings, core::FramePos first)
    : passes_(settings.truePeak ? truePeakPasses : 1, GuardPass(settings, first)), between_(passes_.size() + 1),
      next_(first) {}

void Guard::note(core::FramePos at, double gain) {
    const double db = -dsp::fixed::gainToDb(gain);
    const bool goesOn = !dips_.empty() && dips_.back().end == at;
    if (!goesOn) dips_.push_back({.at = at});
    GuardDip& dip = dips_.back();
    dip.end = at + 1;
    if (db <= dip.db) return;
    dip.at = at;
    dip.db = db;
}

void Guard::leave(const GuardedSound& sound, const Take& take) {
    const auto frames = static_cast<int>(sound.frames());
    if (frames == 0) return;
    for (int n = 0; n < frames; ++n)
        if (sound.gain[static_cast<std::size_t>(n)] < 1.0) note(next_ + n, sound.gain[static_cast<std::size_t>(n)]);
    next_ += frames;
    auto made = sound;
    take({made.left.data(), made.right.data(), frames});
}

void Guard::add(dsp::StereoBlock block, const Take& take) {
    for (auto& sound : between_) sound.clear();
    between_.front().append(block);
    for (std::size_t n = 0; n < passes_.size(); ++n) passes_[n].add(between_[n], between_[n + 1]);
    leave(between_.back(), take);
}

void Guard::finish(const Take& take) {
    for (auto& sound : between_) sound.clear();
    for (std::size_t n = 0; n < passes_.size(); ++n) {
        passes_[n].add(between_[n], between_[n + 1]);
        passes_[n].finish(between_[n + 1]);
    }
    leave(between_.back(), take);
}

} // namespace engine::delivery
