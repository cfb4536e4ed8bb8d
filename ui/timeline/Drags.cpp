#include "ui/timeline/Drags.h"

#include "core/Edits.h"

#include <algorithm>

namespace ui::timeline {

namespace {

using core::FrameCount;
using core::FramePos;

/// Frames of the source at the album's rate; the least that is surely there.
FrameCount framesOf(const core::Album& album, core::SourceId id) {
    const core::Source* const source = core::findSource(album, id);
    if (!source || source->rate <= 0) return 0;
    return core::convertFrames(source->frames, source->rate, album.rate);
}

/// What a clip may reach to at most: where its source ends, and no less than it does now.
FrameCount sourceEnd(const core::Album& album, const core::Clip& clip) {
    return std::max(framesOf(album, clip.source), clip.region.from + clip.region.lengthFrames);
}

/// The in point goes to the earliest clip; a track behind another one keeps its sound where it is.
core::Album holdingSound(core::Album album, const core::AlbumLayout& layout, core::TrackId id) {
    core::Track* const track = core::findTrack(album, id);
    const core::PlacedTrack* const placed = core::findTrack(layout, id);
    if (track && placed && !track->clips.empty() && previousOf(layout, *placed))
        track->gapFrames += std::ranges::min_element(track->clips, {}, &core::Clip::offset)->offset;
    return core::normalised(std::move(album));
}

void trimIn(core::Clip& clip, FrameCount by) {
    by = std::clamp(by, std::min<FrameCount>(-clip.region.from, 0), clip.region.lengthFrames - 1);
    clip.region.from += by;
    clip.region.lengthFrames -= by;
    clip.offset += by;
}

void trimOut(const core::Album& album, core::Clip& clip, FrameCount by) {
    const FrameCount most = sourceEnd(album, clip) - clip.region.from;
    clip.region.lengthFrames = std::clamp<FrameCount>(clip.region.lengthFrames + by, 1, std::max<FrameCount>(most, 1));
}

/// Both sides of a crossfade give and take: it lies elsewhere in the music, and nothing moves.
core::Album rolled(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FrameCount by) {
    const core::PlacedTrack& track = *core::findTrack(layout, handle.track);
    core::ClipId earlier{};
    core::ClipId later = handle.clip;
    if (later == core::ClipId{}) {
        const core::PlacedTrack& previous = *previousOf(layout, track);
        earlier = std::ranges::max_element(previous.clips, {}, &core::PlacedClip::end)->id;
        later = track.clips.front().id;
    } else {
        earlier = (std::ranges::find(track.clips, later, &core::PlacedClip::id) - 1)->id;
    }
    core::Clip& first = *core::findClip(album, earlier);
    core::Clip& second = *core::findClip(album, later);
    by = std::clamp(by, -std::min(second.region.from, first.region.lengthFrames - 1),
                    std::min(second.region.lengthFrames - 1,
                             sourceEnd(album, first) - first.region.from - first.region.lengthFrames));
    trimOut(album, first, by);
    trimIn(second, by);
    // A gap counts from the end of the sound before: that and the in point have moved by as much.
    return core::normalised(std::move(album));
}

core::Album withClipMoved(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FrameCount by) {
    core::Clip& clip = *core::findClip(album, handle.clip);
    clip.offset += by;
    return holdingSound(std::move(album), layout, handle.track);
}

core::Album withFade(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FramePos to) {
    const bool isIn = handle.part == Part::fadeIn || handle.part == Part::clipFadeIn;
    FramePos from = 0;
    FramePos end = 0;
    core::Fade* fade = nullptr;
    if (handle.part == Part::fadeIn || handle.part == Part::fadeOut) {
        const core::PlacedTrack& placed = *core::findTrack(layout, handle.track);
        core::Track& track = *core::findTrack(album, handle.track);
        from = placed.in;
        end = placed.soundEnd();
        fade = isIn ? &track.fadeIn : &track.fadeOut;
    } else {
        const core::PlacedClip& placed = *findClip(layout, handle.clip);
        core::Clip& clip = *core::findClip(album, handle.clip);
        from = placed.at;
        end = placed.end();
        fade = isIn ? &clip.fadeIn : &clip.fadeOut;
    }
    fade->lengthFrames = std::clamp<FrameCount>(isIn ? to - from : end - to, 0, end - from);
    return album;
}

core::Album withIndexAt(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FramePos to) {
    const core::PlacedTrack& placed = *core::findTrack(layout, handle.track);
    core::Track& track = *core::findTrack(album, handle.track);
    const auto& indexes = placed.indexes;
    const FramePos least = (handle.index == 0 ? placed.start : indexes[handle.index - 1]) + 1;
    const std::size_t next = handle.index + 1;
    const FramePos fileEnd = layout.fileEnd(static_cast<std::size_t>(&placed - layout.tracks.data()));
    const FramePos most = (next < indexes.size() ? indexes[next] : fileEnd) - 1;
    track.indexes[handle.index] = std::clamp(to, least, std::max(least, most)) - placed.in;
    return album;
}

core::Album withMark(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FramePos to) {
    if (handle.part == Part::index) return withIndexAt(std::move(album), layout, handle, to);
    const core::PlacedTrack& placed = *core::findTrack(layout, handle.track);
    const core::PlacedTrack* const previous = previousOf(layout, placed);
    core::Track& track = *core::findTrack(album, handle.track);
    if (handle.part == Part::end) track.endMark = std::max(to, placed.start) - placed.in;
    if (previous) to = std::max(to, previous->start);
    if (handle.part == Part::start) track.startMark = std::min(to, placed.end) - placed.in;
    if (handle.part == Part::pause) track.pauseMark = std::min(to, placed.start - 1) - placed.in;
    return album;
}

core::Album withEdge(core::Album album, const core::AlbumLayout& layout, const Handle& handle, FrameCount by) {
    core::Clip& clip = *core::findClip(album, handle.clip);
    if (handle.part == Part::in)
        trimIn(clip, by);
    else
        trimOut(album, clip, by);
    return holdingSound(std::move(album), layout, handle.track);
}

} // namespace

core::Album moved(core::Album album, const Handle& handle, FramePos to) {
    const core::AlbumLayout layout = core::layOut(album);
    const auto place = placeOf(layout, handle);
    if (!place) return album;
    const FrameCount by = to - *place;
    switch (handle.part) {
    case Part::gap: {
        const core::PlacedTrack& track = *core::findTrack(layout, handle.track);
        const core::PlacedTrack* const previous = previousOf(layout, track);
        // A track begins no earlier than the one before it: the order is the sequence's matter.
        return previous ? core::withGap(std::move(album), track.id, std::max(to, previous->in) - previous->soundEnd())
                        : album;
    }
    case Part::clip:
        return withClipMoved(std::move(album), layout, handle, by);
    case Part::in:
    case Part::out:
        return withEdge(std::move(album), layout, handle, by);
    case Part::fadeIn:
    case Part::fadeOut:
    case Part::clipFadeIn:
    case Part::clipFadeOut:
        return withFade(std::move(album), layout, handle, to);
    case Part::crossfade:
        return rolled(std::move(album), layout, handle, by);
    case Part::start:
    case Part::pause:
    case Part::end:
    case Part::index:
        return withMark(std::move(album), layout, handle, to);
    case Part::gain:
        return album;
    }
    return album;
}

core::Album slipped(core::Album album, core::ClipId id, FrameCount by) {
    core::Clip* const clip = core::findClip(album, id);
    if (!clip) return album;
    const FrameCount most = sourceEnd(album, *clip) - clip->region.lengthFrames;
    clip->region.from = std::clamp<FrameCount>(clip->region.from - by, std::min<FrameCount>(clip->region.from, 0),
                                               std::max(most, clip->region.from));
    return album;
}

} // namespace ui::timeline
