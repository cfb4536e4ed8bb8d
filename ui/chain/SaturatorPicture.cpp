#include "ui/chain/SaturatorPicture.h"

#include "engine/dsp/Saturator.h"
#include "ui/controls/Words.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double margin = 8.0;
constexpr double gap = 12.0;
constexpr double handleX = 0.5; ///< Where on the curve it sits, of full scale.
constexpr double toneDb = -12.0;
constexpr double lowestDb = -120.0;
constexpr double fine = 0.1;
constexpr double leastBar = 3.0; ///< Pixels that a bar and its gap need at least.

} // namespace

SaturatorPicture::SaturatorPicture(SlotEdit& edit, QWidget* parent)
    : OneHandlePicture(*core::findParameter(*core::findModule("saturator"), "drive"), edit, parent),
      harmonics_(harmonicsDb({}, toneDb)) {
    takeBands({});
    setAccessibleName(tr("Saturator curve and harmonics"));
    setToolTip(tr("Drag the handle, or turn the drive with Up and Down (Shift: fine); Alt-click resets it"));
    core::Slot first;
    first.settings = core::SaturatorSettings{};
    showValues(first);
}

void SaturatorPicture::showSlot(const core::Slot& slot, int, int) {
    if (slot == this->slot()) return;
    takeBands(std::get<core::SaturatorSettings>(slot.settings));
    showValues(slot);
}

void SaturatorPicture::takeBands(const core::SaturatorSettings& settings) {
    bands_.clear();
    const auto count = static_cast<std::size_t>(settings.bands);
    for (std::size_t band = 0; band < count; ++band) bands_.emplace_back(engine::dsp::settingsOfBand(settings, band));
    harmonics_ = harmonicsDb(engine::dsp::settingsOfBand(settings, count / 2), toneDb);
}

QRectF SaturatorPicture::plot() const {
    const double side = std::min<double>(height(), width() / 3.0);
    return QRectF(0.0, 0.0, side, height()).adjusted(margin, margin, -margin, -margin);
}

QPointF SaturatorPicture::pointOf(const Saturated& band, double x) const {
    const QRectF area = plot();
    const double y = std::clamp(band(x), -1.0, 1.0);
    return {area.center().x() + x * area.width() / 2.0, area.center().y() - y * area.height() / 2.0};
}

QPointF SaturatorPicture::handle() const {
    return pointOf(middle(), handleX);
}

void SaturatorPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    paintCurves(painter);
    paintHarmonics(painter);
    paintFocus(painter);
}

void SaturatorPicture::paintCurve(QPainter& painter, const Saturated& band, QColor colour, Qt::PenStyle style) const {
    QPolygonF curve;
    for (int step = -60; step <= 60; ++step) curve << pointOf(band, step / 60.0);
    painter.setPen(QPen(colour, style == Qt::SolidLine ? 2 : 1.4, style));
    style == Qt::SolidLine ? theme::drawSegments(painter, curve) : painter.drawPolyline(curve);
}

/// Low dashed, high dotted, so that colour is not the only sign.
void SaturatorPicture::paintCurves(QPainter& painter) const {
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
    painter.setBrush(Qt::NoBrush);
    if (bands_.size() > 1) {
        paintCurve(painter, bands_.front(), palette::blue, Qt::DashLine);
        paintCurve(painter, bands_.back(), palette::teal, Qt::DotLine);
    }
    paintCurve(painter, middle(), palette::amber, Qt::SolidLine);
    paintHandle(painter, palette::amber);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The tone blue, odd harmonics amber, even ones teal: with their numbers below, so that colour is not the only sign.
void SaturatorPicture::paintHarmonics(QPainter& painter) const {
    constexpr double wordsHeight = 18.0;
    const double left = plot().right() + margin + gap;
    const QRectF area(left, margin + wordsHeight, width() - left - margin, height() - 2.0 * margin - 2.0 * wordsHeight);
    const QString words = bands_.size() > 1
                              ? tr("curves: low dashed, high dotted; harmonics of a tone at %1 dBFS in the middle band")
                              : tr("harmonics of a tone at %1 dBFS: odd amber, even teal");
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::dim);
    painter.drawText(QRectF(left, margin - 2.0, area.width(), wordsHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(words.arg(toneDb), painter.font(), static_cast<int>(area.width())));
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

/// The whole range over the height of the curve.
double SaturatorPicture::draggedTo(std::size_t, const Drag& drag) const {
    const double size = drag.finely ? fine : 1.0;
    return drag.before + (drag.from.y() - drag.at.y()) / plot().height() * (spokenMost() - spokenLeast()) * size;
}

} // namespace ui::chain
