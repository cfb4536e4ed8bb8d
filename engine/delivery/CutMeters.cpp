#include "engine/delivery/CutMeters.h"

#include <algorithm>
#include <cstddef>

namespace engine::delivery {

CutMeters::CutMeters(const Cuts& cuts)
    : cuts_(cuts), album_(cuts.rate), open_(cuts.tracks.size()), ended_(cuts.tracks.size()) {}

void CutMeters::add(core::FramePos at, dsp::StereoBlock block) {
    const core::FramePos end = at + block.frames();
    const auto within = [&](const FrameRange& range) {
        const core::FramePos from = std::clamp(range.from, at, end);
        const core::FramePos to = std::clamp(range.to, from, end);
        return block.part(static_cast<int>(from - at), static_cast<int>(to - from));
    };
    album_.add(within(cuts_.album));
    for (std::size_t n = 0; n < cuts_.tracks.size(); ++n) {
        const auto sound = within(cuts_.tracks[n].range);
        if (sound.frames() == 0) continue;
        auto& meter = open_[n];
        if (!meter) meter.emplace(cuts_.rate);
        meter->add(sound);
        if (end < cuts_.tracks[n].range.to) continue;
        ended_[n] = meter->loudness();
        meter.reset();
    }
}

std::vector<core::Loudness> CutMeters::tracks() const {
    auto all = ended_;
    for (std::size_t n = 0; n < all.size(); ++n)
        if (open_[n]) all[n] = open_[n]->loudness();
    return all;
}

} // namespace engine::delivery
