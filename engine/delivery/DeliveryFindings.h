// What deliveries have to say: before anything is rendered (findingsFor in Deliver.h), and after (guard, dither).
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/delivery/DeliveryLane.h"

#include <filesystem>
#include <string>
#include <vector>

namespace engine::delivery {

/// Where the guard turned down and how much, track by track; which tracks went out undithered.
core::Findings findingsOf(const DeliveryJob& job);

/// Which tracks pass full scale once they are decoded, and where.
core::Findings oversOf(const DeliveryJob& job, const std::vector<CheckedFile>& files);

/// Where a delivery's files go, below the target folder: its own folder, or its format's name and what sets it apart
/// from the album's main delivery ("wav24 instrumental", "wav24 single 03"). No slash at the end.
std::filesystem::path folderOf(const core::Album& album, const core::Delivery& delivery);

/// The same, whole, where the target folder is that one.
std::filesystem::path targetOf(const core::Album& album, const core::Delivery& delivery,
                               const std::filesystem::path& folder);

/// Whether `path` is `folder`, or lies somewhere in it. Of the names alone.
bool liesIn(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Throws core::Error for the first finding that stops a delivery: an error, or a broken rule without a reason.
void throwWhereStopped(const core::Findings& findings, const std::string& reason);

} // namespace engine::delivery
