#include "ui/timeline/AutomationStrip.h"

#include "core/Edits.h"
#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/AutomationMenu.h"
#include "ui/timeline/Values.h"
#include "ui/timeline/View.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr int stripHeight = 72;
constexpr int lowHeight = 40;  ///< In a low window.
constexpr double margin = 6.0; ///< Above and under the range, for points at its ends.
constexpr double pointSize = 3.5;
constexpr double stillClick = 3.0; ///< Pixels.
constexpr double fineShare = 0.1;  ///< Of a drag with Shift.
constexpr int snapPixels = 12;     ///< As far as a zero crossing may lie.
constexpr int mostSnapMs = 50;

bool isOwnKey(int key) {
    constexpr int own[] = {Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,     Qt::Key_Down,
                           Qt::Key_Delete, Qt::Key_Insert, Qt::Key_Return, Qt::Key_Enter};
    return std::ranges::find(own, key) != std::end(own);
}

} // namespace

AutomationStrip::AutomationStrip(Desk& desk, View& view, std::function<Snap()> snap, QWidget* parent)
    : QWidget(parent), desk_(desk), view_(view), snap_(std::move(snap)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setMaximumHeight(stripHeight);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Automation"));
    connect(&view_, &View::changed, this, qOverload<>(&QWidget::update));
    connect(&desk_, &Desk::albumChanged, this, &AutomationStrip::showLane);
    connect(&desk_.selection(), &Selection::changed, this, &AutomationStrip::showLane);
    connect(&desk_.listening(), &Listening::ticked, this, &AutomationStrip::movePlayhead);
    showLane();
}

/// The steps that are open here end with it, and nobody may answer to that any more.
AutomationStrip::~AutomationStrip() {
    disconnect(&desk_, nullptr, this, nullptr);
    disconnect(&desk_.selection(), nullptr, this, nullptr);
    drag_.reset();
    turning_.reset();
}

QSize AutomationStrip::minimumSizeHint() const {
    return {200, lowHeight};
}

QSize AutomationStrip::sizeHint() const {
    return {400, stripHeight};
}

void AutomationStrip::showLane() {
    auto lane = desk_.selection().lane(desk_.album());
    const core::PlacedTrack* const track = lane ? core::findTrack(desk_.layout(), lane->track) : nullptr;
    if (!track) lane.reset(); // switched off: it lies nowhere
    const auto parameter = lane ? core::automatedParameter(desk_.album(), *lane) : std::nullopt;
    const core::AutomationLane* const found = lane ? core::findLane(desk_.album(), *lane) : nullptr;
    Points points = found ? found->points : Points{};
    const double knob = parameter ? parameter->get(*findSlot(desk_.album(), lane->slot)) : 0.0;
    const core::FramePos in = track ? track->in : 0;
    const core::FramePos end = track ? track->soundEnd() : 0;
    const bool isOther = lane != lane_;
    if (!isOther && points == shown_ && knob == knob_ && in == in_ && end == end_) return;
    lane_ = std::move(lane);
    parameter_ = parameter.value_or(core::ParameterRef{});
    shown_ = std::move(points);
    knob_ = knob;
    in_ = in;
    end_ = end;
    if (isOther) {
        drag_.reset();
        turning_.reset();
    }
    if (isOther || (point_ && *point_ >= shown_.size())) point_.reset();
    if (lane_) setAccessibleName(tr("Automation of %1").arg(nameOf(desk_.album(), *lane_)));
    update();
    if (isOther) emit laneChanged();
    emit pointChanged();
}

AutomationScale AutomationStrip::scale() const {
    return {view_.scale(), in_, parameter_.row, QRectF(rect()).adjusted(0.0, margin, 0.0, -margin)};
}

const Points& AutomationStrip::points() const {
    return shown_;
}

void AutomationStrip::choose(std::optional<std::size_t> point) {
    if (point && *point >= shown_.size()) point.reset();
    if (point == point_) return;
    point_ = point;
    update();
    emit pointChanged();
    controls::announceValue(this);
}

void AutomationStrip::step(int by) {
    if (shown_.empty()) return;
    const int last = static_cast<int>(shown_.size()) - 1;
    const int from = point_ ? static_cast<int>(*point_) + by : by > 0 ? 0 : last;
    choose(static_cast<std::size_t>(std::clamp(from, 0, last)));
    view_.reveal(in_ + shown_[*point_].at);
}

QString AutomationStrip::spokenText() const {
    if (!point_) return shown_.empty() ? tr("no points") : tr("%n point(s)", nullptr, static_cast<int>(shown_.size()));
    const core::AutomationPoint& point = shown_[*point_];
    return tr("%1 at %2, point %3 of %4")
        .arg(controls::said(*parameter_.row, point.value), secondsText(point.at, desk_.album().rate))
        .arg(*point_ + 1)
        .arg(shown_.size());
}

double AutomationStrip::spokenValue() const {
    return point_ ? shown_[*point_].value : knob_;
}

double AutomationStrip::spokenLeast() const {
    return parameter_.row ? parameter_.row->range.min : 0.0;
}

