#include "engine/delivery/CutMeters.h"

#include <algorithm>

namespace engine::delivery {

CutMeters::CutMeters(const Cuts& cuts) : cuts_(cuts), album_(cuts.rate) {}

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
        while (tracks_.size() <= n) tracks_.emplace_back(cuts_.rate);
        tracks_[n].add(sound);
    }
}

std::vector<core::Loudness> CutMeters::tracks() const {
    std::vector<core::Loudness> all(cuts_.tracks.size());
    std::ranges::transform(tracks_, all.begin(), &metering::LoudnessMeter::loudness);
    return all;
}

} // namespace engine::delivery
