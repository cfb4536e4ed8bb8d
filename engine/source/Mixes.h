// From finished mixes to the tracks of an album: whoever makes or extends one (the command line, the window) does it
// here, so that both make the same album of the same files.
#pragma once

#include "core/Album.h"
#include "engine/source/SourceLibrary.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace engine::source {

/// The gap that a new track gets, seconds.
inline constexpr double usualGapSeconds = 2.0;

/// The commonest rate of the mixes that an album may have, ties to the higher; 44.1 kHz where none has such a rate.
/// Throws core::Error for a file that cannot be used.
int commonestRate(std::span<const std::filesystem::path> mixes);

/// The album with the mix as a track ahead of the one at place `at` (tracks.size() = behind the last), with the texts
/// that the file says of itself: its name where it has no title, an artist only where it is not the album's. The gap
/// before it counts for the first track too, as soon as another one stands before that. Touches no file.
core::Album withMix(core::Album album, const Imported& imported, std::size_t at, double gapSeconds = usualGapSeconds);

} // namespace engine::source
