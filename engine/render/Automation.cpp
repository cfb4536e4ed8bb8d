#include "engine/render/Automation.h"

#include "core/Automation.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace engine::render {

double valueAt(const LanePlan& lane, core::FramePos at) noexcept {
    const core::Range range = lane.parameter.row->range;
    return std::clamp(core::automatedValue(lane.points, at), range.min, range.max);
}

std::optional<int> jumpIn(const LanePlan& lane, core::FramePos at) noexcept {
    std::optional<int> found;
    double highest = 0.0;
    const auto first = std::ranges::lower_bound(lane.points, at, {}, &core::AutomationPoint::at);
    for (auto point = first; point != lane.points.end() && point->at < at + dsp::quantumFrames; ++point) {
        if (point == lane.points.begin() || point->at - std::prev(point)->at > 1) continue;
        const double height = std::abs(valueAt(lane, point->at) - valueAt(lane, point->at - 1));
        if (height <= highest) continue;
        highest = height;
        found = static_cast<int>(point->at - at);
    }
    return found;
}

double valueBehind(const LanePlan& lane, core::FramePos at) noexcept {
    const core::FramePos next = at + dsp::quantumFrames;
    return valueAt(lane, jumpIn(lane, next) == 0 ? next - 1 : next);
}

std::optional<Level> levelOf(const core::Parameter& row) noexcept {
    using Named = std::pair<std::string_view, Level>;
    // The gain module has all of them; what a slot has itself is the same row in every module.
    const core::Module& gain = core::moduleOf(core::GainSettings{});
    for (const auto& [id, level] : {Named{"input", Level::input}, Named{"mix", Level::mix},
                                    Named{"output", Level::output}, Named{"gain", Level::gain}})
        if (row.get == core::findParameter(gain, id)->row->get) return level;
    return std::nullopt;
}

void readQuantum(const LanePlan& lane, core::FramePos at, LevelQuantum& into) noexcept {
    const bool isShare = lane.parameter.row->unit == core::Unit::percent;
    const auto factorAt = [&](core::FramePos frame) {
        const double value = valueAt(lane, frame);
        return isShare ? value / 100.0 : dsp::fixed::dbToGain(value);
    };
    const bool isStill = std::ranges::none_of(lane.points,
                                              [&](const core::AutomationPoint& point) {
                                                  return point.at > at && point.at < at + dsp::quantumFrames;
                                              }) &&
                         (at >= lane.points.back().at || at + dsp::quantumFrames <= lane.points.front().at);
    if (isStill) return into.fill(factorAt(at));
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = factorAt(at + static_cast<core::FramePos>(i));
}

} // namespace engine::render
