#include "ui/timeline/HandleEdits.h"

#include "core/Edits.h"
#include "ui/timeline/TimelineLayout.h"

#include <algorithm>

namespace ui::timeline {

namespace {

constexpr core::FrameCount standardGapSeconds = 2;

/// The fades that a handle shapes: one, or both sides of a crossfade, the later one first.
std::vector<core::Fade*> fadesOf(core::Album& album, const Handle& handle) {
    core::Track* const track = core::findTrack(album, handle.track);
    core::Clip* const clip = core::findClip(album, handle.clip);
    switch (handle.part) {
    case Part::fadeIn:
        return {&track->fadeIn};
    case Part::fadeOut:
        return {&track->fadeOut};
    case Part::clipFadeIn:
        return {&clip->fadeIn};
    case Part::clipFadeOut:
        return {&clip->fadeOut};
    case Part::crossfade: {
        const core::AlbumLayout layout = core::layOut(album);
        const core::PlacedTrack& placed = *core::findTrack(layout, handle.track);
        if (!clip) return {&track->fadeIn, &core::findTrack(album, previousOf(layout, placed)->id)->fadeOut};
        const auto later = std::ranges::find(placed.clips, handle.clip, &core::PlacedClip::id);
        return {&clip->fadeIn, &core::findClip(album, (later - 1)->id)->fadeOut};
    }
    default:
        return {};
    }
}

} // namespace

core::Album withClipGain(core::Album album, core::ClipId id, double gainDb) {
    if (core::Clip* const clip = core::findClip(album, id))
        clip->gainDb = std::clamp(gainDb, leastClipGainDb, mostClipGainDb);
    return album;
}

double clipGainOf(const core::Album& album, core::ClipId id) {
    const core::Clip* const clip = core::findClip(album, id);
    return clip ? clip->gainDb : 0.0;
}

core::Album withShape(core::Album album, const Handle& handle, core::FadeShape shape) {
    if (!placeOf(core::layOut(album), handle)) return album;
    for (core::Fade* const fade : fadesOf(album, handle)) fade->shape = shape;
    return album;
}

std::optional<core::FadeShape> shapeOf(const core::Album& album, const Handle& handle) {
    core::Album copy = album;
    if (!placeOf(core::layOut(copy), handle)) return std::nullopt;
    const auto fades = fadesOf(copy, handle);
    return fades.empty() ? std::nullopt : std::optional(fades.front()->shape);
}

bool hasDefault(const Handle& handle) {
    const Part part = handle.part;
    return isMark(part) || isFade(part) || part == Part::gain || part == Part::gap || goesAtReset(handle);
}

bool goesAtReset(const Handle& handle) {
    return handle.part == Part::index || handle.part == Part::clip;
}

core::Album reset(core::Album album, const Handle& handle) {
    if (!placeOf(core::layOut(album), handle)) return album;
    core::Track* const track = core::findTrack(album, handle.track);
    switch (handle.part) {
    case Part::gain:
        return withClipGain(std::move(album), handle.clip, 0.0);
    case Part::gap:
        return core::withGap(std::move(album), handle.track, standardGapSeconds * album.rate);
    case Part::start:
        track->startMark.reset();
        return album;
    case Part::pause:
        track->pauseMark.reset();
        return album;
    case Part::end:
        track->endMark.reset();
        return album;
    case Part::index:
        track->indexes.erase(track->indexes.begin() + static_cast<std::ptrdiff_t>(handle.index));
        return album;
    case Part::fadeIn:
    case Part::fadeOut:
    case Part::clipFadeIn:
    case Part::clipFadeOut:
        fadesOf(album, handle).front()->lengthFrames = 0;
        return album;
    case Part::clip:
        return isOfBed(handle) ? core::removeBed(std::move(album), handle.clip)
                               : core::removeClip(std::move(album), handle.clip);
    case Part::crossfade:
    case Part::in:
    case Part::out:
        return album;
    }
    return album;
}

core::Album withSegueFades(core::Album album, core::TrackId later) {
    const core::AlbumLayout layout = core::layOut(album);
    const core::PlacedTrack* const placed = core::findTrack(layout, later);
    const auto overlap = placed ? segueInto(layout, *placed) : std::nullopt;
    if (!overlap) return album;
    core::findTrack(album, later)->fadeIn.lengthFrames = overlap->to - overlap->from;
    core::findTrack(album, previousOf(layout, *placed)->id)->fadeOut.lengthFrames = overlap->to - overlap->from;
    return album;
}

core::Album withIndex(core::Album album, core::FramePos at) {
    const core::AlbumLayout layout = core::layOut(album);
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const core::PlacedTrack& placed = layout.tracks[n];
        if (at <= placed.start || at >= layout.fileEnd(n)) continue;
        core::findTrack(album, placed.id)->indexes.push_back(at - placed.in);
        return core::normalised(std::move(album));
    }
    return album;
}

core::Album withPause(core::Album album, core::TrackId id, core::FramePos at) {
    const core::AlbumLayout layout = core::layOut(album);
    const core::PlacedTrack* const placed = core::findTrack(layout, id);
    if (!placed || at >= placed->start) return album;
    const core::PlacedTrack* const previous = previousOf(layout, *placed);
    if (previous && at < previous->start) return album;
    core::findTrack(album, id)->pauseMark = at - placed->in;
    return album;
}

core::Album split(core::Album album, const std::vector<core::TrackId>& tracks, core::FramePos at) {
    const core::AlbumLayout layout = core::layOut(album);
    for (const core::PlacedTrack& placed : layout.tracks) {
        if (!tracks.empty() && std::ranges::find(tracks, placed.id) == tracks.end()) continue;
        for (const core::PlacedClip& clip : placed.clips)
            if (at > clip.at && at < clip.end()) album = core::splitClip(std::move(album), clip.id, at - placed.in);
    }
    return album;
}

} // namespace ui::timeline
