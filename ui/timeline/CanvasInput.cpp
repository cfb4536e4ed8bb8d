// The mouse, the wheel and the keys on the timeline's canvas.
#include "ui/desk/Desk.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/HandleMenu.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/Values.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr double notchFactor = 1.25; ///< Zoom of one step of the wheel.
constexpr double notchPixels = 96.0;
constexpr double unitsPerNotch = 120.0; // Of QWheelEvent::angleDelta.
constexpr double stillClick = 3.0;      ///< Pixels.
constexpr double gainStepDb = 0.1;
constexpr double coarseGainStepDb = 1.0;

Qt::CursorShape cursorOf(const std::optional<Handle>& handle, bool movable) {
    if (!handle) return Qt::ArrowCursor;
    if (handle->part == Part::gain) return Qt::SizeVerCursor;
    if (handle->part == Part::gap || handle->part == Part::clip) return movable ? Qt::OpenHandCursor : Qt::ArrowCursor;
    return Qt::SizeHorCursor;
}

} // namespace

std::optional<Handle> TimelineCanvas::handleUnder(QPointF point) const {
    return handleAt(grips(), desk_.layout(), boxes(), point);
}

void TimelineCanvas::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier && event->modifiers() & Qt::ShiftModifier) {
        const int notches = turn.y() != 0 ? turn.y() : turn.x();
        view_.magnify(std::pow(2.0, notches / unitsPerNotch));
        return event->accept();
    }
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

void TimelineCanvas::locate(double x) {
    desk_.listening().locate(std::max(view_.scale().nearest(x), desk_.layout().begin));
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event) {
    const QPointF point = event->position();
    if (event->button() == Qt::MiddleButton) panFrom_ = point;
    if (event->button() != Qt::LeftButton) return;
    nudge_.end();
    if (boxes().rows.ruler.contains(point)) {
        range_ = Range{point.x(), view_.scale().nearest(point.x()), desk_.listening().loop(), false};
        return;
    }
    const auto handle = handleUnder(point);
    if (!handle) return locate(point.x());
    select(*handle, point, event->modifiers());
    begin(*handle, *event);
}

/// A click selects the track, and the clip under it.
void TimelineCanvas::select(const Handle& handle, QPointF point, Qt::KeyboardModifiers held) {
    Selection& selection = desk_.selection();
    const TimelineLayout layout = boxes();
    const TrackBox* const box = layout.find(handle.track);
    const ClipBox* const clip = box ? clipAt(*box, point) : nullptr;
    if (box && !selection.holds(box->id) && held & Qt::ControlModifier) {
        auto tracks = selection.tracks();
        tracks.push_back(box->id);
        selection.selectTracks(std::move(tracks), box->id);
    } else if (box && selection.track() != box->id) {
        selection.selectTrack(box->id);
    }
    if (const core::TrackId bedded = trackOf(desk_.album(), handle); isOfBed(handle) && selection.track() != bedded)
        selection.selectTrack(bedded);
    if (handle.clip != core::ClipId{})
        selection.selectClip(handle.clip);
    else if (clip)
        selection.selectClip(clip->id);
    handle_ = handle;
    update();
    announce();
}

void TimelineCanvas::begin(const Handle& handle, QMouseEvent& event) {
    const bool body = handle.part == Part::gap || handle.part == Part::clip;
    const bool alt = event.modifiers() & Qt::AltModifier;
    if (alt && !body) return resetHandle(handle);
    const TimelineLayout layout = boxes();
    const TrackBox* const box = layout.find(handle.track);
    Handle grabbed = handle;
    QRectF rect = box ? box->waves : layout.rows.beds;
    if (const auto clip = desk_.selection().clip(); alt && grabbed.clip == core::ClipId{} && clip) grabbed.clip = *clip;
    if (box)
        for (const ClipBox& each : box->clips)
            if (each.id == grabbed.clip) rect = each.rect;
    drag_ = std::make_unique<Drag>(desk_, view_, grabbed, alt ? Drag::Kind::slip : Drag::Kind::move, event.position(),
                                   rect);
}

void TimelineCanvas::resetHandle(const Handle& handle) {
    if (!hasDefault(handle)) return;
    desk_.change(goesAtReset(handle) ? resetName(handle) : nameOf(handle),
                 [&](core::Album album) { return reset(std::move(album), handle); });
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF point = event->position();
    if (panFrom_) {
        view_.scroll(panFrom_->x() - point.x());
        panFrom_ = point;
        return;
    }
    if (!range_ && !drag_) return hover(point, event->modifiers());
    pointer_ = point;
    held_ = event->modifiers();
    dragTo(pointer_, held_);
    const bool scrolls = range_ ? range_->begun : drag_->begun() && drag_->handle().part != Part::gain;
    if (!scrolls || edgePixels(point.x(), width()) == 0.0)
        edgeScroll_.stop();
    else if (!edgeScroll_.isActive())
        edgeScroll_.start();
}

