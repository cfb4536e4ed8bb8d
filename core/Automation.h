// Automation: the course of a parameter of a slot along its track, and the edits of its points. Pure, as Edits.h.
#pragma once

#include "core/Album.h"
#include "core/Parameter.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// The course at `at` frames from the track's in point, in the row's unit. From a point to the next one it goes with
/// the point's shape (fadeGain of Fade.h); at a point's frame it has the point's value, of several points on one frame
/// the last one's: so a jump is two points on one frame. Asserts that there is a point.
double automatedValue(std::span<const AutomationPoint> points, FramePos at);

/// Whether a value of that row can follow a course: choices and switches cannot.
bool isAutomatable(const Parameter& row);

/// Which parameter of which slot of which track.
struct LaneKey {
    TrackId track{};
    SlotId slot{};
    std::string parameter; ///< As findParameter takes it: "gain", "band3.gain".
    bool operator==(const LaneKey&) const = default;
};

/// nullptr where the parameter is not automated.
const AutomationLane* findLane(const Track& track, SlotId slot, std::string_view parameter);
const AutomationLane* findLane(const Album& album, const LaneKey& key);

/// The parameter of a slot of the track, its row found; nullopt where the slot or the row is gone.
std::optional<ParameterRef> automatedParameter(const Track& track, SlotId slot, std::string_view parameter);
/// The parameter that is meant; nullopt where any of them is gone.
std::optional<ParameterRef> automatedParameter(const Album& album, const LaneKey& key);

/// With the point: in the place of those on its frame, among the others otherwise. Its value is clamped to the row. The
/// first point makes the lane. Asserts that the row can be automated.
Album withPoint(Album album, const LaneKey& key, AutomationPoint point);

/// The point at that place of the lane as `to`, clamped to the row and to the frames between its neighbours: points
/// never overtake each other.
Album movePoint(Album album, const LaneKey& key, std::size_t point, AutomationPoint to);

/// Without the point; without the lane where it was the last one.
Album removePoint(Album album, const LaneKey& key, std::size_t point);

/// The parameter stands at its knob again.
Album removeLane(Album album, const LaneKey& key);

} // namespace core
