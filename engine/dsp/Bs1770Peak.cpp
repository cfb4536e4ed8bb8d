#include "engine/dsp/Bs1770Peak.h"

#include "engine/dsp/Bs1770Kernel.h"
#include "engine/dsp/GainLaw.h"

#include <algorithm>
#include <cstddef>

namespace engine::dsp {

namespace {

/// The most that a point can be, against the highest sample in its reach.
constexpr double most = 2.03;

} // namespace

void Bs1770Peak::process(StereoBlock quantum, PeakHold<Lanes>::Quantum& readings, double floor) noexcept {
    std::copy(past_.end() - earlier, past_.end(), past_.begin());
    for (std::size_t i = 0; i < quantumFrames; ++i) past_[earlier + i] = Lanes{quantum.left[i], quantum.right[i]};
    const auto loudest = highestOf<Lanes>(past_.size(), [&](std::size_t i) { return highest(past_[i], -past_[i]); });
    if (most * std::max(loudest[0], loudest[1]) <= floor) {
        readings.fill(Lanes{});
        return;
    }
    readBs1770(past_.data(), quantumFrames, readings.data());
}

} // namespace engine::dsp
