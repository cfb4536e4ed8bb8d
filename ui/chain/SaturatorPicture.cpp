#include "ui/chain/SaturatorPicture.h"

#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double margin = 8.0;
constexpr double gap = 12.0;
constexpr double handleX = 0.5; ///< Where on the curve it sits, of full scale.
constexpr double grabPixels = 12.0;
constexpr double toneDb = -12.0;
constexpr double lowestDb = -120.0;
constexpr double fine = 0.1;
constexpr double leastBar = 3.0; ///< Pixels that a bar and its gap need at least.

bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    return event.key() == Qt::Key_Up || event.key() == Qt::Key_Down;
}

} // namespace

SaturatorPicture::SaturatorPicture(SlotEdit& edit, QWidget* parent)
    : ModulePicture(parent), edit_(edit), drive_(*core::findParameter(*core::findModule("saturator"), "drive")),
      harmonics_(harmonicsDb(settings_, toneDb)) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Saturator curve and harmonics"));
    setToolTip(tr("Drag the handle, or turn the drive with Up and Down (Shift: fine); Alt-click resets it"));
}

void SaturatorPicture::showSlot(const core::Slot& slot, int, int) {
    const auto& settings = std::get<core::SaturatorSettings>(slot.settings);
    if (settings == settings_) return;
    settings_ = settings;
    harmonics_ = harmonicsDb(settings_, toneDb);
    controls::announceValue(this);
    update();
}

QString SaturatorPicture::spokenText() const {
    return controls::nameOf(*drive_.row) + QLatin1Char(' ') + controls::said(*drive_.row, settings_.driveDb);
}

QRectF SaturatorPicture::plot() const {
    const double side = std::min<double>(height(), width() / 3.0);
    return QRectF(0.0, 0.0, side, height()).adjusted(margin, margin, -margin, -margin);
}

QPointF SaturatorPicture::pointOf(double x) const {
    const QRectF area = plot();
    const double y = std::clamp(saturated(settings_, x), -1.0, 1.0);
    return {area.center().x() + x * area.width() / 2.0, area.center().y() - y * area.height() / 2.0};
}

QPointF SaturatorPicture::handle() const {
    return pointOf(handleX);
}

void SaturatorPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    paintCurve(painter);
    paintHarmonics(painter);
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(palette::amber, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SaturatorPicture::paintCurve(QPainter& painter) const {
    const QRectF area = plot();
    painter.setPen(QPen(palette::faded(palette::line, 0.7F), 1));
    for (int line = 0; line <= 4; ++line) {
        const double x = std::round(area.left() + area.width() * line / 4.0);
        const double y = std::round(area.top() + area.height() * line / 4.0);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::faint, 1));
    painter.drawLine(area.bottomLeft(), area.topRight());
    QPolygonF curve;
    for (int step = -60; step <= 60; ++step) curve << pointOf(step / 60.0);
    painter.setPen(QPen(palette::amber, 2));
    theme::drawSegments(painter, curve);
    painter.setPen(QPen(palette::amber, 1.4));
    painter.setBrush(drag_ || hasFocus() ? palette::amber : palette::background);
    painter.drawEllipse(handle(), 5.0, 5.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The tone blue, odd harmonics amber, even ones teal: with their numbers below, so that colour is not the only sign.
void SaturatorPicture::paintHarmonics(QPainter& painter) const {
    constexpr double wordsHeight = 18.0;
    const double left = plot().right() + margin + gap;
    const QRectF area(left, margin + wordsHeight, width() - left - margin, height() - 2.0 * margin - 2.0 * wordsHeight);
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::dim);
    painter.drawText(QRectF(left, margin - 2.0, area.width(), wordsHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(tr("harmonics of a tone at %1 dBFS: odd amber, even teal").arg(toneDb), painter.font(),
                            static_cast<int>(area.width())));
    const double pitch = area.width() / shownHarmonics;
    if (pitch < leastBar || area.height() < 1.0) return;
    painter.setFont(theme::figures(10));
    for (int n = 0; n < shownHarmonics; ++n) {
        const double db = std::max(harmonics_[static_cast<std::size_t>(n)], lowestDb);
        const double bar = area.height() * (db - lowestDb) / -lowestDb;
        const double x = area.left() + pitch * n;
        const QColor colour = n == 0 ? palette::blue : n % 2 == 0 ? palette::amber : palette::teal;
        painter.fillRect(QRectF(x + pitch * 0.25, area.bottom() - bar, pitch * 0.5, bar).toAlignedRect(), colour);
        painter.setPen(palette::dim);
        painter.drawText(QRectF(x, area.bottom() + 2.0, pitch, wordsHeight - 2.0), Qt::AlignCenter,
                         QString::number(n + 1));
    }
}

void SaturatorPicture::grab() {
    edit_.grab(labelOf(*core::findModule("saturator"), drive_));
}

void SaturatorPicture::letGo() {
    if (!drag_ && !stepsByKey_) return;
    drag_.reset();
    stepsByKey_ = false;
    QToolTip::hideText();
    edit_.letGo();
    update();
}

void SaturatorPicture::mousePressEvent(QMouseEvent* event) {
    letGo();
    const QPointF away = event->position() - handle();
    if (event->button() != Qt::LeftButton || std::hypot(away.x(), away.y()) > grabPixels) return;
    if (event->modifiers() & Qt::AltModifier) return edit_.set(drive_, drive_.row->standard);
    drag_ = {event->position().y(), settings_.driveDb};
    grab();
    update();
}

void SaturatorPicture::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        const QPointF away = event->position() - handle();
        return setCursor(std::hypot(away.x(), away.y()) <= grabPixels ? Qt::SizeVerCursor : Qt::ArrowCursor);
    }
    const double range = spokenMost() - spokenLeast();
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    const double turned = (drag_->y - event->position().y()) / plot().height() * range * size;
    edit_.set(drive_, std::clamp(drag_->beforeDb + turned, spokenLeast(), spokenMost()));
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, -32), spokenText(), this);
}

void SaturatorPicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) letGo();
}

void SaturatorPicture::keyPressEvent(QKeyEvent* event) {
    if (drag_) {
        if (event->key() != Qt::Key_Escape) return;
        edit_.set(drive_, drag_->beforeDb);
        return letGo();
    }
    if (!isOwnKey(*event)) return ModulePicture::keyPressEvent(event);
    // A key that is held down repeats: one step of the history from press to release.
    if (!std::exchange(stepsByKey_, true)) grab();
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    edit_.set(drive_, controls::stepped(*drive_.row, settings_.driveDb, event->key() == Qt::Key_Up ? size : -size));
}

void SaturatorPicture::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !drag_) letGo();
    ModulePicture::keyReleaseEvent(event);
}

void SaturatorPicture::focusInEvent(QFocusEvent* event) {
    ModulePicture::focusInEvent(event);
    update();
}

void SaturatorPicture::focusOutEvent(QFocusEvent* event) {
    letGo();
    ModulePicture::focusOutEvent(event);
    update();
}

/// Its own keys are no shortcuts while it has the focus; every other key ends what they began.
bool SaturatorPicture::event(QEvent* event) {
    if (event->type() == QEvent::Hide) letGo();
    if (event->type() == QEvent::ShortcutOverride) {
        if (drag_ || isOwnKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        letGo();
    }
    return ModulePicture::event(event);
}

} // namespace ui::chain
