#include "core/AlbumLayout.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace core {

namespace {

/// Players unmute late: a track starts this long ahead of its first sound. Whole sectors (15) at every rate.
constexpr FrameCount leadFrames(int rate) {
    return rate / 5;
}

Fade within(Fade fade, FrameCount lengthFrames) {
    fade.lengthFrames = std::clamp<FrameCount>(fade.lengthFrames, 0, std::max<FrameCount>(lengthFrames, 0));
    return fade;
}

PlacedClip place(const Clip& clip, FramePos at) {
    return {.id = clip.id,
            .source = clip.source,
            .region = clip.region,
            .at = at,
            .gainDb = clip.gainDb,
            .fadeIn = within(clip.fadeIn, clip.region.lengthFrames),
            .fadeOut = within(clip.fadeOut, clip.region.lengthFrames)};
}

/// Where a clip runs into the next one, both fade over the overlap. A clip that lies wholly inside another is laid over
/// it: the outer one does not end there, so nothing crossfades and the inner one keeps its own fades.
void crossfade(std::vector<PlacedClip>& clips) {
    PlacedClip* sounding = nullptr;
    for (auto& next : clips) {
        if (sounding && next.end() <= sounding->end()) continue;
        if (sounding && next.at > sounding->at && next.at < sounding->end()) {
            const FrameCount overlap = sounding->end() - next.at;
            sounding->fadeOut.lengthFrames = overlap;
            next.fadeIn.lengthFrames = overlap;
        }
        sounding = &next;
    }
}

std::vector<PlacedClip> placeClips(const Track& track, FramePos in) {
    std::vector<PlacedClip> clips;
    for (const auto& clip : track.clips) clips.push_back(place(clip, in + clip.offset));
    std::ranges::stable_sort(clips, {}, &PlacedClip::at);
    crossfade(clips);
    return clips;
}

FrameCount soundLength(const Track& track) {
    FrameCount length = 0;
    for (const auto& clip : track.clips) length = std::max(length, clip.offset + clip.region.lengthFrames);
    return length;
}

FramePos startMark(const Track& track, const PlacedTrack& placed, const PlacedTrack* previous, int rate) {
    if (track.startMark) return placed.in + *track.startMark;
    if (!previous) return placed.in - leadFrames(rate);
    // At a segue the sound before lasts to the in point, and so the start lies there.
    const FramePos silentFrom = std::max(previous->end, previous->soundEnd());
    return std::min(placed.in, std::max(placed.in - leadFrames(rate), silentFrom));
}

/// A track's marks in their order: no start ahead of the previous one's, no end ahead of the own start, so that no file
/// has a negative length.
void mark(PlacedTrack& placed, const Track& track, const PlacedTrack* previous, int rate) {
    placed.start = startMark(track, placed, previous, rate);
    if (previous) placed.start = std::max(placed.start, previous->start);
    placed.end = std::max(placed.start, track.endMark ? placed.in + *track.endMark : placed.soundEnd());
    if (track.pauseMark && placed.in + *track.pauseMark < placed.start) {
        placed.pause = placed.in + *track.pauseMark;
        if (previous) placed.pause = std::max(*placed.pause, previous->start);
    }
    for (const FramePos index : track.indexes) placed.indexes.push_back(placed.in + index);
    std::ranges::sort(placed.indexes);
}

PlacedTrack placeTrack(const Track& track, const PlacedTrack* previous, int rate) {
    PlacedTrack placed;
    placed.id = track.id;
    placed.in = previous ? previous->soundEnd() + track.gapFrames : 0;
    placed.lengthFrames = soundLength(track);
    placed.clips = placeClips(track, placed.in);
    placed.fadeIn = within(track.fadeIn, placed.lengthFrames);
    placed.fadeOut = within(track.fadeOut, placed.lengthFrames);
    mark(placed, track, previous, rate);
    return placed;
}

/// The enabled tracks on a clock whose frame 0 is the first one's in point. A disc whose opening track is disabled
/// opens with the next one.
std::vector<PlacedTrack> placeTracks(const Album& album) {
    std::vector<PlacedTrack> tracks;
    bool opensDisc = false;
    for (std::size_t row = 0; row < album.tracks.size(); ++row) {
        const Track& track = album.tracks[row];
        opensDisc = opensDisc || track.opensDisc;
        if (!track.enabled) continue;
        const PlacedTrack* previous = tracks.empty() ? nullptr : &tracks.back();
        PlacedTrack placed = placeTrack(track, previous, album.rate);
        placed.row = row;
        placed.number = previous ? previous->number + 1 : 1;
        placed.disc = previous ? previous->disc + (opensDisc ? 1 : 0) : 0;
        opensDisc = false;
        tracks.push_back(std::move(placed));
    }
    return tracks;
}

void shift(PlacedTrack& track, FrameCount by) {
    track.in += by;
    track.start += by;
    track.end += by;
    if (track.pause) *track.pause += by;
    for (auto& index : track.indexes) index += by;
    for (auto& clip : track.clips) clip.at += by;
}

std::vector<PlacedClip> placeBeds(const Album& album, const std::vector<PlacedTrack>& tracks) {
    std::vector<PlacedClip> beds;
    for (const auto& bed : album.beds) {
        const auto track = std::ranges::find(tracks, bed.before, &PlacedTrack::id);
        if (track != tracks.end()) beds.push_back(place(bed.clip, track->in + bed.clip.offset));
    }
    std::ranges::stable_sort(beds, {}, &PlacedClip::at);
    return beds;
}

/// Sectors of a disc's first pause that hold sound, of a track that opens a disc.
SectorCount hiddenSectors(const PlacedTrack& first, int rate) {
    return first.pause ? ceilDiv(first.start - *first.pause, framesPerSector(rate)) : 0;
}

/// A disc's sectors on the album's clock.
struct SectorGrid {
    FramePos origin;
    SectorPos firstIndex01;
    FrameCount sectorFrames;
    SectorPos floor(FramePos at) const { return firstIndex01 + floorDiv(at - origin, sectorFrames); }
    SectorPos ceil(FramePos at) const { return firstIndex01 + ceilDiv(at - origin, sectorFrames); }
};

/// So much ahead of `at`, but no further than `bound` where that lies ahead of it.
SectorPos ahead(SectorPos at, SectorCount offset, SectorPos bound) {
    return std::max(at - offset, std::min(at, bound));
}

/// How far ahead a start may be moved: over a segue as one likes; else not into what must not be its own.
SectorPos earliestStart(const PlacedTrack& placed, const PlacedTrack& previous, const SectorGrid& grid) {
    const SectorPos end = previous.end < placed.start ? grid.ceil(previous.end) : 0;
    return placed.pause ? std::max(end, grid.ceil(*placed.pause) + 1) : end;
}

/// Marks on sectors, none ahead of the sector after the previous track's INDEX 01. `previous` is the one ahead on the
/// same disc; a disc's first track has its pause from sector 0, and its INDEX 01 where the grid has it.
CdTrack cdTrack(const PlacedTrack& placed, const PlacedTrack* previous, const SectorGrid& grid,
                SectorPos previousIndex01, const PqOffsets& offsets) {
    CdTrack track;
    track.index01 = grid.firstIndex01;
    SectorPos pause = 0;
    if (previous) {
        const SectorPos start = ahead(grid.floor(placed.start), offsets.start, earliestStart(placed, *previous, grid));
        track.index01 = std::max(start, previousIndex01 + 1);
        pause = placed.pause ? grid.ceil(*placed.pause) : grid.ceil(previous->end) + offsets.end;
        pause = std::max(pause, previousIndex01 + 1);
    }
    if (pause < track.index01) track.index00 = pause;
    SectorPos last = track.index01;
    for (const FramePos index : placed.indexes) {
        track.indexes.push_back(ahead(grid.floor(index), offsets.start, last + 1));
        last = track.indexes.back();
    }
    return track;
}

} // namespace

