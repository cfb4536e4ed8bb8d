// Reads a DDP fileset as a plant would and says what is wrong with it; with an album, whether it holds that album.
// Independent of the writer: shares the record layouts with it and nothing else. Never reads outside the folder.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "core/PlantProfile.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engine::delivery {

struct Verification {
    core::Findings findings;          ///< error or rule: not fit for a plant.
    std::vector<std::string> checked; ///< A line for each thing that was checked and held.
    int tracks = 0;
    core::SectorCount sectors = 0;
};

/// Structure, checksums, CD-Text, Red Book rules (section 10 of the format reference's checklist). `set`: a folder, of
/// a fileset or of a delivery; a zip archive of one, or a folder of those. `plant`: whose wishes it has to meet;
/// nullopt = of none, with the standard lengths. Throws core::Error when it cannot be read at all, or holds no fileset.
Verification verifyDdp(const std::filesystem::path& set, const std::optional<core::PlantProfile>& plant = {});

/// The same, and the content: PQ, CD-Text, codes and every sample against a fresh render of the album, as the one of
/// its DDP deliveries that the set holds, and as that one's plant wants it.
Verification verifyDdp(const std::filesystem::path& set, const core::Album& album,
                       const source::SourceLibrary::Opened& sources);

} // namespace engine::delivery
