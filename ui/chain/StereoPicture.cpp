#include "ui/chain/StereoPicture.h"

#include "engine/dsp/SideFilter.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double margin = 12.0;
constexpr double legendHeight = 16.0;
constexpr double columnPixels = 2.0;
constexpr double radius = 5.0;
constexpr double fine = 0.1;

} // namespace

StereoPicture::StereoPicture(SlotEdit& edit, QWidget* parent) : HandlePicture(edit, parent) {
    setAccessibleName(tr("Width over frequency"));
    setToolTip(tr("Drag a handle, or choose one with Left and Right and turn it with Up and Down (Shift: fine); "
                  "Alt-click resets it"));
    core::Slot first;
    first.settings = settings_;
    showValues(first);
}

StereoPlot StereoPicture::plot() const {
    return {QRectF(rect()).adjusted(margin, margin, -margin, -margin - legendHeight)};
}

void StereoPicture::showSlot(const core::Slot& slot, int rate, int) {
    if (slot == this->slot() && rate == rate_) return;
    settings_ = std::get<core::StereoSettings>(slot.settings);
    rate_ = rate;
    showValues(slot);
}

QString StereoPicture::spokenText() const {
    const bool off =
        stereoHandles[chosen()] == StereoHandle::monoBelow && settings_.monoBelowHz <= core::StereoSettings::monoOffHz;
    return off ? tr("%1 off").arg(controls::nameOf(*rowOf(chosen()).row)) : HandlePicture::spokenText();
}

void StereoPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    paintGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCurve(painter);
    for (std::size_t handle = 0; handle < handles(); ++handle) paintHandle(painter, handle);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (hasFocus()) {
        painter.setPen(palette::text);
        painter.setFont(theme::figures(metrics::smallSize));
        painter.drawText(plot().area.adjusted(4, 2, -4, -2), Qt::AlignLeft | Qt::AlignTop, spokenText());
    }
    paintFocus(painter);
}

void StereoPicture::paintGrid(QPainter& painter) const {
    const StereoPlot shown = plot();
    const QRectF area = shown.area;
    painter.setFont(theme::figures(metrics::smallSize));
    const QColor line = palette::faded(palette::line, 0.7F);
    for (const int hz : {50, 100, 200, 500, 1000, 2000, 5000, 10000}) {
        const double x = std::round(shown.hertz().x(hz));
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const bool decade = hz == 100 || hz == 1000 || hz == 10000;
        if (!decade) continue;
        painter.setPen(palette::dim);
        painter.drawText(QRectF(x - 30.0, area.bottom() + 5.0, 60.0, legendHeight), Qt::AlignHCenter, markHz(hz));
    }
    for (const double percent : {0.0, 50.0, 100.0, 150.0, 200.0}) {
        const double y = std::round(shown.y(percent));
        painter.setPen(QPen(percent == 100.0 ? palette::faint : line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (percent != 100.0 && percent != 200.0) continue;
        painter.setPen(palette::dim);
        painter.drawText(QRectF(area.right() - 60.0, y + 1.0, 56.0, legendHeight), Qt::AlignRight,
                         tr("%1 %").arg(percent));
    }
}

void StereoPicture::paintCurve(QPainter& painter) const {
    const StereoPlot shown = plot();
    const QRectF area = shown.area;
    for (const StereoHandle split : {StereoHandle::lowSplit, StereoHandle::highSplit}) {
        const double x = std::round(at(split).x());
        painter.setPen(QPen(palette::faded(palette::amber, 0.5F), 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    QPolygonF curve;
    for (double x = area.left(); x <= area.right(); x += columnPixels) {
        const double hz = std::min(shown.hertz().hz(x), 0.499 * rate_);
        const double percent = 100.0 * engine::dsp::sideGain(settings_, hz, rate_);
        curve << QPointF(x, std::max(shown.y(percent), area.top()));
    }
    painter.setPen(QPen(palette::amber, 2));
    theme::drawSegments(painter, curve);
}

void StereoPicture::paintHandle(QPainter& painter, std::size_t handle) const {
    painter.setPen(QPen(palette::amber, 1.4));
    painter.setBrush(isLit(handle) ? palette::amber : palette::background);
    const QPointF middle = at(stereoHandles[handle]);
    if (isWidth(stereoHandles[handle])) return painter.drawEllipse(middle, radius, radius);
    painter.drawRect(QRectF(middle.x() - radius + 1.0, middle.y() - radius, 2.0 * radius - 2.0, 2.0 * radius));
}

std::optional<std::size_t> StereoPicture::hit(QPointF at) const {
    const auto found = plot().hit(settings_, at);
    if (!found) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::find(stereoHandles, *found) - stereoHandles.begin());
}

double StereoPicture::draggedTo(std::size_t handle, const Drag& drag) const {
    const QPointF to = drag.finely ? drag.from + (drag.at - drag.from) * fine : drag.at;
    return plot().valueAt(settings_, stereoHandles[handle], to);
}

Qt::CursorShape StereoPicture::cursorOf(std::size_t handle) const {
    return isWidth(stereoHandles[handle]) ? Qt::SizeVerCursor : Qt::SizeHorCursor;
}

} // namespace ui::chain
