#include "ui/chain/OneHandlePicture.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <cmath>

namespace ui::chain {

namespace {

constexpr double grabPixels = 12.0;

} // namespace

std::optional<std::size_t> OneHandlePicture::hit(QPointF at) const {
    const QPointF away = at - handle();
    return std::hypot(away.x(), away.y()) <= grabPixels ? std::optional<std::size_t>(0) : std::nullopt;
}

void OneHandlePicture::paintHandle(QPainter& painter, QColor colour) const {
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(isLit(0) ? colour : palette::background);
    painter.drawEllipse(handle(), 5.0, 5.0);
}

} // namespace ui::chain
