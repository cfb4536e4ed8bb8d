// Where everything of the sequence lies: heights of rows, columns of a row, and the place between rows that a hand with
// tracks or files in it points at. Device-independent pixels. Pure.
#pragma once

#include "ui/sequence/SequenceRows.h"

#include <QRect>

#include <cstddef>
#include <vector>

namespace ui::sequence {

inline constexpr int trackHeight = 30;
inline constexpr int gapHeight = 21;
inline constexpr int discHeight = 28;

int heightOf(Row::Kind kind);
int heightOf(const std::vector<Row>& rows);

/// Columns of a track's row, of its heads, and (title) of gaps. The title gets what is left; in a panel as narrow
/// as it can be that is 70 pixels.
struct Columns {
    QRect number;
    QRect title;
    QRect findings; ///< Empty when `marked` is false: the title reaches into it.
    QRect length;
    QRect lufs;
    QRect peak;
};
Columns columnsOf(const QRect& row, bool marked);

/// A place between rows.
struct DropPlace {
    std::size_t before = 0;      ///< Ahead of the track at this place of Album::tracks; their number = behind the last.
    bool openingItsDisc = false; ///< Under the heading of a disc rather than ahead of it.
    int y = 0;                   ///< Of the mark, from the top of the first row.
    bool operator==(const DropPlace&) const = default;
};

/// The place next to `y`, measured from the top of the first row. A gap belongs to the track under it.
DropPlace dropPlaceAt(const std::vector<Row>& rows, int y);

} // namespace ui::sequence
