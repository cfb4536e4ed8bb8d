#include "ui/timeline/TimelineCanvas.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr double notchFactor = 1.25; ///< Zoom of one step of the wheel.
constexpr double notchPixels = 96.0;
constexpr double unitsPerNotch = 120.0; // Of QWheelEvent::angleDelta.

} // namespace

TimelineCanvas::TimelineCanvas(Desk& desk, View& view, QWidget* parent) : QWidget(parent), desk_(desk), view_(view) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline of the album"));
    connect(&view_, &View::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_, &Desk::albumChanged, this, &TimelineCanvas::showAlbum);
    connect(&desk_.print(), &Print::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_.sounds(), &Sounds::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_.sounds(), &Sounds::waveformsChanged, this, &TimelineCanvas::repaintScene);
    connect(&desk_.selection(), &Selection::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_.listening(), &Listening::loopChanged, this, &TimelineCanvas::repaintScene);
    connect(&desk_.listening(), &Listening::ticked, this, &TimelineCanvas::movePlayhead);
    showAlbum();
}

TimelineLayout TimelineCanvas::boxes() const {
    return layOut(desk_.layout(), view_.scale(), size());
}

QSize TimelineCanvas::minimumSizeHint() const {
    return {320, 150};
}

QSize TimelineCanvas::sizeHint() const {
    return {800, 320};
}

void TimelineCanvas::showAlbum() {
    view_.shiftClock(clockShift(shown_, desk_.layout()));
    shown_ = desk_.layout();
    view_.setExtent(extentOf(shown_));
    repaintScene();
}

void TimelineCanvas::repaintScene() {
    stale_ = true;
    update();
}

QRect TimelineCanvas::playheadStrip(double x) const {
    return QRect(static_cast<int>(std::floor(x)) - 5, 0, 11, height());
}

void TimelineCanvas::movePlayhead() {
    const engine::TransportState& transport = desk_.listening().transport();
    if (transport.position == playhead_) return;
    const double before = view_.scale().x(playhead_);
    playhead_ = transport.position;
    const double after = view_.scale().x(playhead_);
    const bool wasInSight = before >= 0.0 && before < width();
    // Who has scrolled away to look at something else is left there.
    if (wasInSight && (after < 0.0 || after >= width())) return view_.reveal(playhead_);
    if (std::floor(before * devicePixelRatioF()) == std::floor(after * devicePixelRatioF())) return;
    update(playheadStrip(before));
    update(playheadStrip(after));
}

void TimelineCanvas::paintEvent(QPaintEvent* event) {
    const double ratio = devicePixelRatioF();
    if (stale_ || picture_.size() != size() * ratio) {
        picture_ = QPixmap(size() * ratio);
        picture_.setDevicePixelRatio(ratio);
        QPainter painter(&picture_);
        paintScene(painter, sceneOf(desk_, view_.scale(), size(), ratio));
        stale_ = false;
    }
    QPainter painter(this);
    for (const QRect& part : event->region())
        painter.drawPixmap(QRectF(part), picture_,
                           QRectF(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio));
    const Rows rows = rowsOf(size(), !shown_.beds.empty());
    const double x = std::floor(view_.scale().x(playhead_) * ratio) / ratio + 0.5 / ratio;
    painter.setPen(QPen(palette::wrong, 1.0));
    painter.drawLine(QPointF(x, rows.ruler.bottom() - 8.0), QPointF(x, rows.loudness.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::wrong);
    const QPointF head[] = {
        {x - 4.0, rows.ruler.bottom() - 11.0}, {x + 4.0, rows.ruler.bottom() - 11.0}, {x, rows.ruler.bottom() - 5.0}};
    painter.drawConvexPolygon(head, 3);
}

void TimelineCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    view_.setWidth(width());
    repaintScene();
}

void TimelineCanvas::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        view_.zoom(std::pow(notchFactor, turn.y() / unitsPerNotch), event->position().x());
        return event->accept();
    }
    // Some platforms turn the wheel sideways themselves where Shift is held.
    const int sideways = event->modifiers() & Qt::ShiftModifier && turn.x() == 0 ? turn.y() : turn.x();
    if (sideways == 0) return event->ignore();
    view_.scroll(-sideways / unitsPerNotch * notchPixels);
    event->accept();
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) {
        panFrom_ = event->position();
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    const TimelineLayout layout = boxes();
    const TrackBox* const box = layout.at(event->position());
    if (box) return desk_.selection().selectTrack(box->id);
    desk_.listening().locate(std::max(view_.scale().nearest(event->position().x()), desk_.layout().begin));
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (!panFrom_) return;
    view_.scroll(panFrom_->x() - event->position().x());
    panFrom_ = event->position();
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) panFrom_.reset();
}

} // namespace ui::timeline
