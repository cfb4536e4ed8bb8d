// Where a delivery's files begin and end, on its own clock: its rate, frame 0 = track 1's INDEX 01. The album is
// resampled once, then cut at floor(mark x delivery rate / album rate); file n runs from start mark n to start mark
// n + 1, so that joined files are the album. Pure.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/delivery/GuardPass.h"

#include <string>
#include <vector>

namespace engine::delivery {

struct TrackCut {
    std::size_t placed = 0; ///< Place in AlbumLayout::tracks.
    std::size_t row = 0;    ///< Place in Album::tracks.
    int number = 0;         ///< On the album.
    int disc = 0;           ///< From 0.
    std::string title;
    FrameRange range;
};

struct Cuts {
    int rate = core::cdRate;
    FrameRange sound; ///< All that is delivered, hidden sound ahead of frame 0 included.
    FrameRange album; ///< The album as one file: from frame 0.
    std::vector<TrackCut> tracks;
};

Cuts cutsOf(const core::Album& album, const core::AlbumLayout& layout, int rate);

/// The number of the track at `frame`: the last whose file has begun; the first one's ahead of it.
const TrackCut& trackAt(const Cuts& cuts, core::FramePos frame);

} // namespace engine::delivery
