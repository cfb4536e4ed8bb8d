// What can be done with the course under the timeline, as menus: which parameter it is of, and its points.
#pragma once

#include "core/Automation.h"

#include <QString>

#include <optional>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::timeline {

/// "Gain: gain"; empty where the parameter is gone.
QString nameOf(const core::Album& album, const core::LaneKey& key);

/// What the selected module begins with: a row of its own that is automated, or else its first one that can be. nullopt
/// where none is selected, or one of the album's chain: a course runs along a track.
std::optional<core::LaneKey> laneToBegin(const Desk& desk);

/// The rows of the selected module that can be automated, the courses that the track has, and the end of this one.
void fillRows(QMenu& menu, Desk& desk, const core::LaneKey& shown);

/// The shapes of the way from the point to the next one, and its removal.
void fillPoint(QMenu& menu, Desk& desk, const core::LaneKey& key, std::size_t point);

} // namespace ui::timeline
