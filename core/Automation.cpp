#include "core/Automation.h"

#include "core/Edits.h"
#include "core/Fade.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace core {

namespace {

Track& trackOf(Album& album, const LaneKey& key) {
    Track* track = findTrack(album, key.track);
    assert(track);
    return *track;
}

AutomationLane& laneOf(Album& album, const LaneKey& key) {
    const AutomationLane* lane = findLane(std::as_const(album), key);
    assert(lane);
    return const_cast<AutomationLane&>(*lane);
}

double clamped(const Album& album, const LaneKey& key, double value) {
    const auto parameter = automatedParameter(album, key);
    assert(parameter && isAutomatable(*parameter->row));
    return std::clamp(value, parameter->row->range.min, parameter->row->range.max);
}

} // namespace

double automatedValue(std::span<const AutomationPoint> points, FramePos at) {
    assert(!points.empty());
    const auto next = std::ranges::upper_bound(points, at, {}, &AutomationPoint::at);
    if (next == points.begin()) return points.front().value;
    const AutomationPoint& from = *(next - 1);
    if (next == points.end()) return from.value;
    const double way = static_cast<double>(at - from.at) / static_cast<double>(next->at - from.at);
    return from.value + (next->value - from.value) * fadeGain(from.shape, way);
}

bool isAutomatable(const Parameter& row) {
    return row.automatable && !row.structural && row.kind == Kind::continuous;
}

const AutomationLane* findLane(const Track& track, SlotId slot, std::string_view parameter) {
    const auto lane = std::ranges::find_if(
        track.automation, [&](const AutomationLane& each) { return each.slot == slot && each.parameter == parameter; });
    return lane == track.automation.end() ? nullptr : &*lane;
}

const AutomationLane* findLane(const Album& album, const LaneKey& key) {
    const Track* track = findTrack(album, key.track);
    return track ? findLane(*track, key.slot, key.parameter) : nullptr;
}

std::optional<ParameterRef> automatedParameter(const Track& track, SlotId slot, std::string_view parameter) {
    const auto found = std::ranges::find(track.chain, slot, &Slot::id);
    return found == track.chain.end() ? std::nullopt : findParameter(moduleOf(*found), parameter);
}

std::optional<ParameterRef> automatedParameter(const Album& album, const LaneKey& key) {
    const Track* track = findTrack(album, key.track);
    return track ? automatedParameter(*track, key.slot, key.parameter) : std::nullopt;
}

Album withPoint(Album album, const LaneKey& key, AutomationPoint point) {
    point.value = clamped(album, key, point.value);
    Track& track = trackOf(album, key);
    if (!findLane(track, key.slot, key.parameter))
        track.automation.push_back({.slot = key.slot, .parameter = key.parameter, .points = {}, .unknown = {}});
    auto& points = laneOf(album, key).points;
    const auto there = std::ranges::equal_range(points, point.at, {}, &AutomationPoint::at);
    points.insert(points.erase(there.begin(), there.end()), point);
    return normalised(std::move(album));
}

Album movePoint(Album album, const LaneKey& key, std::size_t point, AutomationPoint to) {
    to.value = clamped(album, key, to.value);
    auto& points = laneOf(album, key).points;
    assert(point < points.size());
    const FramePos least = point > 0 ? points[point - 1].at : std::numeric_limits<FramePos>::min();
    const FramePos most = point + 1 < points.size() ? points[point + 1].at : std::numeric_limits<FramePos>::max();
    to.at = std::clamp(to.at, least, most);
    points[point] = to;
    return normalised(std::move(album));
}

Album removePoint(Album album, const LaneKey& key, std::size_t point) {
    auto& points = laneOf(album, key).points;
    assert(point < points.size());
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(point));
    return normalised(std::move(album));
}

Album removeLane(Album album, const LaneKey& key) {
    laneOf(album, key).points.clear();
    return normalised(std::move(album));
}

} // namespace core
