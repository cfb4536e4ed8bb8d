// How long a track is said to be, in one place for every surface: from its start to its end, without the pause behind
// it, which is the next one's. A file is longer by that pause: see AlbumLayout::fileEnd.
#pragma once

#include "core/AlbumLayout.h"

namespace core {

/// From the start mark of the n-th of `tracks` to its end mark, or to the next start where that comes first.
FrameCount trackLength(const AlbumLayout& layout, std::size_t n);

/// The same on a CD, from INDEX 01 to the next track's pause, or to its start or the lead-out.
SectorCount trackLength(const CdLayout& cd, std::size_t n);

} // namespace core
