#include "ui/meters/FigureRow.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace ui::meters {

FigureRow::FigureRow(const QString& label, const QString& name, QWidget* parent)
    : Indicator(name, parent), label_(label), value_(QChar(0x2013)) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setToolTip(name);
}

void FigureRow::show(const QString& value, bool live) {
    if (value == value_ && live == live_) return;
    value_ = value;
    live_ = live;
    update();
}

void FigureRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.fillRect(0, height() - 1, width(), 1, palette::line);
    const QRect inside = rect().adjusted(0, 0, 0, -1);
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::dim);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, label_);
    painter.setFont(theme::figures(12));
    painter.setPen(live_ ? palette::text : palette::dim);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, value_);
}

} // namespace ui::meters
