// Where everything sounds and where every mark lies: a function of the album. Timeline, plan compiler, PQ sheet, cue
// sheet, file cutter and report all take their times from here.
#pragma once

#include "core/Album.h"
#include "core/Units.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// A clip on the album's clock, with the fades that really sound (crossfades over overlaps included).
struct PlacedClip {
    ClipId id{};
    SourceId source{};
    Region region;
    FramePos at = 0; ///< Frame 0 is track 1's INDEX 01.
    double gainDb = 0.0;
    Fade fadeIn;
    Fade fadeOut;
    FramePos end() const { return at + region.lengthFrames; }
    bool operator==(const PlacedClip&) const = default;
};

/// An enabled track on the album's clock. Marks are frames; on sectors they lie only in a CdLayout.
struct PlacedTrack {
    TrackId id{};
    std::size_t row = 0;           ///< Place in Album::tracks, where disabled tracks count.
    int number = 0;                ///< On the album, from 1; disabled tracks have none.
    int disc = 0;                  ///< From 0.
    FramePos in = 0;               ///< In point: the first frame of its earliest clip.
    FrameCount lengthFrames = 0;   ///< Of its sound, to the end of its last clip.
    FramePos start = 0;            ///< INDEX 01, where its file starts.
    std::optional<FramePos> pause; ///< INDEX 00 where it was set by hand.
    FramePos end = 0;              ///< End mark; by default the end of its sound.
    std::vector<FramePos> indexes; ///< INDEX 02 and on.
    std::vector<PlacedClip> clips; ///< In order of time.
    Fade fadeIn;                   ///< Clamped to its sound.
    Fade fadeOut;
    FramePos soundEnd() const { return in + lengthFrames; }
    bool operator==(const PlacedTrack&) const = default;
};

struct AlbumLayout {
    int rate = cdRate;
    std::vector<PlacedTrack> tracks; ///< Enabled ones, in order.
    std::vector<PlacedClip> beds;
    FramePos begin =
        0; ///< First frame of the print: 0, or track 1's pause mark where audio hides in its pause (negative).
    FramePos end = 0; ///< Where the last file ends: the last track's end mark.
    int discs = 0;
    PqOffsets pqOffsets; ///< Of the discs alone: no frame above is moved by them.

    /// Where file n (a place in `tracks`) ends: at the next start mark; the last one of the album at `end`.
    FramePos fileEnd(std::size_t n) const { return n + 1 < tracks.size() ? tracks[n + 1].start : end; }
    /// First frame on the album's clock at which anything can sound.
    FramePos firstSound() const;
    bool operator==(const AlbumLayout&) const = default;
};

/// Default marks: start 200 ms ahead of the in point after silence (no further back than the previous track's end), at
/// the in point at a segue (gap <= 0); end at the end of the sound.
AlbumLayout layOut(const Album& album);

/// Nullptr when it is not there, or not enabled.
const PlacedTrack* findTrack(const AlbumLayout& layout, TrackId id);

/// A track on a CD. Sector 0 is the start of track 1's pause.
struct CdTrack {
    std::size_t placed = 0;           ///< Place in AlbumLayout::tracks.
    int number = 0;                   ///< On the disc, from 1.
    std::optional<SectorPos> index00; ///< nullopt = no pause. Track 1's is 0.
    SectorPos index01 = 0;
    std::vector<SectorPos> indexes; ///< INDEX 02 and on.
    bool operator==(const CdTrack&) const = default;
};

/// One disc: marks on sectors. The sound is where it is: sector `firstIndex01` begins at frame `origin` of the album.
struct CdLayout {
    std::vector<CdTrack> tracks;
    FramePos origin = 0;          ///< Album frame of track 1's INDEX 01, at the album's rate.
    SectorPos firstIndex01 = 150; ///< More than 150 where audio hides in track 1's pause.
    SectorPos firstSound = 150;   ///< Digital zeros up to here: to track 1's start mark, or what hides ahead of it.
    SectorPos leadOut = 0;
    bool operator==(const CdLayout&) const = default;
};

/// INDEX 01 = floor; INDEX 00 = ceil of the previous end mark (or of the pause mark), omitted when no sector lies
/// between; lead-out = ceil of the last end mark. `disc` from 0.
///
/// Then the PQ offsets move marks, never the sound against its neighbours, and no mark past another: a start goes no
/// further ahead than the previous end mark, or its own pause mark, where that lies ahead of it; a pause mark stays
/// where it was set. Track 1 starts no earlier than sector 150: the whole sound moves back on the disc instead, and
/// what lies between INDEX 01 and its start mark is digital zero, or what hides in its pause. Behind the last end mark
/// are zeros up to the lead-out.
CdLayout cdLayout(const AlbumLayout& layout, int disc);

/// "mm:ss:ff" of a place or length in sectors; a leading minus where negative.
std::string sectorTime(SectorPos sectors);

} // namespace core
