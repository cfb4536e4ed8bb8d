#include "ui/chain/StaticCurve.h"

#include "engine/dsp/Compressor.h"
#include "ui/controls/Rows.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double floorDb = -60.0;
constexpr double margin = 8.0;
constexpr double grabPixels = 11.0;
constexpr std::array handles = {CurveHandle::ratio, CurveHandle::threshold, CurveHandle::knee};
/// As they lie from left to right.
constexpr std::array fromTheLeft = {CurveHandle::knee, CurveHandle::threshold, CurveHandle::ratio};
constexpr double levelRadius = 4.0;
constexpr double fine = 0.1;

bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    const int key = event.key();
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

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
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Level out over level in"));
    setToolTip(tr("Drag a handle, or choose one with Left and Right and turn it with Up and Down (Shift: fine)"));
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
    controls::announceValue(this);
    update();
}

QString StaticCurve::spokenText() const {
    const core::Parameter& row = *rowOf(chosen_).row;
    return controls::nameOf(row) + QLatin1Char(' ') + controls::said(row, spokenValue());
}

double StaticCurve::spokenValue() const {
    return valueOf(settings_, chosen_);
}

double StaticCurve::spokenLeast() const {
    return rowOf(chosen_).row->range.min;
}

double StaticCurve::spokenMost() const {
    return rowOf(chosen_).row->range.max;
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
    for (double in = floorDb; in <= 0.0; in += 0.5) curve << pointOf({in, engine::dsp::staticCurveDb(settings_, in)});
    painter.setPen(QPen(palette::amber, 2));
    theme::drawSegments(painter, curve);
    for (const CurveHandle handle : handles) paintHandle(painter, handle);
    if (hasFocus()) {
        painter.setPen(palette::text);
        painter.setFont(theme::figures(11));
        painter.drawText(area.adjusted(4, 2, -4, -2), Qt::AlignLeft | Qt::AlignTop, spokenText());
        painter.setPen(QPen(palette::amber, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (!inDb_) return;
    painter.setPen(QPen(palette::background, 1));
    painter.setBrush(palette::text);
    painter.drawEllipse(pointOf({*inDb_, *inDb_ + reductionDb_}), levelRadius, levelRadius);
}

void StaticCurve::paintHandle(QPainter& painter, CurveHandle handle) const {
    const bool lit = handle == hovered_ || handle == dragged_ || (hasFocus() && handle == chosen_);
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
    endSteps();
    dragged_ = hit(event->position());
    if (!dragged_) return;
    chosen_ = *dragged_;
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
    if (dragged_) {
        if (event->key() != Qt::Key_Escape) return;
        apply(before_, *dragged_);
        return endDrag();
    }
    if (!isOwnKey(*event)) return QWidget::keyPressEvent(event);
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return choose(event->key() == Qt::Key_Left ? -1 : 1);
    step(event->key() == Qt::Key_Up ? size : -size);
}

void StaticCurve::choose(int by) {
    endSteps();
    const auto here = std::ranges::find(fromTheLeft, chosen_) - fromTheLeft.begin();
    chosen_ = fromTheLeft[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(here + by, 0, fromTheLeft.size() - 1))];
    controls::announceValue(this);
    update();
}

/// A key that is held down repeats: one step of the history from press to release.
void StaticCurve::step(double steps) {
    const core::ParameterRef row = rowOf(chosen_);
    if (!std::exchange(stepsByKey_, true)) edit_.grab(labelOf(*core::findModule("compressor"), row));
    edit_.set(row, controls::stepped(*row.row, spokenValue(), steps));
}

void StaticCurve::endSteps() {
    if (std::exchange(stepsByKey_, false)) edit_.letGo();
}

void StaticCurve::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) endSteps();
    QWidget::keyReleaseEvent(event);
}

void StaticCurve::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void StaticCurve::focusOutEvent(QFocusEvent* event) {
    endSteps();
    QWidget::focusOutEvent(event);
    update();
}

/// Its own keys are no shortcuts while it has the focus; every other key ends what they began.
bool StaticCurve::event(QEvent* event) {
    if (event->type() == QEvent::Hide) endSteps();
    if (event->type() == QEvent::ShortcutOverride) {
        if (dragged_ || isOwnKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        endSteps();
    }
    return QWidget::event(event);
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
