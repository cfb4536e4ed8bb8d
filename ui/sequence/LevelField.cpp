#include "ui/sequence/LevelField.h"

#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace ui::sequence {

namespace {

constexpr int figureSize = 12;
constexpr int textInset = 7; ///< As the fields of text have it.
constexpr core::Parameter levelRow = {
    .id = "level", .label = "Level", .unit = core::Unit::db, .range = {-24.0, 24.0}, .standard = 0.0};

} // namespace

LevelField::LevelField(QWidget* parent) : ValueControl(levelRow, tr("Track level"), parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LevelField::sizeHint() const {
    const QFontMetrics figures(theme::figures(figureSize));
    return {figures.horizontalAdvance(controls::said(row(), row().range.min)) + 2 * textInset, 22};
}

void LevelField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isHovered() || isHeld() || hasFocus()) {
        painter.setPen(hasFocus() ? palette::amber : palette::line);
        painter.setBrush(palette::raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    painter.setFont(theme::figures(figureSize));
    painter.setPen(isHeld() ? palette::amber : palette::text);
    painter.drawText(rect().adjusted(textInset, 0, -textInset, 0), Qt::AlignRight | Qt::AlignVCenter,
                     controls::said(row(), value()));
}

} // namespace ui::sequence
