// An album in which every field of every struct stands at something other than its default: what is forgotten on the
// way through a file, an edit or a report is missed at once.
#pragma once

#include "core/Album.h"

namespace tests {

/// Normalised (so the first track does not say that it opens a disc, and limiters have no mix). Files are named below
/// `folder`; none of them exists.
core::Album fullAlbum(const std::filesystem::path& folder = "/music/album");

/// A slot with every row of its module moved away from its standard. `module` is a place in core::modules().
core::Slot fullSlot(std::size_t module, core::SlotId id);

} // namespace tests
