// An ISRC run: one code after the other down the tracks.
#pragma once

#include "core/Album.h"

#include <string_view>

namespace core {

/// The album with ISRCs from `start` on for its enabled tracks, from the one at `first` (its place in the album, from
/// 0). Throws Error, and nothing is numbered, where `start` is no ISRC or its last five digits would run past 99999.
Album withIsrcRun(Album album, std::string_view start, std::size_t first = 0);

} // namespace core
