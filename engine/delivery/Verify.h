// Reads a DDP fileset as a plant would and says what is wrong with it; with an album, whether it holds that album.
// Independent of the writer: shares the record layouts with it and nothing else. Never reads outside the folder.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace engine::delivery {

struct Verification {
    core::Findings findings;          ///< error or rule: not fit for a plant.
    std::vector<std::string> checked; ///< A line for each thing that was checked and held.
    int tracks = 0;
    core::SectorCount sectors = 0;
};

/// Structure, checksums, CD-Text, Red Book rules (section 10 of the format reference's checklist). Throws core::Error
/// when the folder cannot be read at all, or is none of a fileset.
Verification verifyDdp(const std::filesystem::path& folder);

/// The same, and the content: PQ, CD-Text, codes and every sample against a fresh render of the album.
Verification verifyDdp(const std::filesystem::path& folder, const core::Album& album,
                       const source::SourceLibrary::Opened& sources);

} // namespace engine::delivery
