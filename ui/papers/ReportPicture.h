// The pictures of the client's report: the album's waveform and its short-term loudness, with the tracks' beginnings.
#pragma once

#include "engine/report/Report.h"

class QPainter;
class QRectF;

namespace ui::papers {

constexpr double pictureHeight = 26.0; ///< Millimetres.

void paintWaveform(QPainter& painter, const QRectF& mm, const engine::report::Report& report);
void paintLoudness(QPainter& painter, const QRectF& mm, const engine::report::Report& report);

} // namespace ui::papers
