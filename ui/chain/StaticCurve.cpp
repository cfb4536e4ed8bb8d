#include "ui/chain/StaticCurve.h"

#include "engine/dsp/Compressor.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double floorDb = -60.0;
constexpr double margin = 8.0;
constexpr double grabPixels = 11.0;
/// As they lie from left to right.
constexpr std::array fromTheLeft = {CurveHandle::knee, CurveHandle::threshold, CurveHandle::ratio};
constexpr std::size_t thresholdPlace = 1;
constexpr double levelRadius = 4.0;

core::ParameterRef rowOf(CurveHandle handle) {
    const char* const id = handle == CurveHandle::threshold ? "threshold"
                           : handle == CurveHandle::ratio   ? "ratio"
                                                            : "knee";
    return *core::findParameter(*core::findModule("compressor"), id);
}

} // namespace

CurvePoint handleAt(const core::CompressorSettings& settings, CurveHandle handle) {
    const double in = handle == CurveHandle::threshold ? settings.thresholdDb
                      : handle == CurveHandle::ratio   ? 0.0
                                                       : settings.thresholdDb - settings.kneeDb / 2.0;
    return {in, engine::dsp::staticCurveDb(settings, in)};
}

core::CompressorSettings dragged(core::CompressorSettings settings, CurveHandle handle, CurvePoint to) {
    switch (handle) {
    case CurveHandle::threshold:
        settings.thresholdDb = to.inDb;
        break;
    case CurveHandle::knee:
        settings.kneeDb = std::max(0.0, 2.0 * (settings.thresholdDb - to.inDb));
        break;
    case CurveHandle::ratio: {
        // Above the knee: out = threshold - threshold / ratio where in is 0 dB.
        constexpr double steepest = 20.0;
        const double rise = std::max(to.outDb - settings.thresholdDb, -settings.thresholdDb / steepest);
        settings.ratio = rise > 0.0 ? std::clamp(-settings.thresholdDb / rise, 1.0, steepest) : steepest;
        break;
    }
    }
    return settings;
}

StaticCurve::StaticCurve(SlotEdit& edit, QWidget* parent) : HandlePicture(edit, parent) {
    setAccessibleName(tr("Level out over level in"));
    setToolTip(tr("Drag a handle, or choose one with Left and Right and turn it with Up and Down (Shift: fine)"));
    setChosen(thresholdPlace);
    core::Slot first;
    first.settings = core::CompressorSettings{};
    showValues(first);
}

std::size_t StaticCurve::handles() const {
    return fromTheLeft.size();
}

core::ParameterRef StaticCurve::rowOf(std::size_t handle) const {
    return chain::rowOf(fromTheLeft[handle]);
}

QRectF StaticCurve::plot() const {
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

QPointF StaticCurve::pointOf(CurvePoint point) const {
    const QRectF area = plot();
    return {area.right() - point.inDb / floorDb * area.width(), area.top() + point.outDb / floorDb * area.height()};
}

CurvePoint StaticCurve::levelsAt(QPointF at) const {
    const QRectF area = plot();
    return {(area.right() - at.x()) / area.width() * floorDb, (at.y() - area.top()) / area.height() * floorDb};
}

void StaticCurve::showSlot(const core::Slot& slot, int, int) {
    if (slot != this->slot()) showValues(slot);
}

void StaticCurve::showReading(const engine::SlotReading* reading) {
    if (!reading || reading->steps == 0) return showLevel({}, 0.0);
    const double in = std::max(reading->peakInDb[0], reading->peakInDb[1]) + slot().inputDb;
    showLevel(in > -199.0 ? std::optional(in) : std::nullopt, reading->gainReductionDb);
}

void StaticCurve::showLevel(std::optional<double> inDb, double reductionDb) {
    if (inDb && *inDb < floorDb) inDb.reset();
    if (inDb == inDb_ && reductionDb == reductionDb_) return;
    update(levelRect());
    inDb_ = inDb;
    reductionDb_ = reductionDb;
    update(levelRect());
}

/// Around the dot that stands where the sound is; empty while there is none.
QRect StaticCurve::levelRect() const {
    if (!inDb_) return {};
    const QPointF at = pointOf({*inDb_, *inDb_ + reductionDb_});
    return QRectF(at.x() - levelRadius - 1.0, at.y() - levelRadius - 1.0, 2.0 * levelRadius + 2.0,
                  2.0 * levelRadius + 2.0)
        .toAlignedRect();
}

void StaticCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    const QRectF area = plot();
    painter.setPen(QPen(palette::faded(palette::line, 0.7F), 1));
    for (double db = floorDb; db <= 0.0; db += 12.0) {
        const QPointF at = pointOf({db, db});
        painter.drawLine(QPointF(std::round(at.x()), area.top()), QPointF(std::round(at.x()), area.bottom()));
        painter.drawLine(QPointF(area.left(), std::round(at.y())), QPointF(area.right(), std::round(at.y())));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::faint, 1));
    painter.drawLine(area.bottomLeft(), area.topRight());
    QPolygonF curve;
    for (double in = floorDb; in <= 0.0; in += 0.5) curve << pointOf({in, engine::dsp::staticCurveDb(settings(), in)});
    painter.setPen(QPen(palette::amber, 2));
    theme::drawSegments(painter, curve);
    for (std::size_t handle = handles(); handle > 0; --handle) paintHandle(painter, handle - 1);
    if (hasFocus()) {
        painter.setPen(palette::text);
        painter.setFont(theme::figures(11));
        painter.drawText(area.adjusted(4, 2, -4, -2), Qt::AlignLeft | Qt::AlignTop, spokenText());
    }
    paintFocus(painter);
    if (!inDb_) return;
    painter.setPen(QPen(palette::background, 1));
    painter.setBrush(palette::text);
    painter.drawEllipse(pointOf({*inDb_, *inDb_ + reductionDb_}), levelRadius, levelRadius);
}

void StaticCurve::paintHandle(QPainter& painter, std::size_t handle) const {
    const double radius = fromTheLeft[handle] == CurveHandle::knee ? 3.5 : 5.0;
    painter.setPen(QPen(palette::amber, 1.4));
    painter.setBrush(isLit(handle) ? palette::amber : palette::background);
    painter.drawEllipse(pointOf(handleAt(settings(), fromTheLeft[handle])), radius, radius);
}

std::optional<std::size_t> StaticCurve::hit(QPointF at) const {
    std::optional<std::size_t> nearest;
    double least = grabPixels;
    for (std::size_t handle = handles(); handle > 0; --handle) {
        const QPointF away = pointOf(handleAt(settings(), fromTheLeft[handle - 1])) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance > least) continue;
        least = distance;
        nearest = handle - 1;
    }
    return nearest;
}

double StaticCurve::draggedTo(std::size_t handle, const Drag& drag) const {
    core::Slot to;
    to.settings = dragged(settings(), fromTheLeft[handle], levelsAt(drag.at));
    return rowOf(handle).get(to);
}

Qt::CursorShape StaticCurve::cursorOf(std::size_t handle) const {
    return fromTheLeft[handle] == CurveHandle::ratio ? Qt::SizeVerCursor : Qt::SizeHorCursor;
}

} // namespace ui::chain
