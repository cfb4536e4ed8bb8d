// An album out of opened discs: tracks as clips of the discs' files, marks, codes, flags and texts. Touches no file but
// for the sound in memory.
#pragma once

#include "core/Album.h"
#include "engine/disc/OpenDisc.h"
#include "engine/source/SourceLibrary.h"

#include <memory>
#include <vector>

namespace engine::disc {

/// The files of a disc as sources, in their order; an entry without sound for one that cannot be used.
using DiscSources = std::vector<source::Imported>;

/// `sources`: for each disc, all at `rate`. A pause that is silent becomes a gap; one that sounds stays the end of the
/// track before it, under a pause mark; what hides in the first pause stays there. Findings: what an album cannot hold.
/// Throws core::Error when there is no track that lasts.
std::pair<core::Album, core::Findings> albumOf(const std::vector<OpenDisc>& discs, int rate,
                                               const std::vector<DiscSources>& sources);

} // namespace engine::disc
