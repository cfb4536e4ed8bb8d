#include "ui/timeline/TimeScale.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui::timeline {

core::FramePos TimeScale::nearest(double at) const {
    return std::llround(frameAt(at));
}

Span extentOf(const core::AlbumLayout& layout) {
    if (layout.tracks.empty()) return {0, layout.rate};
    Span extent{std::min(layout.begin, layout.firstSound()), layout.end};
    for (const auto& track : layout.tracks) {
        extent.from = std::min(extent.from, track.pause.value_or(track.start));
        extent.to = std::max({extent.to, track.soundEnd(), track.end});
    }
    for (const auto& bed : layout.beds) extent.to = std::max(extent.to, bed.end());
    return extent;
}

TimeScale fitted(const Span& span, double width) {
    const double room = std::max(width - 2.0 * marginPixels, 1.0);
    TimeScale scale;
    scale.framesPerPixel = std::max(static_cast<double>(span.frames()) / room, finestFramesPerPixel);
    scale.left = static_cast<double>(span.from) - marginPixels * scale.framesPerPixel;
    return scale;
}

TimeScale limited(TimeScale scale, const Span& extent, double width) {
    const TimeScale all = fitted(extent, width);
    if (!(scale.framesPerPixel < all.framesPerPixel)) return all;
    scale.framesPerPixel = std::max(scale.framesPerPixel, finestFramesPerPixel);
    const double margin = marginPixels * scale.framesPerPixel;
    const double first = static_cast<double>(extent.from) - margin;
    const double last = static_cast<double>(extent.to) + margin - width * scale.framesPerPixel;
    scale.left = std::clamp(scale.left, first, std::max(first, last));
    return scale;
}

TimeScale zoomed(TimeScale scale, double factor, double x) {
    const double held = scale.frameAt(x);
    scale.framesPerPixel = std::max(scale.framesPerPixel / factor, finestFramesPerPixel);
    scale.left = held - x * scale.framesPerPixel;
    return scale;
}

TimeScale scrolled(TimeScale scale, double pixels) {
    scale.left += pixels * scale.framesPerPixel;
    return scale;
}

double edgePixels(double x, double width) {
    constexpr double zone = 20.0;
    constexpr double most = 24.0;
    const double over = x < width / 2.0 ? std::min(x - zone, 0.0) : std::max(x - (width - zone), 0.0);
    return std::clamp(over / zone, -1.0, 1.0) * most;
}

core::FrameCount clockShift(const core::AlbumLayout& before, const core::AlbumLayout& after) {
    if (before.tracks.empty() || after.tracks.empty() || before.rate != after.rate) return 0;
    const core::PlacedTrack& was = before.tracks.front();
    const core::PlacedTrack& is = after.tracks.front();
    if (was.id != is.id) return 0;
    std::optional<core::FrameCount> shift;
    for (const auto& clip : is.clips) {
        const auto old = std::ranges::find(was.clips, clip.id, &core::PlacedClip::id);
        if (old == was.clips.end()) continue;
        // Where the clip's source would begin: cutting the clip does not move that.
        const core::FrameCount moved = (clip.at - clip.region.from) - (old->at - old->region.from);
        const bool slipped = clip.at == old->at && clip.region.lengthFrames == old->region.lengthFrames;
        if (slipped && moved != 0) return 0;
        if (shift && *shift != moved) return 0;
        shift = moved;
    }
    return shift.value_or(0);
}

} // namespace ui::timeline
