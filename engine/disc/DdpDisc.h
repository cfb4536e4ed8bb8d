// A DDP fileset as the description of its disc. Pure.
#pragma once

#include "engine/delivery/DdpReader.h"
#include "engine/disc/DiscDescription.h"

namespace engine::disc {

/// Its files are the streams of the image, its texts those of the first block of CD-Text (a tab: as the one before).
/// Marks that cannot be (out of order, behind the image, of a second session) are left out. Findings: what of these was
/// lost; DdpRules.h says what else a plant would find.
DiscReading describe(const delivery::DdpReading& reading);

/// The texts of CD-Text put into a disc that has its own tracks, and what of them it has no place for.
core::Findings addCdText(const std::string& packs, DiscDescription& disc);

} // namespace engine::disc
