// Where the handles of what is in sight lie on the canvas, and which of them a point grabs. Pure.
#pragma once

#include "ui/timeline/Handle.h"
#include "ui/timeline/TimelineLayout.h"

#include <optional>
#include <vector>

namespace ui::timeline {

struct Grip {
    Handle handle;
    QPointF at;  ///< Where it is drawn: a flag's pole at the top, a fade's corner, the middle of others.
    QRectF area; ///< That grabs it.
    QRectF box;  ///< Of the track, or the bed.
};

/// Half a side of the square that stands for a fade or a gain.
inline constexpr double gripSize = 4.0;
/// Of a mark's flag.
inline constexpr double flagWidth = 13.0;
inline constexpr double flagHeight = 12.0;
/// Narrower boxes show no handles until they are selected.
inline constexpr double narrowBox = 48.0;

/// What is chosen shows its handles wherever it lies.
struct Chosen {
    std::vector<core::TrackId> tracks;
    std::optional<core::ClipId> clip; ///< Of one of them, or a bed.
    bool holds(const Handle& handle) const;
};

/// In the order in which they grab where they lie over each other. Of boxes too narrow to tell them apart, only those
/// of what is chosen.
std::vector<Grip> gripsOf(const core::AlbumLayout& album, const TimelineLayout& layout, const TimeScale& scale,
                          const Chosen& chosen);

/// The handle at the point: a grip, else a clip (where its track has several, or it is a bed), else a track's box.
std::optional<Handle> handleAt(const std::vector<Grip>& grips, const core::AlbumLayout& album,
                               const TimelineLayout& layout, QPointF point);

} // namespace ui::timeline
