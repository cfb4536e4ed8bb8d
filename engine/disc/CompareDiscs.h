// Two discs beside each other, whatever tells them (OpenDisc.h): what moved, which texts, codes and flags, which
// samples. Job threads.
#pragma once

#include "core/Finding.h"
#include "engine/disc/OpenDisc.h"
#include "engine/source/SourceLibrary.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::disc {

/// Where the samples of a stretch differ.
struct SoundDifference {
    std::int64_t samples = 0;      ///< Compared, left and right counted each.
    std::int64_t differing = 0;    ///< Of those.
    core::FramePos firstFrame = 0; ///< On the first disc's clock, 44.1 kHz; frame 0 begins sector 0.
    core::FramePos loudestFrame = 0;
    double loudestDb = 0.0; ///< Of the differences, re full scale.
    double energy = 0.0;    ///< Sum of their squares.
};

/// A line of the table.
struct DiscDifference {
    int disc = 1;
    int track = 0;    ///< 0 = the disc.
    std::string what; ///< "start", "index 02", "all marks", "title", "ISRC", "copy", "sound" ...
    std::string one;  ///< As it is on the first disc; empty = not at all.
    std::string other;
    std::optional<core::SectorCount> movedSectors; ///< Of a mark that both have.
    std::optional<SoundDifference> sound;
};

struct DiscsComparison {
    std::vector<DiscDifference> differences; ///< None = the discs are equal.
    core::Findings findings;                 ///< What was found of each while it was opened.
};

/// Sound is compared track by track, from its start on, or where it lies when a mark moved over it, whichever differs
/// by less energy; a longer pause is silence more. Throws core::Error for what cannot be opened, core::Cancelled when
/// asked to stop.
DiscsComparison compareDiscs(const std::filesystem::path& one, const std::filesystem::path& other,
                             const source::Progress& progress = {}, std::stop_token stop = {});

} // namespace engine::disc
