// Stamps a delivery into the ledger of its album.
#pragma once

#include "core/Album.h"
#include "core/Ledger.h"
#include "engine/delivery/Deliver.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engine::ledger {

/// SHA-256 of all of the album that is heard or written into its files, whatever is delivered of it and how: not of its
/// deliveries, references, notes, recordings that nothing uses and the folders that mixes lie in. What tells its
/// revisions apart.
std::string albumDigestOf(const core::Album& album);

/// For an album of which some revision is approved, and not this one: a rule that delivering it breaks. nullopt while
/// nobody approves revisions of it, and where it is approved.
std::optional<core::Finding> approvalFinding(const core::Ledger& ledger, const std::string& albumDigest);

/// What the ledger beside `project` has to say ahead of a delivery: that, and lines that cannot be read. Throws
/// core::Error when it cannot be read.
core::Findings findingsOf(const std::filesystem::path& project, const core::Album& album);

/// The revision that the album, as it is, has in the ledger beside `project`, or will have with its next delivery.
/// Throws core::Error when that cannot be read.
int revisionOf(const std::filesystem::path& project, const core::Album& album);

/// Writes down that the album, as it is, was approved; returns its revision. Throws core::Error.
int approve(const std::filesystem::path& project, const core::Album& album, const std::string& note);

/// Adds the delivery to the ledger beside `project`, and the ledger to those that are known (core/KnownLedgers.h), and
/// its revision to the report. Where it cannot be written the delivery stands all the same: a finding says so.
void record(const std::filesystem::path& project, const core::Album& album,
            const std::vector<core::Delivery>& deliveries, const std::string& program,
            delivery::DeliveryReport& report);

} // namespace engine::ledger