FramePos AlbumLayout::firstSound() const {
    FramePos first = tracks.empty() ? 0 : tracks.front().in;
    for (const auto& track : tracks) first = std::min(first, track.in);
    for (const auto& bed : beds) first = std::min(first, bed.at);
    return first;
}

AlbumLayout layOut(const Album& album) {
    AlbumLayout layout;
    layout.rate = album.rate;
    layout.tracks = placeTracks(album);
    if (layout.tracks.empty()) return layout;
    const FramePos zero = layout.tracks.front().start;
    for (auto& track : layout.tracks) shift(track, -zero);
    layout.beds = placeBeds(album, layout.tracks);
    layout.begin = -hiddenSectors(layout.tracks.front(), album.rate) * framesPerSector(album.rate);
    layout.end = layout.tracks.back().end;
    layout.discs = layout.tracks.back().disc + 1;
    layout.pqOffsets = album.pqOffsets;
    return layout;
}

const PlacedTrack* findTrack(const AlbumLayout& layout, TrackId id) {
    const auto it = std::ranges::find(layout.tracks, id, &PlacedTrack::id);
    return it == layout.tracks.end() ? nullptr : &*it;
}

CdLayout cdLayout(const AlbumLayout& layout, int disc) {
    CdLayout cd;
    const FrameCount sectorFrames = framesPerSector(layout.rate);
    const PqOffsets& offsets = layout.pqOffsets;
    const PlacedTrack* previous = nullptr;
    for (std::size_t i = 0; i < layout.tracks.size(); ++i) {
        const PlacedTrack& placed = layout.tracks[i];
        if (placed.disc != disc) continue;
        if (!previous) {
            const SectorCount hidden = hiddenSectors(placed, layout.rate);
            cd.origin = placed.start - offsets.firstStart * sectorFrames;
            cd.firstIndex01 = firstPauseSectors + std::max<SectorCount>(hidden - offsets.firstStart, 0);
            cd.firstSound = firstPauseSectors + std::max<SectorCount>(offsets.firstStart - hidden, 0);
        }
        const SectorGrid grid{cd.origin, cd.firstIndex01, sectorFrames};
        CdTrack track = cdTrack(placed, previous, grid, cd.tracks.empty() ? -1 : cd.tracks.back().index01, offsets);
        track.placed = i;
        track.number = static_cast<int>(cd.tracks.size()) + 1;
        cd.leadOut = std::max(grid.ceil(placed.end), track.index01 + 1) + offsets.lastEnd;
        cd.tracks.push_back(std::move(track));
        previous = &placed;
    }
    return cd;
}

std::string sectorTime(SectorPos sectors) {
    const SectorPos size = sectors < 0 ? -sectors : sectors;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s%02lld:%02lld:%02lld", sectors < 0 ? "-" : "",
                  static_cast<long long>(size / (60 * sectorsPerSecond)),
                  static_cast<long long>(size / sectorsPerSecond % 60),
                  static_cast<long long>(size % sectorsPerSecond));
    return text.data();
}

} // namespace core
