#include "engine/render/Automation.h"

#include "core/Fade.h"

#include <algorithm>

namespace engine::render {

double valueAt(const LanePlan& lane, core::FramePos at) noexcept {
    const auto next = std::ranges::upper_bound(lane.points, at, {}, &core::AutomationPoint::at);
    if (next == lane.points.begin()) return lane.points.front().value;
    const auto& from = *(next - 1);
    if (next == lane.points.end()) return from.value;
    const double way = static_cast<double>(at - from.at) / static_cast<double>(next->at - from.at);
    return from.value + (next->value - from.value) * core::fadeGain(from.shape, way);
}

} // namespace engine::render
