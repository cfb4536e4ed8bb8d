// The album as its mixes stand, at the loudness of the master: what one listens to when the monitor is set to the
// source, so that a change is judged by its sound and not by its level.
#pragma once

#include "core/Album.h"

#include <span>

namespace engine::analysis {

/// `album` (normalised) with empty chains, no automation, and every track's level raised by its gain in `trackGainDb`
/// (as album.tracks; 0 dB where there is none). Sound, fades and marks keep their places.
core::Album comparisonAlbum(const core::Album& album, std::span<const double> trackGainDb);

} // namespace engine::analysis
