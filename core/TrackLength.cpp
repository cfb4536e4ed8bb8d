#include "core/TrackLength.h"

#include <algorithm>

namespace core {

FrameCount trackLength(const AlbumLayout& layout, std::size_t n) {
    const PlacedTrack& track = layout.tracks[n];
    return std::min(track.end, layout.fileEnd(n)) - track.start;
}

SectorCount trackLength(const CdLayout& cd, std::size_t n) {
    const bool isLast = n + 1 == cd.tracks.size();
    const SectorPos end = isLast ? cd.leadOut : cd.tracks[n + 1].index00.value_or(cd.tracks[n + 1].index01);
    return end - cd.tracks[n].index01;
}

} // namespace core
