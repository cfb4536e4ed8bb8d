#include "ui/controls/ValueField.h"

#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace ui::controls {

ValueField::ValueField(const core::Parameter& row, const QString& name, const QString& prefix, QWidget* parent)
    : ValueControl(row, name, parent), prefix_(prefix.isEmpty() ? prefix : prefix + QLatin1Char(' ')) {
    const QFontMetrics figures(theme::figures(12));
    int widest = 0;
    for (const double way : {0.0, 0.1, 0.5, 0.9, 1.0})
        widest = std::max(widest, figures.horizontalAdvance(prefix_ + said(row, core::valueAt(row, way))));
    size_ = QSize(widest + 2 * 6, 24);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ValueField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isHovered() || isHeld() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(palette::amber, 1) : QPen(palette::line, 1));
        painter.setBrush(palette::raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    }
    painter.setFont(theme::figures(12));
    const QString number = said(row(), written());
    const int width = painter.fontMetrics().horizontalAdvance(prefix_ + number);
    const int left = (rect().width() - width) / 2;
    const int split = left + painter.fontMetrics().horizontalAdvance(prefix_);
    painter.setPen(isEnabled() ? palette::dim : palette::faint);
    painter.drawText(QRect(left, 0, width, height()), Qt::AlignVCenter | Qt::AlignLeft, prefix_);
    const bool atStandard = value() == row().standard;
    painter.setPen(!isEnabled()           ? palette::faint
                   : isHeld() || course() ? palette::amber
                   : atStandard           ? palette::dim
                                          : palette::text);
    painter.drawText(QRect(split, 0, width, height()), Qt::AlignVCenter | Qt::AlignLeft, number);
}

} // namespace ui::controls
