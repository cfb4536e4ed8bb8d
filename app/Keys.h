// KEY=VALUE as `set` takes it. Keys in short for what engineers set all day (title=, track.2.gap=1.5,
// album.chain.limiter.ceiling=-1), every other place of the project file by its own name with a JSON value.
#pragma once

#include "core/Album.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct KeysApplied {
    core::Album album;
    std::vector<std::string> notes; ///< What was done beside what was asked.
};

/// The album with every assignment of one call, in order; normalised. `folder` is the project file's: paths are
/// relative to it. Throws core::Error that names the first key or value that cannot be, and what would be right; so all
/// are applied, or none.
///
/// Tracks are numbered by their place in the album, disabled ones counted. Modules of a chain are named by their place
/// from 1, or by their id where the chain has one of them only. An equalizer band that stands untouched is switched on
/// by its first setting, unless its `on` is among the assignments.
KeysApplied withKeys(core::Album album, std::span<const std::string> assignments, const std::filesystem::path& folder);

/// The track of that number, its place in the album. Throws core::Error, about `key`, where there is none.
core::Track& trackNumbered(core::Album& album, std::string_view number, const std::string& key);

} // namespace app
