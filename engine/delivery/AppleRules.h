// What Apple Digital Masters asks of a master, as notes beside the deliveries that Apple's shop is served from: AAC and
// ALAC. From Apple's brief: 24 bits and the native rate from the mix on, nothing upsampled or padded, no lossy source.
// That nothing clips once it is AAC is measured in the file (PcmFile).
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

namespace engine::delivery {

/// `album`: as core::albumFor makes it. Of mixes that are not in `audio` nothing is known. None for other formats.
core::Findings appleFindings(const core::Album& album, const core::Delivery& delivery,
                             const source::AudioSources& audio);

} // namespace engine::delivery
