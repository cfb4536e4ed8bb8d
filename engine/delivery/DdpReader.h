// A DDP fileset as a plant finds it: files opened by the map, records taken apart field by field. Tolerant of what
// other programs write, and says what is wrong by packet and field. Reads no file but those that lie in the folder
// itself, and nothing past their end, whatever they claim.
#pragma once

#include "core/Finding.h"
#include "core/Units.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engine::delivery {

/// A stream that the map names, with its file.
struct ReadStream {
    int packet = 0; ///< Of DDPMS, from 0.
    std::string name;
    std::filesystem::path file;
    std::int64_t length = 0; ///< Sectors of sound; bytes of anything else.
    core::SectorPos start = 0;
    std::optional<core::SectorCount> pause; ///< PRE2.
    std::string record;                     ///< The packet, 128 bytes.
};

/// A packet of the PQ descriptor.
struct ReadMark {
    int packet = 0; ///< From 0.
    int track = 0;  ///< PqMark::leadIn, leadOut, or 1 to 99.
    int index = 0;
    core::SectorPos at = 0;
    std::string control;
    std::string isrc; ///< Empty for none, zeros included.
    std::string upc;  ///< The same.
};

struct DdpReading {
    std::filesystem::path folder;
    std::string upc; ///< Of DDPID.
    std::vector<ReadStream> image;
    std::optional<ReadStream> pq;
    std::optional<ReadStream> cdText;
    std::vector<ReadMark> marks;
    std::string cdTextBytes;
    core::SectorCount sectors = 0; ///< Of all image streams.
    core::Findings findings;

    void complain(core::Severity severity, std::string message) {
        findings.push_back({severity, std::nullopt, std::move(message)});
    }
};

/// Throws core::Error when the folder cannot be read at all. Everything else is a finding.
DdpReading readDdp(const std::filesystem::path& folder);

/// The file of that name in the folder itself, capitals or not: a regular file, no link. nullopt when there is none.
std::optional<std::filesystem::path> fileIn(const std::filesystem::path& folder, const std::string& name);

} // namespace engine::delivery
