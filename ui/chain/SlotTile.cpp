#include "ui/chain/SlotTile.h"

#include "core/Parameter.h"
#include "ui/chain/SlotEdit.h"
#include "ui/chain/TileGlyph.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <cmath>

namespace ui::chain {

namespace {

constexpr int inset = 9;
constexpr double dotInset = 13.0; ///< Of its middle.
constexpr int dotSize = 26;
constexpr double offOpacity = 0.45;

} // namespace

SlotTile::SlotTile(QWidget* parent) : QRadioButton(parent) {
    setAttribute(Qt::WA_Hover);
}

void SlotTile::showSlot(const core::Slot& slot, int rate, const QString& place) {
    const QString name = nameOf(core::moduleOf(slot));
    setText(name);
    setAccessibleName(tr("%1, %2, %3").arg(name, slot.enabled ? tr("on") : tr("off"), place));
    setToolTip(tr("%1: drag to move, click the dot to switch it").arg(name));
    if (slot == slot_ && rate == rate_) return;
    slot_ = slot;
    rate_ = rate;
    glyph_ = {};
    update();
}

void SlotTile::setChosen(bool chosen) {
    if (chosen == isChecked()) return;
    const QSignalBlocker quiet(this);
    setAutoExclusive(false); // none may be chosen
    setChecked(chosen);
    setAutoExclusive(true);
    update();
}

void SlotTile::showReduction(std::optional<double> db) {
    // As it is read: to a tenth.
    if (db) db = std::round(*db * 10.0) / 10.0;
    if (db == reductionDb_) return;
    reductionDb_ = db;
    update(QRect(0, height() - 24, width(), 24));
}

QRect SlotTile::dotRect() const {
    return {width() - dotSize, 0, dotSize, dotSize};
}

void SlotTile::mousePressEvent(QMouseEvent* event) {
    event->ignore();
}

void SlotTile::mouseMoveEvent(QMouseEvent* event) {
    event->ignore();
}

void SlotTile::mouseReleaseEvent(QMouseEvent* event) {
    event->ignore();
}

void SlotTile::resizeEvent(QResizeEvent*) {
    glyph_ = {};
}

QPixmap SlotTile::drawnGlyph() const {
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF where(inset, 34, width() - 3.0 * inset, height() - 34.0 - inset);
    if (where.height() > 12.0) paintGlyph(painter, where, slot_, rate_, palette::amber);
    return picture;
}

void SlotTile::paintEvent(QPaintEvent*) {
    if (glyph_.isNull() || glyph_.devicePixelRatio() != devicePixelRatioF()) glyph_ = drawnGlyph();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor edge = isChecked() || hasFocus() ? palette::amber : underMouse() ? palette::faint : palette::line;
    painter.setPen(QPen(edge, 1));
    const QColor ground = isChecked() ? palette::raised : palette::panel;
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), metrics::corner - 2,
                                metrics::corner - 2);
    }
    painter.setOpacity(slot_.enabled ? 1.0 : offOpacity);
    painter.drawPixmap(0, 0, glyph_);
    painter.setOpacity(1.0);
    const QFont font = theme::words(metrics::textSize, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(slot_.enabled ? palette::text : palette::dim);
    const int room = width() - inset - 20;
    painter.drawText(QRect(inset, 8, room, 20), Qt::AlignVCenter | Qt::AlignLeft, elided(text(), font, room));
    controls::PowerDot::paint(painter, QPointF(width() - dotInset, 17.5), slot_.enabled);
    if (!reductionDb_ || !slot_.enabled) return;
    const QString reduction = decimal(*reductionDb_);
    const QFont figures = theme::figures(12);
    const int wide = QFontMetrics(figures).horizontalAdvance(reduction);
    const QRect place(width() - inset - wide, height() - 24, wide, 18);
    painter.fillRect(place.adjusted(-3, 0, 0, 0), ground); // over the glyph
    painter.setFont(figures);
    painter.setPen(palette::amber);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, reduction);
}

} // namespace ui::chain
