// The DDP filesets of a folder: its own, or those of a delivery, a folder for each disc. No link is followed.
#pragma once

#include "engine/delivery/DdpReader.h"

#include <filesystem>
#include <vector>

namespace engine::delivery {

/// A fileset and the disc of the album (from 0) that it is by the name of its folder.
struct DiscReading {
    DdpReading reading;
    int disc = 0;
};

/// The fileset in the folder, or those of a delivery, in the folders in it. Throws core::Error where there is none, or
/// the folder cannot be read.
std::vector<DiscReading> readDiscs(const std::filesystem::path& folder);

/// Whether readDiscs finds one there.
bool holdsDiscs(const std::filesystem::path& folder);

std::filesystem::path withoutSlash(const std::filesystem::path& path);

} // namespace engine::delivery
