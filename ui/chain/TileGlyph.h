// The small picture on a tile: the equalizer's curve, the static curves of compressor and limiter; of every other
// module how far each of its rows is turned.
#pragma once

#include "core/Chain.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace ui::chain {

void paintGlyph(QPainter& painter, const QRectF& where, const core::Slot& slot, int rate, QColor colour);

} // namespace ui::chain
