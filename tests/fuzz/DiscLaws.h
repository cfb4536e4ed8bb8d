// What has to hold of a disc, however strange the text or the fileset that told it.
#pragma once

#include "engine/disc/DiscDescription.h"

namespace tests {

/// Tracks have sound or silence, in the order of their indexes, out of files that are there and plain names.
void requireOrder(const engine::disc::DiscDescription& disc);

/// Written as a CUE sheet and read again it is the same disc, in all that a sheet can tell; but where the writer says
/// that something is lost.
void requireSameAsCue(const engine::disc::DiscDescription& disc);

/// The same with a TOC.
void requireSameAsToc(const engine::disc::DiscDescription& disc);

} // namespace tests
