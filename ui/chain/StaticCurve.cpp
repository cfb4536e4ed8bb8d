#include "ui/chain/StaticCurve.h"

#include "engine/dsp/Compressor.h"
#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

constexpr double floorDb = -60.0;
constexpr double margin = 8.0;
constexpr double grabPixels = 11.0;
constexpr std::array handles = {CurveHandle::ratio, CurveHandle::threshold, CurveHandle::knee};

core::ParameterRef rowOf(CurveHandle handle) {
    const char* const id = handle == CurveHandle::threshold ? "threshold"
                           : handle == CurveHandle::ratio   ? "ratio"
                                                            : "knee";
    return *core::findParameter(*core::findModule("compressor"), id);
}

double valueOf(const core::CompressorSettings& settings, CurveHandle handle) {
    core::Slot slot;
    slot.settings = settings;
    return rowOf(handle).get(slot);
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

StaticCurve::StaticCurve(SlotEdit& edit, QWidget* parent) : QWidget(parent), edit_(edit) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Level out over level in"));
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

void StaticCurve::show(const core::CompressorSettings& settings) {
    if (settings == settings_) return;
    settings_ = settings;
    update();
}

void StaticCurve::showLevel(std::optional<double> inDb, double reductionDb) {
    if (inDb && *inDb < floorDb) inDb.reset();
    if (inDb == inDb_ && reductionDb == reductionDb_) return;
    inDb_ = inDb;
    reductionDb_ = reductionDb;
    update();
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
    for (double in = floorDb; in <= 0.0; in += 0.5) curve << pointOf({in, engine::dsp::staticCurveDb(settings_, in)});
    painter.setPen(QPen(palette::amber, 2));
    painter.drawPolyline(curve);
    for (const CurveHandle handle : handles) paintHandle(painter, handle);
    if (!inDb_) return;
    painter.setPen(QPen(palette::background, 1));
    painter.setBrush(palette::text);
    painter.drawEllipse(pointOf({*inDb_, *inDb_ + reductionDb_}), 4.0, 4.0);
}

void StaticCurve::paintHandle(QPainter& painter, CurveHandle handle) const {
    const bool lit = handle == hovered_ || handle == dragged_;
    const double radius = handle == CurveHandle::knee ? 3.5 : 5.0;
    painter.setPen(QPen(palette::amber, 1.4));
    painter.setBrush(lit ? palette::amber : palette::background);
    painter.drawEllipse(pointOf(handleAt(settings_, handle)), radius, radius);
}

std::optional<CurveHandle> StaticCurve::hit(QPointF at) const {
    std::optional<CurveHandle> nearest;
    double least = grabPixels;
    for (const CurveHandle handle : handles) {
        const QPointF away = pointOf(handleAt(settings_, handle)) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance > least) continue;
        least = distance;
        nearest = handle;
    }
    return nearest;
}

void StaticCurve::apply(const core::CompressorSettings& settings, CurveHandle handle) {
    edit_.set(rowOf(handle), valueOf(settings, handle));
}

void StaticCurve::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    dragged_ = hit(event->position());
    if (!dragged_) return;
    const core::ParameterRef row = rowOf(*dragged_);
    if (event->modifiers() & Qt::AltModifier) {
        dragged_.reset();
        return edit_.set(row, row.row->standard);
    }
    before_ = settings_;
    edit_.grab(labelOf(*core::findModule("compressor"), row));
    setFocus(Qt::MouseFocusReason);
    update();
}

void StaticCurve::mouseMoveEvent(QMouseEvent* event) {
    if (!dragged_) {
        const auto under = hit(event->position());
        if (under != hovered_) update();
        hovered_ = under;
        setCursor(!under ? Qt::ArrowCursor : *under == CurveHandle::ratio ? Qt::SizeVerCursor : Qt::SizeHorCursor);
        return;
    }
    apply(dragged(settings_, *dragged_, levelsAt(event->position())), *dragged_);
    const core::Parameter& row = *rowOf(*dragged_).row;
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, -32),
                       controls::nameOf(row) + QLatin1Char(' ') + controls::said(row, valueOf(settings_, *dragged_)),
                       this);
}

void StaticCurve::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

void StaticCurve::keyPressEvent(QKeyEvent* event) {
    if (!dragged_ || event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    apply(before_, *dragged_);
    endDrag();
}

void StaticCurve::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

void StaticCurve::endDrag() {
    if (!dragged_) return;
    dragged_.reset();
    QToolTip::hideText();
    edit_.letGo();
    update();
}

} // namespace ui::chain
