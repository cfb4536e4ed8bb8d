#include "ui/timeline/Handle.h"

#include <algorithm>

namespace ui::timeline {

namespace {

std::optional<core::FramePos> placeOfClip(const core::PlacedClip& clip, Part part) {
    switch (part) {
    case Part::clip:
    case Part::in:
        return clip.at;
    case Part::out:
        return clip.end();
    case Part::clipFadeIn:
        return clip.at + clip.fadeIn.lengthFrames;
    case Part::clipFadeOut:
        return clip.end() - clip.fadeOut.lengthFrames;
    case Part::gain:
        return clip.at + clip.region.lengthFrames / 2;
    default:
        return std::nullopt;
    }
}

std::optional<core::FramePos> placeOfTrack(const core::AlbumLayout& layout, const core::PlacedTrack& track,
                                           const Handle& handle) {
    switch (handle.part) {
    case Part::gap:
        return track.in;
    case Part::fadeIn:
        return track.in + track.fadeIn.lengthFrames;
    case Part::fadeOut:
        return track.soundEnd() - track.fadeOut.lengthFrames;
    case Part::start:
        return track.start;
    case Part::pause:
        return pauseOf(layout, track);
    case Part::end:
        return track.end;
    case Part::index:
        if (handle.index >= track.indexes.size()) return std::nullopt;
        return track.indexes[handle.index];
    case Part::crossfade: {
        const auto overlap =
            handle.clip == core::ClipId{} ? segueInto(layout, track) : crossfadeInto(track, handle.clip);
        if (!overlap) return std::nullopt;
        return overlap->from + (overlap->to - overlap->from) / 2;
    }
    default:
        return std::nullopt;
    }
}

bool isOfClip(Part part) {
    return part == Part::clip || part == Part::in || part == Part::out || part == Part::clipFadeIn ||
           part == Part::clipFadeOut || part == Part::gain;
}

} // namespace

bool isMark(Part part) {
    return part == Part::start || part == Part::pause || part == Part::end || part == Part::index;
}

bool isFade(Part part) {
    return part == Part::fadeIn || part == Part::fadeOut || part == Part::clipFadeIn || part == Part::clipFadeOut;
}

bool isOfBed(const Handle& handle) {
    return handle.track == core::TrackId{};
}

core::TrackId trackOf(const core::Album& album, const Handle& handle) {
    if (!isOfBed(handle)) return handle.track;
    const auto bed = std::ranges::find_if(album.beds, [&](const auto& each) { return each.clip.id == handle.clip; });
    return bed == album.beds.end() ? core::TrackId{} : bed->before;
}

const core::PlacedTrack* previousOf(const core::AlbumLayout& layout, const core::PlacedTrack& track) {
    return &track == layout.tracks.data() ? nullptr : &track - 1;
}

const core::PlacedClip* findClip(const core::AlbumLayout& layout, core::ClipId id) {
    for (const auto& track : layout.tracks)
        if (const auto it = std::ranges::find(track.clips, id, &core::PlacedClip::id); it != track.clips.end())
            return &*it;
    const auto bed = std::ranges::find(layout.beds, id, &core::PlacedClip::id);
    return bed == layout.beds.end() ? nullptr : &*bed;
}

std::optional<core::FramePos> pauseOf(const core::AlbumLayout& layout, const core::PlacedTrack& track) {
    if (track.pause) return track.pause;
    const core::PlacedTrack* const previous = previousOf(layout, track);
    if (!previous || previous->disc != track.disc || previous->end >= track.start) return std::nullopt;
    return previous->end;
}

std::optional<Overlap> segueInto(const core::AlbumLayout& layout, const core::PlacedTrack& track) {
    const core::PlacedTrack* const previous = previousOf(layout, track);
    if (!previous || previous->soundEnd() <= track.in) return std::nullopt;
    return Overlap{track.in, std::min(previous->soundEnd(), track.soundEnd())};
}

std::optional<Overlap> crossfadeInto(const core::PlacedTrack& track, core::ClipId clip) {
    const auto later = std::ranges::find(track.clips, clip, &core::PlacedClip::id);
    if (later == track.clips.end() || later == track.clips.begin()) return std::nullopt;
    const auto earlier = later - 1;
    if (earlier->end() <= later->at || earlier->end() >= later->end()) return std::nullopt;
    return Overlap{later->at, earlier->end()};
}

std::optional<core::FramePos> placeOf(const core::AlbumLayout& layout, const Handle& handle) {
    if (isOfClip(handle.part)) {
        const core::PlacedClip* const clip = findClip(layout, handle.clip);
        return clip ? placeOfClip(*clip, handle.part) : std::nullopt;
    }
    const core::PlacedTrack* const track = core::findTrack(layout, handle.track);
    return track ? placeOfTrack(layout, *track, handle) : std::nullopt;
}

std::vector<Handle> handlesOf(const core::AlbumLayout& layout, core::TrackId id) {
    const core::PlacedTrack* const track = core::findTrack(layout, id);
    if (!track) return {};
    std::vector<Handle> all;
    if (previousOf(layout, *track)) all.push_back({Part::gap, id});
    if (segueInto(layout, *track)) all.push_back({Part::crossfade, id});
    for (const core::PlacedClip& clip : track->clips) {
        const bool crossfades = crossfadeInto(*track, clip.id).has_value();
        if (crossfades) all.push_back({Part::crossfade, id, clip.id});
        if (track->clips.size() > 1) all.push_back({Part::clip, id, clip.id});
        all.push_back({Part::in, id, clip.id});
        all.push_back({Part::out, id, clip.id});
        // Fades of a clip at the ends of its track are the track's, unless the clip brings some of its own.
        if (!crossfades && (clip.fadeIn.lengthFrames > 0 || clip.at > track->in))
            all.push_back({Part::clipFadeIn, id, clip.id});
        const bool runsOn = &clip != &track->clips.back() && crossfadeInto(*track, (&clip + 1)->id);
        if (!runsOn && (clip.fadeOut.lengthFrames > 0 || clip.end() < track->soundEnd()))
            all.push_back({Part::clipFadeOut, id, clip.id});
        all.push_back({Part::gain, id, clip.id});
    }
    all.push_back({Part::fadeIn, id});
    all.push_back({Part::fadeOut, id});
    all.push_back({Part::start, id});
    if (pauseOf(layout, *track)) all.push_back({Part::pause, id});
    all.push_back({Part::end, id});
    for (std::size_t n = 0; n < track->indexes.size(); ++n) all.push_back({Part::index, id, {}, n});
    return all;
}

std::vector<Handle> handlesOf(core::ClipId bed) {
    std::vector<Handle> all;
    for (const Part part : {Part::clip, Part::in, Part::out, Part::clipFadeIn, Part::clipFadeOut, Part::gain})
        all.push_back({part, {}, bed});
    return all;
}

std::vector<Handle> handlesOf(const core::Album& album, const core::AlbumLayout& layout, core::TrackId track) {
    auto all = handlesOf(layout, track);
    for (const core::Bed& bed : album.beds)
        if (bed.before == track && findClip(layout, bed.clip.id))
            std::ranges::copy(handlesOf(bed.clip.id), std::back_inserter(all));
    return all;
}

std::optional<Handle> stepFrom(const core::Album& album, const core::AlbumLayout& layout, core::TrackId track,
                               const std::optional<Handle>& from, int by) {
    const auto all = handlesOf(album, layout, track);
    if (all.empty()) return std::nullopt;
    const auto it = from ? std::ranges::find(all, *from) : all.end();
    if (it == all.end()) return by > 0 ? all.front() : all.back();
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    return all[static_cast<std::size_t>((it - all.begin() + by % count + count) % count)];
}

} // namespace ui::timeline
