// A delivery as WAV or FLAC: a file for each track, and the album as one file. Joined, the track files are the album.
#pragma once

#include "core/Album.h"
#include "core/Tags.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/Target.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace engine::delivery {

/// One target for the tracks' files, one for the album's, both in `folder`, which exists. Throws core::Error for a
/// cover that cannot be read.
std::vector<std::unique_ptr<Target>> trackFiles(const core::Album& album, const core::Delivery& delivery,
                                                const Cuts& cuts, const std::filesystem::path& folder);

/// The tags of a track's file, and of the album's.
core::Tags tagsOf(const core::Album& album, const Cuts& cuts, const TrackCut& cut);
core::Tags tagsOf(const core::Album& album);

} // namespace engine::delivery
