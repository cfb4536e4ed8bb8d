// What can be grabbed in a picture of bands: where one band ends and the next one begins, and each band's threshold.
// Pure.
#pragma once

#include "core/Parameter.h"
#include "ui/chain/CurveAxis.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace ui::chain {

struct BandHandle {
    enum class Kind { split, threshold };
    Kind kind = Kind::split;
    int place = 0; ///< Of the split, or of the band: split n lies between the bands n and n + 1.
    core::ParameterRef row;
};

/// A multiband's or a de-esser's.
struct BandsShape {
    std::vector<double> splitsHz;                    ///< Rising; one below that before it counts as that.
    std::vector<std::optional<double>> thresholdsDb; ///< Of each band; nullopt = none, as of a band that is bypassed.
    std::vector<BandHandle> handles;                 ///< From the left to the right.

    int bands() const { return static_cast<int>(thresholdsDb.size()); }
    int bandAt(double hz) const;
};
BandsShape bandsShape(const core::Slot& slot);

/// The ends of a band in a picture, pixels.
struct BandEnds {
    double left = 0.0, right = 0.0;
};
BandEnds endsOf(const BandsShape& shape, int band, const FrequencyAxis& hertz);

/// The handle under a pointer, a place in shape.handles; splits go ahead of thresholds. nullopt = none.
std::optional<std::size_t> handleAt(const BandsShape& shape, const FrequencyAxis& hertz, const DecibelAxis& levels,
                                    QPointF at);

/// What dragging the handle to there asks for: hertz or decibels, not clamped.
double valueAt(const BandHandle& handle, const FrequencyAxis& hertz, const DecibelAxis& levels, QPointF at);

} // namespace ui::chain
