// Fades, gain lines, handles and the flags of marks, painted over the boxes.
#pragma once

#include "ui/timeline/Grips.h"

#include <QPolygonF>

class QPainter;

namespace ui::timeline {

struct Scene;

/// The way of a fade's gain over `rect`: from its foot (silence) to its top (full level), or down.
QPolygonF fadeLine(const core::Fade& fade, bool isIn, const QRectF& rect);

void paintFades(QPainter& painter, const Scene& scene);
void paintGrips(QPainter& painter, const Scene& scene);

enum class GripState {
    still,
    hovered, ///< The pointer is over it.
    taken    ///< Dragged, or chosen by the keys.
};
void paintGrip(QPainter& painter, const Grip& grip, GripState state, bool ofSelectedTrack);

} // namespace ui::timeline
