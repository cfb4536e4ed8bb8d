#include "core/Edits.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

namespace core {

namespace {

std::size_t rowOf(const Album& album, TrackId id) {
    const auto track = std::ranges::find(album.tracks, id, &Track::id);
    assert(track != album.tracks.end());
    return static_cast<std::size_t>(track - album.tracks.begin());
}

Track& trackOf(Album& album, TrackId id) {
    return album.tracks[rowOf(album, id)];
}

/// The track as a new one: `normalised` gives ids where there is none, so only what refers to one needs a number.
Track withoutIds(Track track, std::uint32_t& nextId) {
    track.id = {};
    for (auto& clip : track.clips) clip.id = {};
    std::map<SlotId, SlotId> renamed;
    for (auto& slot : track.chain) {
        const SlotId before = slot.id;
        slot.id = SlotId{nextId++};
        renamed.emplace(before, slot.id);
    }
    for (auto& lane : track.automation) {
        const auto to = renamed.find(lane.slot);
        lane.slot = to == renamed.end() ? SlotId{} : to->second;
    }
    return track;
}

/// What sounds before the track: the one ahead of it that is enabled. nullptr where there is none.
Track* enabledBefore(Album& album, TrackId id) {
    for (std::size_t row = rowOf(album, id); row > 0; --row)
        if (album.tracks[row - 1].enabled) return &album.tracks[row - 1];
    return nullptr;
}

/// The track at `row` no longer opens its disc and its side: the next one does.
void passOpeningOn(Album& album, std::size_t row) {
    for (bool Track::*const opens : {&Track::opensDisc, &Track::opensSide}) {
        if (!(album.tracks[row].*opens)) continue;
        album.tracks[row].*opens = false;
        if (row + 1 < album.tracks.size()) album.tracks[row + 1].*opens = true;
    }
}

std::set<SourceId> sourcesOf(const Track& track) {
    std::set<SourceId> used;
    for (const auto& clip : track.clips) used.insert(clip.source);
    for (const auto& version : track.versions) used.insert(version.source);
    return used;
}

bool uses(const Album& album, SourceId source) {
    return std::ranges::any_of(album.tracks, [&](const auto& track) { return sourcesOf(track).contains(source); }) ||
           std::ranges::any_of(album.beds, [&](const auto& bed) { return bed.clip.source == source; }) ||
           std::ranges::any_of(album.references, [&](const auto& reference) { return reference.source == source; });
}

Album withoutUnused(Album album, SourceId source) {
    if (!uses(album, source)) std::erase_if(album.sources, [source](const Source& each) { return each.id == source; });
    return album;
}

} // namespace

const Track* findTrack(const Album& album, TrackId id) {
    const auto track = std::ranges::find(album.tracks, id, &Track::id);
    return track == album.tracks.end() ? nullptr : &*track;
}

Track* findTrack(Album& album, TrackId id) {
    return const_cast<Track*>(findTrack(std::as_const(album), id));
}

const Clip* findClip(const Album& album, ClipId id) {
    for (const auto& track : album.tracks)
        if (const auto clip = std::ranges::find(track.clips, id, &Clip::id); clip != track.clips.end()) return &*clip;
    const auto bed = std::ranges::find_if(album.beds, [id](const Bed& each) { return each.clip.id == id; });
    return bed == album.beds.end() ? nullptr : &bed->clip;
}

Clip* findClip(Album& album, ClipId id) {
    return const_cast<Clip*>(findClip(std::as_const(album), id));
}

std::pair<Album, SourceId> withSource(Album album, Source source) {
    const auto known = std::ranges::find_if(
        album.sources, [&](const Source& other) { return other.path == source.path && other.digest == source.digest; });
    if (known != album.sources.end()) return {std::move(album), known->id};
    source.id = {};
    album.sources.push_back(std::move(source));
    album = normalised(std::move(album));
    const SourceId id = album.sources.back().id;
    return {std::move(album), id};
}

Album insertTrack(Album album, Track track, std::size_t at) {
    assert(at <= album.tracks.size());
    Track made = withoutIds(std::move(track), album.nextId);
    album.tracks.insert(album.tracks.begin() + static_cast<std::ptrdiff_t>(at), std::move(made));
    return normalised(std::move(album));
}

Album addTrack(Album album, Track track) {
    const std::size_t end = album.tracks.size();
    return insertTrack(std::move(album), std::move(track), end);
}

Album duplicateTrack(Album album, TrackId id) {
    const std::size_t row = rowOf(album, id);
    Track copy = album.tracks[row];
    copy.opensDisc = copy.opensSide = false;
    copy.metadata.isrc.clear();
    for (auto& version : copy.versions) version.isrc.clear();
    return insertTrack(std::move(album), std::move(copy), row + 1);
}

Album moveTrack(Album album, TrackId id, std::size_t to) {
    const std::size_t from = rowOf(album, id);
    to = std::min(to, album.tracks.size() - 1);
    if (from == to) return album;
    passOpeningOn(album, from);
    const auto at = [&](std::size_t row) { return album.tracks.begin() + static_cast<std::ptrdiff_t>(row); };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    return normalised(std::move(album));
}

Album moveTracks(Album album, const std::vector<TrackId>& ids, std::size_t before, bool openingItsDisc) {
    assert(before <= album.tracks.size());
    const auto moves = [&](const Track& track) { return std::ranges::find(ids, track.id) != ids.end(); };
    std::vector<TrackId> moving;
    for (const Track& track : album.tracks)
        if (moves(track)) moving.push_back(track.id);
    if (moving.empty()) return album;

    // Those that stay keep their order: the first of them from `before` on tells the place, wherever it is by then.
    const auto stays =
        std::find_if_not(album.tracks.begin() + static_cast<std::ptrdiff_t>(before), album.tracks.end(), moves);
    std::optional<TrackId> anchor;
    if (stays != album.tracks.end()) anchor = stays->id;
    const bool opens = openingItsDisc && before < album.tracks.size() && album.tracks[before].opensDisc;
    for (const TrackId id : moving) {
        const std::size_t end = anchor ? rowOf(album, *anchor) : album.tracks.size();
        album = moveTrack(std::move(album), id, rowOf(album, id) < end ? end - 1 : end);
    }
    if (!opens) return album;
    if (anchor) trackOf(album, *anchor).opensDisc = false;
    trackOf(album, moving.front()).opensDisc = true;
    return normalised(std::move(album));
}

Album removeTrack(Album album, TrackId id) {
    const std::size_t row = rowOf(album, id);
    passOpeningOn(album, row);
    std::set<SourceId> sources = sourcesOf(album.tracks[row]);
    for (const auto& bed : album.beds)
        if (bed.before == id) sources.insert(bed.clip.source);
    album.tracks.erase(album.tracks.begin() + static_cast<std::ptrdiff_t>(row));
    std::erase_if(album.beds, [&](const Bed& bed) { return bed.before == id; });
    std::erase_if(album.notes, [&](const Note& note) { return note.track == id; });
    std::erase_if(album.sources,
                  [&](const Source& source) { return sources.contains(source.id) && !uses(album, source.id); });
    return normalised(std::move(album));
}

Album setEnabled(Album album, TrackId id, bool enabled) {
    trackOf(album, id).enabled = enabled;
    return album;
}

Album withGap(Album album, TrackId id, FrameCount gapFrames) {
    Track& track = trackOf(album, id);
    Track* const previous = enabledBefore(album, id);
    const FrameCount overlap = -track.gapFrames;
    const bool crossfades =
        previous && overlap > 0 && track.fadeIn.lengthFrames == overlap && previous->fadeOut.lengthFrames == overlap;
    track.gapFrames = gapFrames;
    if (!crossfades) return album;
    track.fadeIn.lengthFrames = previous->fadeOut.lengthFrames = std::max<FrameCount>(-gapFrames, 0);
    return album;
}

Album addBed(Album album, TrackId before, SourceId source, FrameCount frames) {
    const FrameCount second = album.rate;
    const Track& track = trackOf(album, before);
    const FrameCount gap = enabledBefore(album, before) ? track.gapFrames : second;
    const FramePos from = std::min<FramePos>(-gap, 0) - second; // Of the stretch under the seam, from the in point.
    const FrameCount stretch = second - from;
    const FrameCount length = std::min(frames, stretch);
    const Fade fade{.lengthFrames = std::min(second, length / 2)};
    album.beds.push_back({.before = before,
                          .clip = {.source = source,
                                   .region = {0, length},
                                   .offset = from + (stretch - length) / 2,
                                   .fadeIn = fade,
                                   .fadeOut = fade}});
    return normalised(std::move(album));
}

Album removeBed(Album album, ClipId id) {
    const auto bed = std::ranges::find_if(album.beds, [id](const Bed& each) { return each.clip.id == id; });
    assert(bed != album.beds.end());
    const SourceId source = bed->clip.source;
    album.beds.erase(bed);
    return withoutUnused(std::move(album), source);
}

Album splitClip(Album album, ClipId id, FramePos at) {
    for (auto& track : album.tracks) {
        const auto clip = std::ranges::find(track.clips, id, &Clip::id);
        if (clip == track.clips.end()) continue;
        const FrameCount first = at - clip->offset;
        if (first <= 0 || first >= clip->region.lengthFrames) return album;
        Clip second = *clip;
        second.id = {};
        second.offset = at;
        second.region.from += first;
        second.region.lengthFrames -= first;
        second.fadeIn.lengthFrames = 0;
        clip->region.lengthFrames = first;
        clip->fadeOut.lengthFrames = 0;
        track.clips.insert(clip + 1, std::move(second));
        return normalised(std::move(album));
    }
    assert(!"no clip of that id");
    return album;
}

Album removeClip(Album album, ClipId id) {
    for (auto& track : album.tracks) {
        const auto clip = std::ranges::find(track.clips, id, &Clip::id);
        if (clip == track.clips.end()) continue;
        if (track.clips.size() == 1) return album;
        const SourceId source = clip->source;
        track.clips.erase(clip);
        return normalised(withoutUnused(std::move(album), source));
    }
    assert(!"no clip of that id");
    return album;
}

Album replaceSource(Album album, TrackId id, SourceId old, SourceId with, const MixMatch& match) {
    assert(findSource(album, with));
    if (old == with) return album;
    Track& track = trackOf(album, id);
    for (auto& clip : track.clips) {
        if (clip.source != old) continue;
        clip.source = with;
        clip.region.from += match.offset;
    }
    // Versions are counted from the main source's frame 0, which lies `offset` earlier on the music now.
    for (auto& version : track.versions) {
        version.offset -= match.offset;
        version.gainDb += match.gainDb;
    }
    std::erase_if(track.versions, [&](const Version& version) { return version.source == with; });
    track.versions.push_back(
        {.kind = Version::Kind::earlierMix, .source = old, .offset = -match.offset, .gainDb = match.gainDb});
    return normalised(std::move(album));
}

} // namespace core
