// The handles of the stereo picture: where they lie on the curve of the side's level over frequency, which one the
// pointer means, and what a drag asks for. Pure.
#pragma once

#include "core/Parameter.h"
#include "ui/chain/CurveAxis.h"

#include <QPointF>
#include <QRectF>

#include <array>
#include <optional>

namespace ui::chain {

enum class StereoHandle { monoBelow, lowWidth, lowSplit, middleWidth, highSplit, highWidth };

/// As they lie from left to right.
inline constexpr std::array stereoHandles = {StereoHandle::monoBelow, StereoHandle::lowWidth,
                                             StereoHandle::lowSplit,  StereoHandle::middleWidth,
                                             StereoHandle::highSplit, StereoHandle::highWidth};

/// Whether it is dragged up and down, not sideways.
constexpr bool isWidth(StereoHandle handle) {
    return handle == StereoHandle::lowWidth || handle == StereoHandle::middleWidth || handle == StereoHandle::highWidth;
}

core::ParameterRef rowOf(StereoHandle handle);
double valueOf(const core::StereoSettings& settings, StereoHandle handle);

/// Hertz to the right, the level of the side in per cent of what came in upwards.
struct StereoPlot {
    static constexpr double highestPercent = 220.0;
    QRectF area;

    FrequencyAxis hertz() const { return {.left = area.left(), .width = area.width()}; }
    double y(double percent) const { return area.bottom() - percent / highestPercent * area.height(); }
    double percent(double y) const { return (area.bottom() - y) / area.height() * highestPercent; }

    /// Widths lie in the middle of their bands, where the curve would be without its neighbours; splits at the top of
    /// their lines; mono below at the bottom, at the left end while it is off. Never outside the area.
    QPointF at(const core::StereoSettings& settings, StereoHandle handle) const;

    /// The nearest within reach; of a split, its whole line.
    std::optional<StereoHandle> hit(const core::StereoSettings& settings, QPointF pointer) const;

    /// What the handle's row should be for it to lie there. A split stops at the other one; the rows clamp the rest.
    double valueAt(const core::StereoSettings& settings, StereoHandle handle, QPointF pointer) const;
};

} // namespace ui::chain
