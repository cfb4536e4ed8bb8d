#include "engine/source/SoundBehind.h"

#include <algorithm>

namespace engine::source {

void SoundBehind::move(core::FrameCount frames) {
    constexpr core::FrameCount stretchSeconds = 5;
    at_ += frames;
    if (at_ - forgotten_ < stretchSeconds * layout_.rate) return;
    for (const auto& track : layout_.tracks)
        for (const auto& clip : track.clips) forget(clip);
    for (const auto& bed : layout_.beds) forget(bed);
    forgotten_ = at_;
}

void SoundBehind::forget(const core::PlacedClip& clip) const {
    const core::FramePos from = std::clamp(forgotten_, clip.at, clip.end());
    const core::FramePos to = std::clamp(at_, from, clip.end());
    const auto found = audio_.find(clip.source);
    if (to > from && found != audio_.end() && found->second)
        found->second->forget(clip.region.from + from - clip.at, to - from);
}

} // namespace engine::source
