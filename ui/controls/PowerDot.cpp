#include "ui/controls/PowerDot.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QSignalBlocker>

namespace ui::controls {

namespace {

constexpr double radius = 4.5;

}

PowerDot::PowerDot(const QString& name, QWidget* parent) : QCheckBox(parent) {
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PowerDot::setOn(bool on) {
    const QSignalBlocker quiet(this);
    setChecked(on);
}

void PowerDot::paint(QPainter& painter, QPointF centre, bool on) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on ? Qt::NoPen : QPen(palette::faint, 1.2));
    painter.setBrush(on ? QBrush(palette::amber) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, radius, radius);
}

void PowerDot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, QRectF(rect()).center(), isChecked());
    if (!hasFocus() && !underMouse()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? palette::amber : palette::faint, 1));
    painter.drawEllipse(QRectF(rect()).center(), radius + 4.0, radius + 4.0);
}

} // namespace ui::controls
