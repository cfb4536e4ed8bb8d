#include "core/Album.h"

#include "core/Error.h"

#include <algorithm>

namespace core {

const Source* findSource(const Album& album, SourceId id) {
    const auto found = std::ranges::find(album.sources, id, &Source::id);
    return found == album.sources.end() ? nullptr : &*found;
}

const std::string& artistOf(const Album& album, const Track& track) {
    return track.metadata.artist.empty() ? album.metadata.artist : track.metadata.artist;
}

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

} // namespace

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
    return made;
}

} // namespace core
