// The short-term loudness of the print as a line below the lanes, with its scale.
#pragma once

#include "engine/analysis/AlbumPrint.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace ui::timeline {

struct Scene;

/// What the line's scale reaches from and to, LUFS.
struct LoudnessScale {
    double top = 0.0;
    double bottom = -30.0;
    double y(double lufs, const QRectF& rect) const;
    /// The values that are written beside it, from the top.
    std::vector<double> values() const;
    bool operator==(const LoudnessScale&) const = default;
};

/// From the next whole five over the loudest of the print to 25 LU below.
LoudnessScale loudnessScaleOf(const std::vector<float>& shortTermLufs);

void paintLoudness(QPainter& painter, const Scene& scene);

} // namespace ui::timeline
