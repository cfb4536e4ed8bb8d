#include "ui/foot/ProgressLine.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::foot {

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
    setFixedSize(88, 6);
}

void ProgressLine::show(double share) {
    const int percent = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 100.0));
    if (percent == percent_) return;
    percent_ = percent;
    update();
}

QString ProgressLine::spokenText() const {
    return tr("%1 %").arg(percent_);
}

void ProgressLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::raised);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setBrush(palette::amber);
    painter.drawRoundedRect(QRectF(0, 0, width() * percent_ / 100.0, height()), 3, 3);
}

} // namespace ui::foot