double AutomationStrip::spokenMost() const {
    return parameter_.row ? parameter_.row->range.max : 0.0;
}

void AutomationStrip::speakValue(double value) {
    if (!point_) return;
    core::AutomationPoint point = shown_[*point_];
    point.value = value;
    moveTo(point);
}

QString AutomationStrip::stepName() const {
    return tr("Automation of %1").arg(nameOf(desk_.album(), *lane_));
}

core::FramePos AutomationStrip::within(core::FramePos at) const {
    return std::clamp<core::FramePos>(at, 0, std::max<core::FramePos>(end_ - in_, 0));
}

/// Drawn to what a mark of the track would be drawn to.
core::FramePos AutomationStrip::drawn(core::FramePos at) const {
    const int rate = desk_.album().rate;
    const auto reach = std::min(static_cast<core::FrameCount>(snapPixels * view_.scale().framesPerPixel) + 1,
                                static_cast<core::FrameCount>(rate / 1000 * mostSnapMs));
    const Handle mark{Part::index, lane_->track};
    return within(
        snapped(snap_(), desk_.album(), desk_.layout(), mark, in_ + within(at), desk_.sounds().audio(), reach) - in_);
}

void AutomationStrip::add(core::AutomationPoint point) {
    point.at = within(point.at);
    desk_.selection().selectLane(lane_);
    desk_.change(stepName(), [&](core::Album album) { return core::withPoint(std::move(album), *lane_, point); });
    const auto added = std::ranges::find(shown_, point.at, &core::AutomationPoint::at);
    if (added != shown_.end()) choose(static_cast<std::size_t>(added - shown_.begin()));
}

void AutomationStrip::addAt(QPointF place) {
    add({.at = drawn(scale().at(place.x())), .value = scale().value(place.y())});
}

/// The chosen point, as far as its neighbours let it.
void AutomationStrip::moveTo(core::AutomationPoint to) {
    to.at = within(to.at);
    desk_.change(stepName(), [&](core::Album album) { return core::movePoint(std::move(album), *lane_, *point_, to); });
    controls::announceValue(this);
}

void AutomationStrip::put(core::AutomationPoint to) {
    if (!point_) return;
    to.at = within(to.at);
    const std::size_t point = *point_;
    desk_.selection().selectLane(lane_);
    desk_.change(stepName(), [&](core::Album album) {
        return core::withPoint(core::removePoint(std::move(album), *lane_, point), *lane_, to);
    });
    const auto put = std::ranges::find(shown_, to.at, &core::AutomationPoint::at);
    if (put != shown_.end()) choose(static_cast<std::size_t>(put - shown_.begin()));
    controls::announceValue(this);
}

void AutomationStrip::remove() {
    if (!point_) return;
    const std::size_t point = *point_;
    desk_.selection().selectLane(lane_); // the strip stays when its last point goes
    desk_.change(tr("Remove a point"),
                 [&](core::Album album) { return core::removePoint(std::move(album), *lane_, point); });
    choose(shown_.empty() ? std::nullopt : std::optional(std::min(point, shown_.size() - 1)));
}

void AutomationStrip::addAtPlayhead() {
    if (!lane_) return;
    const core::FramePos at = within(desk_.listening().transport().position - in_);
    add({.at = at, .value = shown_.empty() ? knob_ : core::automatedValue(shown_, at)});
    view_.reveal(in_ + at);
}

void AutomationStrip::turn(double steps) {
    if (!point_) return;
    core::AutomationPoint point = shown_[*point_];
    point.value = controls::stepped(*parameter_.row, point.value, steps);
    turnTo(point);
}

void AutomationStrip::nudge(double ms) {
    if (!point_) return;
    core::AutomationPoint point = shown_[*point_];
    point.at += std::llround(ms * desk_.album().rate / 1000.0);
    turnTo(point);
}

/// By a key: while it is held it is one step.
void AutomationStrip::turnTo(core::AutomationPoint to) {
    if (!turning_) turning_ = std::make_unique<Desk::Gesture>(desk_, stepName());
    moveTo(to);
}

void AutomationStrip::movePlayhead() {
    const core::FramePos at = desk_.listening().transport().position;
    if (at == playhead_) return;
    for (const core::FramePos each : {playhead_, at})
        update(QRect(static_cast<int>(std::floor(view_.scale().x(each))) - 1, 0, 3, height()));
    playhead_ = at;
}

void AutomationStrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    if (!lane_) return;
    const AutomationScale at = scale();
    painter.fillRect(QRectF(at.time.x(in_), 0.0, at.time.pixels(end_ - in_), height()), palette::panel);
    painter.fillRect(QRectF(0.0, at.y(controls::originOf(*parameter_.row)), width(), 1.0), palette::line);
    painter.setFont(theme::figures(metrics::smallSize));
    painter.setPen(palette::dim);
    const QRect ends = rect().adjusted(4, 1, -4, -1);
    painter.drawText(ends, Qt::AlignRight | Qt::AlignTop, controls::said(*parameter_.row, parameter_.row->range.max));
    painter.drawText(ends, Qt::AlignRight | Qt::AlignBottom,
                     controls::said(*parameter_.row, parameter_.row->range.min));
    painter.fillRect(QRectF(std::floor(at.time.x(playhead_)), 0.0, 1.0, height()), palette::wrong);
    painter.setRenderHint(QPainter::Antialiasing);
    if (shown_.empty()) {
        painter.setPen(QPen(palette::dim, 1.0, Qt::DashLine));
        painter.drawLine(QPointF(at.time.x(in_), at.y(knob_)), QPointF(at.time.x(end_), at.y(knob_)));
        painter.setFont(theme::words(metrics::smallSize));
        painter.drawText(rect().adjusted(metrics::grid, 0, -metrics::grid, 0), Qt::AlignCenter,
                         tr("Double-click to add a point"));
    }
    painter.setPen(QPen(palette::amber, 1.5));
    AutomationScale seen = at; // the playhead has a few columns painted, sixty times a second
    seen.rect.setLeft(event->rect().left() - 1.0);
    seen.rect.setRight(event->rect().right() + 2.0);
    painter.drawPolyline(courseOf(shown_, seen));
    for (std::size_t n = 0; n < shown_.size(); ++n) {
        const bool isChosen = point_ == n;
        painter.setPen(isChosen ? QPen(palette::text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(palette::amber);
        painter.drawEllipse(at.place(shown_[n]), isChosen ? pointSize + 1.5 : pointSize,
                            isChosen ? pointSize + 1.5 : pointSize);
    }
    if (!hasFocus()) return;
    painter.setPen(palette::amber);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
}

bool AutomationStrip::event(QEvent* event) {
    // Keys that are the window's elsewhere.
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent*>(event)->key())) event->accept();
    return QWidget::event(event);
}

void AutomationStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !lane_) return;
    turning_.reset();
    choose(pointUnder(shown_, scale(), event->position()));
    if (point_) drag_.reset(new Drag{{}, desk_.sharedAlbum(), shown_[*point_], event->position()});
}

void AutomationStrip::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_ || !point_) return;
    QPointF way = event->position() - drag_->pressed;
    if (!drag_->gesture && std::max(std::abs(way.x()), std::abs(way.y())) < stillClick) return;
    if (!drag_->gesture) drag_->gesture = std::make_unique<Desk::Gesture>(desk_, stepName());
    if (event->modifiers() & Qt::ShiftModifier) way *= fineShare;
    const AutomationScale at = scale();
    core::AutomationPoint to = drag_->from;
    if (way.x() != 0.0) to.at = drawn(to.at + std::llround(way.x() * at.time.framesPerPixel));
    if (way.y() != 0.0) to.value = at.value(at.y(to.value) + way.y());
    moveTo(to);
}

void AutomationStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) drag_.reset();
}

void AutomationStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !lane_) return;
    drag_.reset();
    if (pointUnder(shown_, scale(), event->position()))
        emit typing();
    else
        addAt(event->position());
}

void AutomationStrip::keyPressEvent(QKeyEvent* event) {
    if (!lane_) return QWidget::keyPressEvent(event);
    if (drag_ && event->key() != Qt::Key_Escape) return;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int later = event->key() == Qt::Key_Right ? 1 : -1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers() & Qt::AltModifier) return nudge(later * (shift ? 10.0 : 1.0));
        return step(later);
    case Qt::Key_Up:
        return turn(shift ? 0.1 : 1.0);
    case Qt::Key_Down:
        return turn(shift ? -0.1 : -1.0);
    case Qt::Key_Insert:
        return addAtPlayhead();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!point_) return addAtPlayhead();
        emit typing();
        return;
    case Qt::Key_Delete:
        return remove();
    case Qt::Key_Escape:
        if (!drag_) break;
        if (drag_->gesture) desk_.change(stepName(), [this](const core::Album&) { return *drag_->before; });
        drag_.reset();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void AutomationStrip::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) turning_.reset();
    QWidget::keyReleaseEvent(event);
}

void AutomationStrip::contextMenuEvent(QContextMenuEvent* event) {
    if (!lane_) return;
    drag_.reset();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey) choose(pointUnder(shown_, scale(), event->pos()));
    QMenu menu(this);
    if (point_) {
        menu.addAction(tr("Type a value..."), this, &AutomationStrip::typing);
        menu.addSeparator();
        fillPoint(menu, desk_, *lane_, *point_);
    } else {
        const QPointF at = event->pos();
        menu.addAction(tr("Add a point"), [this, at, byKey] {
            if (byKey) return addAtPlayhead();
            addAt(at);
        });
        menu.addSeparator();
        fillRows(menu, desk_, *lane_);
    }
    menu.exec(byKey && point_ ? mapToGlobal(scale().place(shown_[*point_]).toPoint()) : event->globalPos());
}

void AutomationStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void AutomationStrip::focusOutEvent(QFocusEvent* event) {
    turning_.reset();
    QWidget::focusOutEvent(event);
    update();
}

} // namespace ui::timeline
