#include "engine/analysis/PeakPlace.h"

#include <cmath>

namespace engine::analysis {

PeakPlace::PeakPlace(int rate, double targetDbtp)
    : target_(std::pow(10.0, (targetDbtp + 0.01) / 20.0)), overs_(rate / 2) {}

void PeakPlace::add(dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    highest_.resize(frames);
    for (const int channel : {0, 1}) {
        const double* sound = channel == 0 ? block.left : block.right;
        peaks_[static_cast<std::size_t>(channel)].process({sound, frames}, highest_, target_);
        for (std::size_t i = 0; i < frames; ++i) {
            if (highest_[i] <= target_) continue;
            const core::FramePos at = at_ + static_cast<core::FramePos>(i) - dsp::TruePeak::latency();
            overs_.add({std::max<core::FramePos>(at, 0), 1, 20.0 * std::log10(highest_[i])});
        }
    }
    at_ += block.frames();
}

void PeakPlace::finish() {
    std::array<double, dsp::TruePeak::latency()> rest{};
    add({rest.data(), rest.data(), static_cast<int>(rest.size())});
}

} // namespace engine::analysis
