// Everything of an album in one folder that opens anywhere, in ten years too: the project file, its mixes and cover,
// the ledger, the deliveries that are still there, and the digests of it all.
//
//   Blue.lacquer, Blue.ledger, mixes/, cover/, deliveries/revision 3, 2026-11-28T18-03-11Z/wav24/..., SHA256SUMS
#pragma once

#include "core/Album.h"
#include "core/Finding.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace engine::ledger {

struct Archived {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;
    core::Findings findings; ///< Deliveries that are no longer where they went, or no longer what they were.
};

/// `project`: where the album was loaded from; `folder` must not exist. Every copy is read back and compared. The
/// folder appears whole or not at all. SHA256SUMS is what `sha256sum -c` reads. Progress 0 to 1. Throws core::Error for
/// a mix that is missing or another one than was imported, core::Cancelled when asked to stop.
Archived archive(const core::Album& album, const std::filesystem::path& project, const std::filesystem::path& folder,
                 const std::function<void(double share)>& progress = {}, std::stop_token stop = {});

} // namespace engine::ledger
