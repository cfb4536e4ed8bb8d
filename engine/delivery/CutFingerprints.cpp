#include "engine/delivery/CutFingerprints.h"

#include <algorithm>

namespace engine::delivery {

CutFingerprints::CutFingerprints(const Cuts& cuts) : rate_(cuts.rate), tracks_(cuts.tracks.size()) {
    const auto most = static_cast<core::FrameCount>(source::keptSeconds * rate_);
    for (const TrackCut& cut : cuts.tracks) {
        const core::FrameCount length = std::min(most, cut.range.length());
        const core::FramePos from = cut.range.from + (cut.range.length() - length) / 2;
        kept_.push_back({from, from + length});
    }
}

void CutFingerprints::add(core::FramePos at, dsp::StereoBlock block) {
    const core::FramePos end = at + block.frames();
    for (; track_ < kept_.size() && kept_[track_].from < end; ++track_) {
        const FrameRange& kept = kept_[track_];
        const core::FramePos from = std::max(kept.from, at), to = std::min(kept.to, end);
        if (!now_) now_.emplace(rate_);
        if (to > from) now_->add(block.part(static_cast<int>(from - at), static_cast<int>(to - from)));
        if (kept.to > end) return;
        tracks_[track_] = now_->finish();
        now_.reset();
    }
}

} // namespace engine::delivery
