#include "ui/chain/StereoHandles.h"

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double reach = 11.0;
constexpr double lineReach = 5.0;

const char* idOf(StereoHandle handle) {
    switch (handle) {
    case StereoHandle::monoBelow:
        return "monoBelow";
    case StereoHandle::lowWidth:
        return "lowWidth";
    case StereoHandle::lowSplit:
        return "lowSplit";
    case StereoHandle::middleWidth:
        return "middleWidth";
    case StereoHandle::highSplit:
        return "highSplit";
    case StereoHandle::highWidth:
        return "highWidth";
    }
    return "";
}

/// What all of the side is multiplied with, ahead of the bands.
double levelOf(const core::StereoSettings& settings) {
    return settings.widthPercent / 100.0 * std::pow(10.0, settings.sideDb / 20.0);
}

double highSplitHz(const core::StereoSettings& settings) {
    return std::max(settings.lowSplitHz, settings.highSplitHz);
}

} // namespace

core::ParameterRef rowOf(StereoHandle handle) {
    return *core::findParameter(*core::findModule("stereo"), idOf(handle));
}

double valueOf(const core::StereoSettings& settings, StereoHandle handle) {
    core::Slot slot;
    slot.settings = settings;
    return rowOf(handle).get(slot);
}

QPointF StereoPlot::at(const core::StereoSettings& settings, StereoHandle handle) const {
    const FrequencyAxis axis = hertz();
    const double low = axis.x(settings.lowSplitHz), high = axis.x(highSplitHz(settings));
    const auto inside = [&](double x, double y) {
        return QPointF(std::clamp(x, area.left(), area.right()), std::clamp(y, area.top(), area.bottom()));
    };
    const auto widthY = [&] { return y(valueOf(settings, handle) * levelOf(settings)); };
    switch (handle) {
    case StereoHandle::monoBelow:
        return inside(axis.x(settings.monoBelowHz), area.bottom());
    case StereoHandle::lowWidth:
        return inside(0.5 * (area.left() + low), widthY());
    case StereoHandle::lowSplit:
        return inside(low, area.top());
    case StereoHandle::middleWidth:
        return inside(0.5 * (low + high), widthY());
    case StereoHandle::highSplit:
        return inside(high, area.top());
    case StereoHandle::highWidth:
        return inside(0.5 * (high + area.right()), widthY());
    }
    return {};
}

std::optional<StereoHandle> StereoPlot::hit(const core::StereoSettings& settings, QPointF pointer) const {
    std::optional<StereoHandle> nearest;
    double least = reach;
    for (const StereoHandle handle : stereoHandles) {
        const QPointF away = at(settings, handle) - pointer;
        const double distance = std::hypot(away.x(), away.y());
        if (distance > least) continue;
        least = distance;
        nearest = handle;
    }
    if (nearest) return nearest;
    for (const StereoHandle split : {StereoHandle::lowSplit, StereoHandle::highSplit})
        if (std::abs(at(settings, split).x() - pointer.x()) <= lineReach) return split;
    return std::nullopt;
}

double StereoPlot::valueAt(const core::StereoSettings& settings, StereoHandle handle, QPointF pointer) const {
    const double hz = hertz().hz(pointer.x());
    if (handle == StereoHandle::lowSplit) return std::min(hz, highSplitHz(settings));
    if (handle == StereoHandle::highSplit) return std::max(hz, settings.lowSplitHz);
    if (handle == StereoHandle::monoBelow) return hz;
    const double level = levelOf(settings);
    return percent(pointer.y()) / (level > 0.0 ? level : 1.0);
}

} // namespace ui::chain
