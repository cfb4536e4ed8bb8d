// What an album breaks of the rules of the audio CD (IEC 60908, the Red Book), and what a plant would stumble over.
// Rules of the CD alone: what concerns an album in any format says AlbumFindings.h.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "core/Units.h"

namespace core {

/// Lengths of a disc's programme, without the first pause of 2 s.
struct RedBookLimits {
    SectorCount warnSectors = 78 * 60 * sectorsPerSecond;       ///< Longer: some plants refuse.
    SectorCount askSectors = (79 * 60 + 57) * sectorsPerSecond; ///< Longer: to be agreed with the plant.
    bool operator==(const RedBookLimits&) const = default;
};

/// The last place that a disc's clock can say: 99:59:74.
inline constexpr SectorPos lastAddress = 100 * 60 * sectorsPerSecond - 1;
inline constexpr int maxCdTracks = 99;
inline constexpr int maxCdIndex = 99;
inline constexpr SectorCount minTrackSectors = 4 * sectorsPerSecond;

/// Every rule, disc by disc, in the order of the tracks; the album's own findings first. Errors: what cannot be written
/// (no track or more than 99, a track under 4 s from INDEX 01 to the next one, indexes out of order or outside of their
/// track, codes that are none, an end past 99:59:74). Rules: a wrong check digit, a length to be agreed with the plant.
Findings redBook(const Album& album, const RedBookLimits& limits = {});

/// What is said of the album wherever it is shown: albumFindings; the rules of the CD unless it has deliveries and none
/// of them is a disc, lengths as the plants of its discs have them, whose profiles are read for it; and those of the
/// record where one is made (Sides.h).
Findings standingFindings(const Album& album);

} // namespace core
