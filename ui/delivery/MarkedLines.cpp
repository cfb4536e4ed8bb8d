#include "ui/delivery/MarkedLines.h"

#include "ui/controls/Passage.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui::delivery {

MarkedLines::MarkedLines(QWidget* parent) : QWidget(parent), lines_(new QVBoxLayout(this)) {
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setSpacing(4);
}

void MarkedLines::clear() {
    while (QLayoutItem* item = lines_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void MarkedLines::add(const QString& mark, const QString& words, QColor colour) {
    auto* const row = new QWidget;
    auto* const across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metrics::grid / 2);
    auto* const sign = new QLabel(mark);
    sign->setFixedWidth(metrics::iconSize);
    sign->setStyleSheet(QStringLiteral("color: %1").arg(palette::good.name()));
    auto* const label = new controls::Passage(colour);
    label->say(words);
    across->addWidget(sign, 0, Qt::AlignTop);
    across->addWidget(label, 1);
    lines_->addWidget(row);
}

} // namespace ui::delivery
