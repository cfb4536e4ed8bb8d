// A delivery as audio files of one format: a file for each track, and the album as one file. Joined, the track files
// are the album. A single is one file.
#pragma once

#include "core/Tags.h"
#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/Target.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace engine::delivery {

/// The cover for the files of the job; nullptr where there is none, or their format has no place for it. Throws
/// core::Error for one that cannot be read.
std::shared_ptr<const core::Cover> coverOf(const DeliveryJob& job);

/// One target for the tracks' files, one for the album's unless it is a single, both in `folder`, which exists. Throws
/// core::Error for a cover that cannot be read.
std::vector<std::unique_ptr<Target>> trackFiles(const DeliveryJob& job, const std::filesystem::path& folder);

/// The album's file alone. Throws likewise.
std::unique_ptr<Target> albumFile(const DeliveryJob& job, const std::filesystem::path& path);

} // namespace engine::delivery