void TimelineCanvas::dragTo(QPointF point, Qt::KeyboardModifiers held) {
    if (range_) return dragRange(point.x());
    drag_->to(point, held & Qt::ShiftModifier, snap_);
    update();
}

void TimelineCanvas::dragRange(double x) {
    if (!range_->begun && std::abs(x - range_->pressed) < stillClick) return;
    range_->begun = true;
    const core::FramePos to = view_.scale().nearest(x);
    const core::FramePos begin = desk_.layout().begin;
    desk_.listening().setLoop(std::max(std::min(to, range_->from), begin), std::max({to, range_->from, begin}));
}

/// What is dragged goes on while the pointer rests at an edge, and what is shown goes with it.
void TimelineCanvas::scrollWithDrag() {
    if (!range_ && !drag_) return edgeScroll_.stop();
    const double before = view_.scale().left;
    view_.scroll(edgePixels(pointer_.x(), width()));
    if (view_.scale().left == before) return;
    if (drag_) drag_->scrolled(view_.scale().left - before);
    dragTo(pointer_, held_);
}

void TimelineCanvas::hover(QPointF point, Qt::KeyboardModifiers held) {
    const auto under = boxes().rows.ruler.contains(point) ? std::nullopt : handleUnder(point);
    const core::PlacedTrack* const track = under ? core::findTrack(desk_.layout(), under->track) : nullptr;
    const bool movable = !track || under->part == Part::clip || previousOf(desk_.layout(), *track);
    const bool slips = under && held & Qt::AltModifier && (under->part == Part::gap || under->part == Part::clip);
    setCursor(slips ? Qt::SplitHCursor : cursorOf(under, movable));
    if (under == hovered_) return;
    hovered_ = under;
    update();
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) panFrom_.reset();
    if (event->button() != Qt::LeftButton) return;
    if (range_ && !range_->begun) locate(event->position().x());
    range_.reset();
    drag_.reset();
    edgeScroll_.stop();
    update();
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    drag_.reset();
    const auto handle = handleUnder(event->position());
    if (handle && handle->part != Part::gap && (handle->part != Part::clip || isOfBed(*handle))) typeValue(*handle);
}

void TimelineCanvas::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

void TimelineCanvas::keyPressEvent(QKeyEvent* event) {
    const auto chosen = handle();
    const bool isGain = chosen && chosen->part == Part::gain;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (drag_) drag_->cancel();
        drag_.reset();
        if (range_ && range_->begun) {
            const auto before = range_->before;
            desk_.listening().setLoop(before ? std::optional(before->from) : std::nullopt, before ? before->to : 0);
        }
        range_.reset();
        return choose({});
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (chosen) typeValue(*chosen);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (!isGain) return event->ignore();
        const double by = event->modifiers() & Qt::ShiftModifier ? coarseGainStepDb : gainStepDb;
        return nudge_.gain(*chosen, event->key() == Qt::Key_Up ? by : -by);
    }
    case Qt::Key_Home:
        return view_.scrollTo(static_cast<double>(view_.extent().from));
    case Qt::Key_End:
        return view_.scrollTo(static_cast<double>(view_.extent().to));
    case Qt::Key_Delete:
        if (chosen) resetHandle(*chosen);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
}

void TimelineCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) nudge_.end();
    QWidget::keyReleaseEvent(event);
}

void TimelineCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    announce();
}

void TimelineCanvas::focusOutEvent(QFocusEvent* event) {
    nudge_.end();
    QWidget::focusOutEvent(event);
}

bool TimelineCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* const help = static_cast<QHelpEvent*>(event);
        const auto handle = handleUnder(help->pos());
        QToolTip::showText(help->globalPos(), handle ? describe(*handle) : QString(), this);
        return true;
    }
    // The key that removes tracks elsewhere resets what is chosen here.
    if (event->type() == QEvent::ShortcutOverride) {
        const bool deletes = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete;
        if (deletes && handle_ && hasDefault(*handle_)) event->accept();
    }
    return QWidget::event(event);
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent* event) {
    MenuPlace place;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        place.handle = handle();
        place.at = desk_.listening().transport().position;
        const double x = place.handle ? view_.scale().x(*placeOf(desk_.layout(), *place.handle)) : width() / 2.0;
        at = mapToGlobal(QPoint(static_cast<int>(std::clamp(x, 0.0, static_cast<double>(width()))), height() / 3));
    } else {
        place.handle = handleUnder(event->pos());
        place.at = view_.scale().nearest(event->pos().x());
        if (place.handle) select(*place.handle, event->pos(), {});
    }
    QMenu menu(this);
    fillMenu(menu, desk_, view_, place, [this](const Handle& handle) { typeValue(handle); });
    menu.exec(at);
}

} // namespace ui::timeline
