// Where the course of a parameter lies on its strip under the timeline: pure, from the points, the row, the timeline's
// scale and the size of the strip.
#pragma once

#include "core/Automation.h"
#include "ui/timeline/TimeScale.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

namespace ui::timeline {

using Points = std::vector<core::AutomationPoint>;

struct AutomationScale {
    TimeScale time;
    core::FramePos in = 0;                ///< The track's in point, on the album's clock.
    const core::Parameter* row = nullptr; ///< Its taper is the height's, as it is a knob's way.
    QRectF rect;                          ///< Least value at its foot, most at its top.

    double x(core::FramePos at) const { return time.x(in + at); } ///< `at`: from the in point.
    core::FramePos at(double x) const { return time.nearest(x) - in; }
    double y(double value) const;
    double value(double y) const; ///< Within the row.
    QPointF place(const core::AutomationPoint& point) const { return {x(point.at), y(point.value)}; }
};

/// Pixels about a point in which it is grabbed.
inline constexpr double pointReach = 7.0;

/// The point under the pointer: the nearest one, of several on one place the last.
std::optional<std::size_t> pointUnder(const Points& points, const AutomationScale& scale, QPointF pointer);

/// The course over the strip's width, no farther apart than a pixel, with a corner at every point in sight. Empty where
/// there is no point.
QPolygonF courseOf(const Points& points, const AutomationScale& scale);

} // namespace ui::timeline
