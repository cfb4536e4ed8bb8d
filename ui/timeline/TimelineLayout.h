// Where everything of the album lies on the timeline's canvas: rows, the box of every track and every clip. Pure: from
// the album's layout, the scale and the size of the canvas.
#pragma once

#include "core/AlbumLayout.h"
#include "ui/timeline/TimeScale.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace ui::timeline {

/// From top to bottom. `beds` has no height where the album has no beds, `lower` none where it has no second track: the
/// first one gets the room of both lanes.
struct Rows {
    QRectF ruler;
    QRectF upper; ///< Odd tracks.
    QRectF beds;  ///< Between the lanes, as beds lie under seams.
    QRectF lower; ///< Even tracks.
    QRectF loudness;
};

Rows rowsOf(QSizeF size, const core::AlbumLayout& album);

/// Height of the row in a track's box that says its title and carries the flags of its marks.
inline constexpr double titleHeight = 19.0;

struct ClipBox {
    core::ClipId id{};
    std::size_t place = 0; ///< In PlacedTrack::clips, or AlbumLayout::beds.
    QRectF rect;           ///< Its waveform's, both channels.
};

/// Whole, also where it reaches beyond the canvas.
struct TrackBox {
    core::TrackId id{};
    std::size_t place = 0; ///< In AlbumLayout::tracks.
    QRectF rect;
    QRectF title;
    QRectF waves;
    std::vector<ClipBox> clips;
};

struct TimelineLayout {
    Rows rows;
    std::vector<TrackBox> tracks; ///< Those of which something is in sight, in order.
    std::vector<ClipBox> beds;    ///< The same.

    const TrackBox* find(core::TrackId id) const;
    /// The box under the point; of two that overlap, which stand in two lanes, the one whose lane it is.
    const TrackBox* at(QPointF point) const;
    const ClipBox* bedAt(QPointF point) const;
};

TimelineLayout layOut(const core::AlbumLayout& layout, const TimeScale& scale, QSizeF size);

/// The clip of the box under the point, the later one where two overlap.
const ClipBox* clipAt(const TrackBox& box, QPointF point);

/// The y of a clip's gain line: +12 dB at the top of the box, -24 dB at its foot, which are the limits.
double gainY(double gainDb, const QRectF& rect);
double gainAt(double y, const QRectF& rect);
inline constexpr double mostClipGainDb = 12.0;
inline constexpr double leastClipGainDb = -24.0;

} // namespace ui::timeline
