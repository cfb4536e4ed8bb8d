#include "engine/delivery/Cuts.h"

#include <cassert>

namespace engine::delivery {

Cuts cutsOf(const core::Album& album, const core::AlbumLayout& layout, int rate) {
    const auto carried = [&](core::FramePos mark) { return core::convertFrames(mark, layout.rate, rate); };
    Cuts cuts;
    cuts.rate = rate;
    cuts.sound = {carried(layout.begin), carried(layout.end)};
    cuts.album = {0, carried(layout.end)};
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const auto& track = layout.tracks[n];
        cuts.tracks.push_back({.placed = n,
                               .row = track.row,
                               .number = track.number,
                               .disc = track.disc,
                               .title = album.tracks[track.row].metadata.title,
                               .range = {carried(track.start), carried(layout.fileEnd(n))}});
    }
    return cuts;
}

const TrackCut& trackAt(const Cuts& cuts, core::FramePos frame) {
    assert(!cuts.tracks.empty());
    const TrackCut* found = &cuts.tracks.front();
    for (const auto& track : cuts.tracks)
        if (track.range.from <= frame) found = &track;
    return *found;
}

} // namespace engine::delivery
