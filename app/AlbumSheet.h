// The album on a page of text, at most 100 columns wide: what `show` and `chain` print for people.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace app {

/// Sequence, marks as CD times, metadata, chains, findings.
void printAlbum(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout,
                const core::Findings& findings);

/// A line for each slot: place, module, and what is not at its standard.
void printChain(std::ostream& out, const core::Chain& chain);

/// A line for each delivery: place, format, and what is not at its standard.
void printDeliveries(std::ostream& out, const core::Album& album);

/// A line (or more) for each finding: severity, track, message.
void printFindings(std::ostream& out, const core::Findings& findings);

} // namespace app
