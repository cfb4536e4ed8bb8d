// What files become that are dropped on the timeline: tracks in the lanes, a bed between them. Pure.
#pragma once

#include "ui/timeline/TimelineLayout.h"

namespace ui::timeline {

struct DropPlace {
    core::TrackId bedBefore{}; ///< A bed under the seam before that track; none = tracks.
    std::size_t row = 0;       ///< Of tracks: ahead of the one at this place of Album::tracks.
    QRectF mark;               ///< What shows the place: a bed's stretch, or a line between two tracks.
    bool isBed() const { return bedBefore != core::TrackId{}; }
};

/// `tracks`: how many the album has, disabled ones too.
DropPlace dropAt(const core::AlbumLayout& album, std::size_t tracks, const TimelineLayout& layout,
                 const TimeScale& scale, QPointF point);

} // namespace ui::timeline
