// What can be grabbed on the timeline: edges, fades, gains, marks and whole boxes; where each lies on the album's
// clock. Pure.
#pragma once

#include "core/AlbumLayout.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ui::timeline {

enum class Part {
    gap,         ///< A track's box: moves it and what follows.
    clip,        ///< A clip of several in its track, or a bed.
    in,          ///< A clip's first frame.
    out,         ///< A clip's end.
    fadeIn,      ///< Of the track: after its chain.
    fadeOut,     ///< The same.
    clipFadeIn,  ///< Of a clip: ahead of the chain.
    clipFadeOut, ///< The same.
    crossfade,   ///< The place of one, between clips or, where no clip is named, between tracks.
    gain,        ///< Of a clip.
    start,       ///< INDEX 01.
    pause,       ///< INDEX 00.
    end,
    index, ///< INDEX 02 and on.
};

struct Handle {
    Part part = Part::gap;
    core::TrackId track{}; ///< None for a bed. Of a crossfade: the later one.
    core::ClipId clip{};   ///< Of the parts that are a clip's; ids of clips and beds are one kind.
    std::size_t index = 0; ///< In PlacedTrack::indexes.
    bool operator==(const Handle&) const = default;
};

bool isMark(Part part);
bool isFade(Part part); ///< It has a length and a shape.
bool isOfBed(const Handle& handle);

/// Its track; of a bed the one that it lies before. None where the album has no such thing.
core::TrackId trackOf(const core::Album& album, const Handle& handle);

const core::PlacedTrack* previousOf(const core::AlbumLayout& layout, const core::PlacedTrack& track);
/// Of a track or a bed.
const core::PlacedClip* findClip(const core::AlbumLayout& layout, core::ClipId id);

/// Where the pause mark lies: where it was set, or at the end of the track before where that leaves a pause.
std::optional<core::FramePos> pauseOf(const core::AlbumLayout& layout, const core::PlacedTrack& track);

/// The stretch in which this track and the one before it sound together.
struct Overlap {
    core::FramePos from = 0, to = 0;
};
std::optional<Overlap> segueInto(const core::AlbumLayout& layout, const core::PlacedTrack& track);
/// In which the clip and the one before it in its track do.
std::optional<Overlap> crossfadeInto(const core::PlacedTrack& track, core::ClipId clip);

/// Where it lies on the album's clock; nullopt when the album has no such thing (any more). A gain lies in the middle
/// of its clip.
std::optional<core::FramePos> placeOf(const core::AlbumLayout& layout, const Handle& handle);

/// All handles of a track, in the order in which the keys step through them; and of the bed.
std::vector<Handle> handlesOf(const core::AlbumLayout& layout, core::TrackId track);
std::vector<Handle> handlesOf(core::ClipId bed);
/// Of the track, and of the beds before it.
std::vector<Handle> handlesOf(const core::Album& album, const core::AlbumLayout& layout, core::TrackId track);

/// The next one, or the one before, of the same track and the beds before it; the first or last one where `from` is
/// none of them.
std::optional<Handle> stepFrom(const core::Album& album, const core::AlbumLayout& layout, core::TrackId track,
                               const std::optional<Handle>& from, int by);

} // namespace ui::timeline
