// The sides of a record: which tracks are cut on each, where it begins and ends, and what its speed and size have room
// for. Functions of the album and its layout; vinyl files, break list, window and command line all take them from here.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

inline constexpr double lpRpm = 100.0 / 3.0;

/// From the start mark of its first track to the end mark of its last one, or to where the next side begins if that is
/// earlier: a record is turned over in the pause between them, so that lies on no side. Where a CD begins is another
/// matter and ends no side.
struct Side {
    std::string letter;    ///< "A", "B" ... "Z", "AA".
    std::size_t first = 0; ///< Places in AlbumLayout::tracks: its first track,
    std::size_t end = 0;   ///< and the one behind its last.
    FramePos from = 0;     ///< On the album's clock.
    FramePos to = 0;
    FrameCount lengthFrames() const { return to - from; }
    bool operator==(const Side&) const = default;
};

/// In order; none without an enabled track. A side whose opening track is disabled opens with the next one.
std::vector<Side> sidesOf(const Album& album, const AlbumLayout& layout);

/// How the cut reaches a track.
struct Band {
    std::string name;            ///< "A1".
    std::size_t placed = 0;      ///< Place in AlbumLayout::tracks.
    FrameCount start = 0;        ///< From the side's beginning.
    FrameCount lengthFrames = 0; ///< From its start mark to its end mark, or to the next start.
    FrameCount pauseFrames = 0;  ///< From there to the next start; 0 at the end of the side.
    bool isContinuous = false;   ///< The groove runs on into it from the band before: Vinyl::continuous, or no pause.
    bool operator==(const Band&) const = default;
};
std::vector<Band> bandsOf(const Album& album, const AlbumLayout& layout, const Side& side);

/// Minutes that a side has room for.
struct SideRoom {
    double good = 0.0; ///< At full level, with bass.
    double most = 0.0; ///< Quieter; longer ones are not cut.
    bool operator==(const SideRoom&) const = default;
};

/// What the album says, else what pressing plants print for that speed and size: 12 inches 18 and 22 (33 1/3) or 12 and
/// 14.5 (45), 10 inches 12 and 13.5 or 9 and 10, 7 inches 6 and 7 or 4.5 and 5.
SideRoom roomOf(const Vinyl& vinyl);

/// "33 1/3 rpm, 12 inches".
std::string discWords(const Vinyl& vinyl);

/// What is scratched into the runout of that side, from 0; empty = nothing is.
std::string runoutOf(const Vinyl& vinyl, std::size_t side);

/// "mm:ss.mmm", minutes up to where they go; parts of a millisecond are cut off.
std::string clockTime(FrameCount frames, int rate);

/// Whether a record is made of the album: it has a delivery for one, or a track that opens a side.
bool isForVinyl(const Album& album);

/// Sides that are too long for the record, as rules; long ones, and those that are turned over in the middle of a
/// sound, as warnings; a speed and a size that no record has. Of the album alone, at which it looks as it is.
Findings sideFindings(const Album& album, const AlbumLayout& layout);

} // namespace core
