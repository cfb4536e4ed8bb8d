// Which tracks reach a delivery exactly as their sources are: no more bits than the delivery's word, and nothing on the
// way that alters a sample. Those are delivered without dither. Pure but for reading the sources' sound.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/delivery/Cuts.h"
#include "engine/source/SourceLibrary.h"

#include <optional>
#include <vector>

namespace engine::delivery {

/// Places in cuts.tracks, ascending. `bits`: of the delivery; `ceiling`: linear, where one is set, of the true peak.
/// `album` has its master first (core::albumFor).
std::vector<std::size_t> untouchedTracks(const core::Album& album, const core::AlbumLayout& layout,
                                         const source::AudioSources& audio, const Cuts& cuts, int bits,
                                         std::optional<double> ceiling);

} // namespace engine::delivery
