// The units of the house. A frame is one left/right pair at the album's rate; a sector is the CD's 1/75 s.
// Every supported rate has a whole number of frames in a sector.
#pragma once

#include <array>
#include <cstdint>

namespace core {

using FramePos = std::int64_t;    ///< A place on the album's or a track's clock, frames.
using FrameCount = std::int64_t;  ///< A length, frames.
using SectorPos = std::int64_t;   ///< A place on a disc's clock; sector 0 is the start of track 1's pause.
using SectorCount = std::int64_t; ///< A length, sectors.

inline constexpr int sectorsPerSecond = 75;
inline constexpr int cdRate = 44100;
inline constexpr SectorCount firstPauseSectors = 150; ///< IEC 60908: the pause ahead of track 1, 2 s.

/// The rates an album may have, Hz.
inline constexpr std::array<int, 6> albumRates = {44100, 48000, 88200, 96000, 176400, 192000};

constexpr bool isAlbumRate(int rate) {
    for (const int known : albumRates)
        if (known == rate) return true;
    return false;
}

/// Frames in one sector at `rate`, one of albumRates: 588 at 44.1 kHz to 2560 at 192 kHz.
constexpr FrameCount framesPerSector(int rate) {
    return rate / sectorsPerSecond;
}

/// Quotient rounded towards minus infinity; `divisor` > 0.
constexpr std::int64_t floorDiv(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Quotient rounded towards plus infinity; `divisor` > 0.
constexpr std::int64_t ceilDiv(std::int64_t value, std::int64_t divisor) {
    return -floorDiv(-value, divisor);
}

/// A mark carried from one rate to another: floor(frames x to / from), exact. Whole seconds go ahead of the rest, so no
/// place that a project file may hold overflows on the way.
constexpr FramePos convertFrames(FramePos frames, int from, int to) {
    const std::int64_t seconds = floorDiv(frames, from);
    return seconds * to + floorDiv((frames - seconds * from) * to, from);
}

} // namespace core
