// A delivery as the sides of a record: a WAV for each, with a cue point for every band, and the break list beside them.
#pragma once

#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/Papers.h"
#include "engine/delivery/Target.h"

#include <filesystem>
#include <memory>

namespace engine::delivery {

/// All in `folder`, which exists. Throws core::Error for a cover that cannot be read.
std::unique_ptr<Target> sideFiles(const DeliveryJob& job, const std::filesystem::path& folder, const Papers& papers);

} // namespace engine::delivery
