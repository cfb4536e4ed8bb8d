#include "ui/chain/DcPicture.h"

#include "engine/dsp/DcFilter.h"
#include "ui/controls/Words.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double margin = 8.0;
constexpr double legend = 20.0; // Below the plot.
constexpr double lowestHz = 0.3;
constexpr double highestHz = 200.0;
constexpr double highestDb = 3.0;
constexpr double lowestDb = -24.0;
constexpr double fine = 0.1;
constexpr std::array marksHz = {0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0};
constexpr std::array marksDb = {0.0, -6.0, -12.0, -18.0};

} // namespace

DcPicture::DcPicture(SlotEdit& edit, QWidget* parent)
    : OneHandlePicture(*core::findParameter(*core::findModule("dcFilter"), "corner"), edit, parent) {
    setAccessibleName(tr("What the DC filter leaves of the lowest frequencies"));
    setToolTip(tr("Drag the handle, or move the corner with Up and Down (Shift: fine); Alt-click resets it"));
    core::Slot first;
    first.settings = core::DcFilterSettings{};
    showValues(first);
}

void DcPicture::showSlot(const core::Slot& slot, int rate, int) {
    if (slot == this->slot() && rate == rate_) return;
    rate_ = rate;
    showValues(slot);
}

QRectF DcPicture::plot() const {
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin - legend);
}

FrequencyAxis DcPicture::hertz() const {
    return {.left = plot().left(), .width = plot().width(), .lowestHz = lowestHz, .highestHz = highestHz};
}

DecibelAxis DcPicture::decibels() const {
    return {.top = plot().top(), .height = plot().height(), .highestDb = highestDb, .lowestDb = lowestDb};
}

double DcPicture::leftDb(double hz) const {
    return engine::dsp::magnitudeDb(std::get<core::DcFilterSettings>(slot().settings), hz, rate_);
}

QPointF DcPicture::handle() const {
    const double hz = row().get(slot());
    return {hertz().x(hz), decibels().y(leftDb(hz))};
}

void DcPicture::paintAxes(QPainter& painter) const {
    const QRectF area = plot();
    painter.setFont(theme::figures(10));
    for (const double hz : marksHz) {
        const double x = std::round(hertz().x(hz)) + 0.5;
        painter.setPen(QPen(palette::faded(palette::line, 0.7F), 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(palette::dim);
        painter.drawText(QRectF(x - 30.0, area.bottom() + 5.0, 60.0, legend), Qt::AlignHCenter, tr("%1 Hz").arg(hz));
    }
    for (const double db : marksDb) {
        const double y = std::round(decibels().y(db)) + 0.5;
        painter.setPen(QPen(palette::faded(palette::line, 0.7F), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(palette::dim);
        // On the right the curve is at 0 dB whatever the corner, under the uppermost label.
        painter.drawText(QRectF(area.right() - 64.0, y - 22.0, 60.0, 20.0), Qt::AlignRight | Qt::AlignBottom,
                         tr("%1 dB").arg(db));
    }
}

void DcPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    paintAxes(painter);
    const QRectF area = plot();
    QPolygonF curve;
    for (double x = area.left(); x <= area.right(); x += 2.0)
        curve << QPointF(x, std::min(decibels().y(leftDb(hertz().hz(x))), area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::teal, 2));
    theme::drawSegments(painter, curve);
    paintHandle(painter, palette::teal);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintFocus(painter);
}

double DcPicture::draggedTo(std::size_t, const Drag& drag) const {
    const double by = (drag.at.x() - drag.from.x()) * (drag.finely ? fine : 1.0);
    return hertz().hz(hertz().x(drag.before) + by);
}

} // namespace ui::chain
