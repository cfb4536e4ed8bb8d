// The marks of the ruler above the timeline: how far apart, and what they say. Pure.
#pragma once

#include "ui/timeline/TimeScale.h"

#include <QString>

#include <vector>

namespace ui::timeline {

struct Tick {
    double x = 0.0;
    QString label; ///< Empty = a small one between two that say their time.
    bool operator==(const Tick&) const = default;
};

/// The ticks in [0, width), in order: steps of 1, 2 or 5 in any power of ten under a second, and of seconds, minutes
/// and hours as clocks have them above; labels at least `apart` pixels from each other.
std::vector<Tick> ticks(const TimeScale& scale, int rate, double width, double apart = 84.0);

/// "2:00", "0:12.5", "1:04:00": a time with so many decimals.
QString tickLabel(double seconds, int decimals);

} // namespace ui::timeline
