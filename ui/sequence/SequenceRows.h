// The sequence as a list of rows: tracks in order, ahead of each but the first its gap, and where the album has several
// discs or sides a heading ahead of each. A function of the album and of what is known about it. Pure.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"
#include "core/Loudness.h"
#include "engine/analysis/AlbumPrint.h"
#include "ui/sequence/GapText.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace ui::sequence {

struct Row {
    enum class Kind { disc, side, gap, track };
    Kind kind = Kind::track;
    core::TrackId track{}; ///< A gap's: the one that it leads to; a heading's: the one behind it.
    std::size_t place = 0; ///< Of that track, in Album::tracks.
    int number = 0;        ///< A track's on the album, or a disc's, from 1; 0 where nothing of it is enabled.
    bool enabled = true;   ///< A gap's: whether it is heard.

    // Of tracks.
    QString title;                     ///< A side's letter; empty where nothing of it is enabled.
    core::FrameCount lengthFrames = 0; ///< Of a disc or a side too: its tracks with the gaps between them.
    std::optional<core::Loudness> figures;
    bool older = false; ///< The figures are those of the album as it was.
    core::Findings findings;

    // Of gaps.
    core::FrameCount gapFrames = 0;
    GapClock clock; ///< Its rate is there in every row.
    bool crossfades = false;

    int tracks = 0; ///< Enabled ones on a disc or a side.

    // Of sides.
    core::FrameCount goodFrames = 0; ///< What the record has room for at full level,
    core::FrameCount mostFrames = 0; ///< and at all.

    bool operator==(const Row&) const = default;
};

/// What is known of the print; none where nothing is.
struct Figures {
    const engine::analysis::AlbumPrint* print = nullptr;
    bool current = false;
};

/// `findings` by the numbers of tracks in `layout`, which is of `album`.
std::vector<Row> rowsOf(const core::Album& album, const core::AlbumLayout& layout, const core::Findings& findings,
                        const Figures& figures);

/// From where the album begins to where its last file ends; 0 without an enabled track.
core::FrameCount totalFrames(const core::AlbumLayout& layout);

} // namespace ui::sequence
