#include "ui/meters/CorrelationBar.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <cmath>

namespace ui::meters {

CorrelationBar::CorrelationBar(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Correlation"));
    setToolTip(tr("Correlation of left and right: \u22121 cancels in mono, 0 unrelated, +1 mono"));
    setFixedHeight(8);
}

int CorrelationBar::pixels() const {
    return static_cast<int>(std::lround(correlation_ * width() / 2.0));
}

void CorrelationBar::show(double correlation) {
    const int before = pixels();
    correlation_ = correlation;
    if (pixels() != before) update();
}

QString CorrelationBar::spokenText() const {
    return decimal(correlation_, 2);
}

void CorrelationBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    const int middle = width() / 2;
    const int reach = pixels();
    painter.fillRect(reach < 0 ? middle + reach : middle, 0, std::abs(reach), height(),
                     reach < 0 ? palette::wrong : palette::teal);
    painter.fillRect(middle, 0, 1, height(), palette::dim);
}

} // namespace ui::meters
