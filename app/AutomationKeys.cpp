#include "app/AutomationKeys.h"

#include "app/ChainKeys.h"
#include "app/Text.h"
#include "core/Automation.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "core/Fade.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace app {

namespace {

constexpr double longestSeconds = 86400.0;
constexpr double nearSeconds = 0.001; ///< As far as a point may lie from where it is said to be.

core::FramePos frameOf(std::string_view seconds, int rate, const std::string& key) {
    const auto at = parseNumber(seconds);
    if (!at || *at < 0.0 || *at > longestSeconds)
        throw core::Error(key + ": \"" + std::string(seconds) +
                          "\" is not a number of seconds from the track's in point on, such as 12.5");
    return std::llround(*at * rate);
}

std::size_t pointNear(const std::vector<core::AutomationPoint>& points, core::FramePos at, int rate,
                      const std::string& key) {
    const auto far = [at](const core::AutomationPoint& point) { return std::abs(point.at - at); };
    const auto nearest = std::ranges::min_element(points, {}, far);
    if (nearest != points.end() && static_cast<double>(far(*nearest)) <= nearSeconds * rate)
        return static_cast<std::size_t>(nearest - points.begin());
    std::vector<std::string> places;
    for (const auto& point : points) places.push_back(decimal(static_cast<double>(point.at) / rate, 3));
    throw core::Error(key + ": there is no point; " +
                      (places.empty() ? "the row is not automated" : "there are points at " + listed(places)));
}

core::FadeShape shapeNamed(std::string_view name, const std::string& key) {
    std::vector<std::string> names;
    for (const auto shape : core::fadeShapes) {
        if (core::fadeShapeName(shape) == name) return shape;
        names.emplace_back(core::fadeShapeName(shape));
    }
    throw core::Error(key + ": \"" + std::string(name) + "\" is no shape; there are " + listed(names));
}

/// Throws for a row that there is not, and for one that cannot follow a course.
void checkRow(const core::Slot& slot, const std::string& row, const std::string& key) {
    const core::Module& module = core::moduleOf(slot);
    if (row != "enabled" && core::isAutomatable(*rowNamed(module, row, key).row)) return;
    throw core::Error(key + ": " + row + " of the " + std::string(module.id) +
                      " cannot be automated: only a number can whose change leaves the module's delay as it is");
}

/// The value as the row takes it, by way of a slot that is thrown away.
double valueOf(core::Slot slot, const std::string& row, std::string_view value, const std::string& key) {
    setRow(slot, row, value, key);
    return rowNamed(core::moduleOf(slot), row, key).get(slot);
}

} // namespace

bool namesPoint(std::string_view rest) {
    return rest.find('@') != std::string_view::npos;
}

core::Album withAutomation(core::Album album, core::TrackId id, std::string_view rest, std::string_view value,
                           const std::string& owner, const std::string& key) {
    const std::string_view named = rest.substr(0, rest.find('@'));
    const std::string_view where = rest.substr(named.size() + 1);
    const std::size_t dot = named.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == named.size())
        throw core::Error(key + ": name a module and its row, as in track.2.chain.gain.gain@12.5=-3");
    const core::Track& track = *core::findTrack(std::as_const(album), id);
    const core::Slot& slot = track.chain[slotNamed(track.chain, named.substr(0, dot), owner)];
    const core::LaneKey lane{id, slot.id, std::string(named.substr(dot + 1))};
    checkRow(slot, lane.parameter, key);
    const core::AutomationLane* const found = core::findLane(album, lane);
    const std::vector<core::AutomationPoint> points = found ? found->points : std::vector<core::AutomationPoint>{};

    if (where == "all") {
        if (value != "off") throw core::Error(key + ": all points can only be set to off");
        if (points.empty()) throw core::Error(key + ": the row is not automated");
        return core::removeLane(std::move(album), lane);
    }
    const core::FramePos at = frameOf(where, album.rate, key);
    const int rate = album.rate;
    if (value == "off") return core::removePoint(std::move(album), lane, pointNear(points, at, rate, key));
    if (value.starts_with('@')) {
        const std::size_t place = pointNear(points, at, rate, key);
        core::AutomationPoint moved = points[place];
        moved.at = frameOf(value.substr(1), rate, key);
        // A drag stops at the neighbours; what is typed goes past them.
        return core::withPoint(core::removePoint(std::move(album), lane, place), lane, moved);
    }
    const std::size_t comma = value.find(',');
    core::AutomationPoint point{.at = at, .value = valueOf(slot, lane.parameter, value.substr(0, comma), key)};
    if (comma != std::string_view::npos) point.shape = shapeNamed(value.substr(comma + 1), key);
    return core::withPoint(std::move(album), lane, point);
}

} // namespace app
