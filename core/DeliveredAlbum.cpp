#include "core/DeliveredAlbum.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

void apply(const SlotOverride& change, Chain& chain) {
    const auto slot = std::ranges::find(chain, change.slot, &Slot::id);
    if (slot == chain.end()) return;
    if (change.bypass) slot->enabled = false;
    if (change.settings) slot->settings = *change.settings;
}

void takeVersion(Track& track, Version::Kind kind) {
    const auto version = std::ranges::find(track.versions, kind, &Version::kind);
    if (version == track.versions.end() || track.clips.empty()) return;
    const SourceId mainSource = track.clips.front().source;
    for (auto& clip : track.clips) {
        if (clip.source != mainSource) continue;
        clip.source = version->source;
        clip.region.from += version->offset;
    }
    track.metadata.title += version->titleSuffix;
    if (!version->isrc.empty()) track.metadata.isrc = version->isrc;
    track.versions.erase(version); // It is the main one now, and its code is used once.
}

/// The track as a release of its own: it begins and ends with its own sound, nothing lies under a seam that is not
/// there, and the album's codes are not its. The others stay where they are, disabled, so that places stay the same.
void takeSingle(Album& album, TrackId id) {
    album.beds.clear();
    for (Track& track : album.tracks) {
        if (track.id != id) {
            track.enabled = false;
            continue;
        }
        FrameCount soundFrames = 0;
        for (const Clip& clip : track.clips)
            soundFrames = std::max(soundFrames, clip.offset + clip.region.lengthFrames);
        track.gapFrames = 0;
        if (track.startMark > 0) track.startMark.reset(); // inside a crossfade: its head lies ahead of it
        if (track.endMark < soundFrames) track.endMark.reset();
        track.pauseMark.reset();
        album.metadata.artist = artistOf(album, track);
        album.metadata.title = track.metadata.title;
    }
    album.metadata.upc.clear();
    album.metadata.catalogueNumber.clear();
}

} // namespace

bool canBeMade(const Album& album, const Delivery& delivery) {
    const bool hasMaster = delivery.master.empty() ||
                           std::ranges::find(album.masters, delivery.master, &Master::name) != album.masters.end();
    if (!delivery.single) return hasMaster;
    const auto track = std::ranges::find(album.tracks, *delivery.single, &Track::id);
    return hasMaster && track != album.tracks.end() && track->enabled;
}

Version::Kind versionKind(std::string_view word) {
    const auto found = std::ranges::find(versionWords, word);
    assert(found != versionWords.end());
    return static_cast<Version::Kind>(found - versionWords.begin());
}

std::optional<int> singleNumber(const Album& album, const Delivery& delivery) {
    if (!delivery.single) return std::nullopt;
    const AlbumLayout layout = layOut(album);
    const PlacedTrack* const placed = findTrack(layout, *delivery.single);
    return placed ? std::optional(placed->number) : std::nullopt;
}

Album albumFor(const Album& album, const Delivery& delivery) {
    Album made = album;
    if (!delivery.master.empty()) {
        const auto master = std::ranges::find(made.masters, delivery.master, &Master::name);
        if (master == made.masters.end()) throw Error("the album has no master named '" + delivery.master + "'");
        std::rotate(made.masters.begin(), master, master + 1);
    }
    for (const auto& change : delivery.overrides) {
        apply(change, made.masters.front().albumChain);
        for (auto& track : made.tracks) apply(change, track.chain);
    }
    if (delivery.version)
        for (auto& track : made.tracks) takeVersion(track, *delivery.version);
    if (delivery.single) takeSingle(made, *delivery.single);
    return made;
}

} // namespace core
