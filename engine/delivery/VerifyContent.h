// Whether a DDP fileset holds an album: its marks, texts and codes, and every sample against a fresh render.
#pragma once

#include "core/Album.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/DdpRules.h"
#include "engine/source/SourceLibrary.h"

namespace engine::delivery {

/// `delivery`: the album's DDP delivery with which the fileset was made. As many checks as readings, in their order.
std::vector<DdpChecks> checkContent(const std::vector<DiscReading>& discs, const core::Album& album,
                                    const core::Delivery& delivery, const source::AudioSources& audio);

} // namespace engine::delivery
