// Albums by chance, for what has to hold of every album.
#pragma once

#include "core/Album.h"
#include "core/Parameter.h"

namespace tests {

/// A normalised album of 0 to 12 tracks with chains, fades, marks, beds, versions and deliveries. The same for the same
/// seed. Its sources have no files.
core::Album randomAlbum(std::uint64_t seed);

/// How many of a row's choices are worth hearing: of the lengths of linear phase, those that come within two seconds.
std::size_t heardChoices(const core::Parameter& row);

/// A slot of that module with settings, mix and trims by chance, switched on and of the newest sound. The same for the
/// same seed.
core::Slot randomSlot(const core::Module& module, std::uint64_t seed);

} // namespace tests
