#include "ui/timeline/Snap.h"

#include "core/Edits.h"
#include "engine/analysis/Snap.h"

#include <algorithm>

namespace ui::timeline {

namespace {

/// The track whose beats and discs count for the handle; of a bed the one that it is anchored to.
const core::PlacedTrack* trackOf(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    core::TrackId id = handle.track;
    for (const core::Bed& bed : album.beds)
        if (bed.clip.id == handle.clip) id = bed.before;
    return core::findTrack(layout, id);
}

/// The track whose beats the handle is heard against.
const core::PlacedTrack* beatTrack(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    const core::PlacedTrack* const track = trackOf(album, layout, handle);
    return track && handle.part == Part::gap ? previousOf(layout, *track) : track;
}

core::FramePos onBeat(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle,
                      core::FramePos at) {
    const core::PlacedTrack* const track = beatTrack(album, layout, handle);
    const auto tempo = track ? core::findTrack(album, track->id)->tempoBpm : std::nullopt;
    return tempo ? track->in + engine::analysis::nearestBeat(at - track->in, *tempo, layout.rate) : at;
}

core::FramePos onSector(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle,
                        core::FramePos at) {
    const core::PlacedTrack* const track = trackOf(album, layout, handle);
    if (!track) return at;
    const core::FramePos origin = core::cdLayout(layout, track->disc).origin;
    const core::FrameCount sector = core::framesPerSector(layout.rate);
    return origin + core::floorDiv(at - origin + sector / 2, sector) * sector;
}

/// The clip whose sound is cut or marked there.
const core::PlacedClip* clipUnder(const core::AlbumLayout& layout, const Handle& handle, core::FramePos at) {
    if (handle.part == Part::in || handle.part == Part::out) return findClip(layout, handle.clip);
    if (const core::PlacedClip* const clip = findClip(layout, handle.clip)) return clip;
    const core::PlacedTrack* const track = core::findTrack(layout, handle.track);
    if (!track) return nullptr;
    const auto it = std::ranges::find_if(
        track->clips, [at](const core::PlacedClip& clip) { return at >= clip.at && at < clip.end(); });
    return it == track->clips.end() ? nullptr : &*it;
}

core::FramePos onZeroCrossing(const core::AlbumLayout& layout, const Handle& handle, core::FramePos at,
                              const engine::source::AudioSources& audio, core::FrameCount within) {
    if (handle.part == Part::gap || handle.part == Part::clip) return at;
    const core::PlacedClip* const clip = clipUnder(layout, handle, at);
    const auto sound = clip ? audio.find(clip->source) : audio.end();
    if (sound == audio.end()) return at;
    const core::FrameCount toSource = clip->region.from - clip->at;
    return engine::analysis::nearestZeroCrossing(*sound->second, at + toSource, within) - toSource;
}

} // namespace

core::FramePos snapped(Snap snap, const core::Album& album, const core::AlbumLayout& layout, const Handle& handle,
                       core::FramePos at, const engine::source::AudioSources& audio, core::FrameCount within) {
    if (handle.part == Part::gain) return at;
    switch (snap) {
    case Snap::off:
        return at;
    case Snap::zeroCrossing:
        return onZeroCrossing(layout, handle, at, audio, within);
    case Snap::beat:
        return onBeat(album, layout, handle, at);
    case Snap::sector:
        return onSector(album, layout, handle, at);
    }
    return at;
}

bool hasBeats(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    const core::PlacedTrack* const track = beatTrack(album, layout, handle);
    return track && core::findTrack(album, track->id)->tempoBpm.has_value();
}

} // namespace ui::timeline
