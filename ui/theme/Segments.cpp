#include "ui/theme/Segments.h"

#include <QLineF>
#include <QPainter>

#include <vector>

namespace ui::theme {

void drawSegments(QPainter& painter, const QPolygonF& line) {
    std::vector<QLineF> pieces;
    pieces.reserve(static_cast<std::size_t>(line.size()));
    for (qsizetype at = 1; at < line.size(); ++at) pieces.emplace_back(line[at - 1], line[at]);
    painter.drawLines(pieces.data(), static_cast<int>(pieces.size()));
}

} // namespace ui::theme
