// The targets of a delivery by its format.
#pragma once

#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/Papers.h"
#include "engine/delivery/Target.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace engine::delivery {

/// All write into `folder`, which exists. Throws core::Error for a cover that cannot be read.
std::vector<std::unique_ptr<Target>> targetsFor(const DeliveryJob& job, const std::filesystem::path& folder,
                                                const Papers& papers = {});

} // namespace engine::delivery
