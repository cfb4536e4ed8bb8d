#include "ui/controls/Readout.h"

#include "ui/controls/Words.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui::controls {

Readout::Readout(const QString& name, const QFont& font, QColor colour, const QString& sample, Qt::Alignment alignment,
                 QWidget* parent)
    : Indicator(name, parent), font_(font), colour_(colour), alignment_(alignment), elastic_(sample.isEmpty()) {
    const QFontMetrics metrics(font_);
    size_ = QSize(metrics.horizontalAdvance(sample) + 1, metrics.height());
    if (elastic_)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    else
        setFixedSize(size_);
}

QSize Readout::minimumSizeHint() const {
    return elastic_ ? QSize(24, size_.height()) : size_;
}

void Readout::showText(const QString& text) {
    showText(text, colour_);
}

void Readout::showText(const QString& text, QColor colour) {
    if (text == text_ && colour == colour_) return;
    text_ = text;
    colour_ = colour;
    explain();
    update();
}

void Readout::explain() {
    if (!elastic_) return;
    const bool fits = QFontMetrics(font_).horizontalAdvance(text_) <= width();
    if (const QString tip = fits ? QString() : text_; tip != toolTip()) setToolTip(tip);
}

void Readout::resizeEvent(QResizeEvent*) {
    explain();
}

void Readout::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font_);
    painter.setPen(colour_);
    painter.drawText(rect(), static_cast<int>(alignment_) | Qt::TextSingleLine,
                     elastic_ ? elided(text_, font_, width()) : text_);
}

} // namespace ui::controls
