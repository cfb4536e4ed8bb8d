#include "ui/Columns.h"

#include "ui/theme/Theme.h"

#include <algorithm>

namespace ui {

Columns::Columns(QWidget* left, QWidget* middle, QWidget* right) : left_(left), middle_(middle), right_(right) {
    for (QWidget* const each : {left_, middle_, right_}) each->setParent(this);
}

void Columns::showSides(bool shown) {
    hasSides_ = shown;
    left_->setVisible(shown);
    right_->setVisible(shown);
    place();
}

void Columns::place() {
    const bool isNarrow = width() < metrics::narrowWindow;
    const int left = !hasSides_ ? 0 : isNarrow ? metrics::narrowSequenceWidth : metrics::sequenceWidth;
    const int right = !hasSides_ ? 0 : isNarrow ? metrics::narrowMetersWidth : metrics::metersWidth;
    left_->setGeometry(0, 0, left, height());
    middle_->setGeometry(left, 0, std::max(0, width() - left - right), height());
    right_->setGeometry(width() - right, 0, right, height());
}

void Columns::resizeEvent(QResizeEvent*) {
    place();
}

} // namespace ui
