#include "ui/chain/HandlePicture.h"

#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui::chain {

namespace {

constexpr double fine = 0.1;

} // namespace

HandlePicture::HandlePicture(SlotEdit& edit, QWidget* parent) : ModulePicture(parent), edit_(edit) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void HandlePicture::showValues(const core::Slot& slot) {
    slot_ = slot;
    chosen_ = std::min(chosen_, handles() - 1);
    if (hovered_ && *hovered_ >= handles()) hovered_.reset();
    controls::announceValue(this);
    update();
}

QString HandlePicture::spokenText() const {
    const core::ParameterRef row = rowOf(chosen_);
    const QString text = controls::nameOf(*row.row) + QLatin1Char(' ') + controls::said(*row.row, spokenValue());
    return row.row->banded ? tr("band %1: %2").arg(row.band + 1).arg(text) : text;
}

double HandlePicture::spokenValue() const {
    return rowOf(chosen_).get(slot_);
}

double HandlePicture::spokenLeast() const {
    return rowOf(chosen_).row->range.min;
}

double HandlePicture::spokenMost() const {
    return rowOf(chosen_).row->range.max;
}

bool HandlePicture::isLit(std::size_t handle) const {
    return handle == hovered_ || (handle == chosen_ && (drag_ || hasFocus()));
}

void HandlePicture::paintFocus(QPainter& painter) const {
    if (!hasFocus()) return;
    painter.setPen(QPen(palette::amber, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void HandlePicture::choose(std::size_t handle) {
    chosen_ = handle;
    handleChosen(handle);
    controls::announceValue(this);
    update();
}

void HandlePicture::grab() {
    edit_.grab(labelOf(core::moduleOf(slot_), rowOf(chosen_)));
}

void HandlePicture::endDrag() {
    if (!drag_) return;
    drag_.reset();
    QToolTip::hideText();
    edit_.letGo();
    update();
}

void HandlePicture::endSteps() {
    if (std::exchange(stepsByKey_, false)) edit_.letGo();
}

void HandlePicture::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    endSteps();
    const auto under = hit(event->position());
    if (!under) return missed(event->position());
    choose(*under);
    const core::ParameterRef row = rowOf(chosen_);
    if (event->modifiers() & Qt::AltModifier) return edit_.set(row, row.row->standard);
    drag_ = Drag{.from = event->position(), .at = event->position(), .before = spokenValue()};
    grab();
    setFocus(Qt::MouseFocusReason); // for Escape
}

void HandlePicture::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        const auto under = hit(event->position());
        if (under == hovered_) return;
        hovered_ = under;
        setCursor(under ? cursorOf(*under) : Qt::ArrowCursor);
        return update();
    }
    drag_->at = event->position();
    drag_->finely = event->modifiers() & Qt::ShiftModifier;
    edit_.set(rowOf(chosen_), draggedTo(chosen_, *drag_));
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, -32), spokenText(), this);
}

void HandlePicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

bool HandlePicture::isOwnKey(const QKeyEvent& event) const {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    const int key = event.key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) return true;
    return handles() > 1 && (key == Qt::Key_Left || key == Qt::Key_Right);
}

void HandlePicture::keyPressEvent(QKeyEvent* event) {
    if (drag_) {
        if (event->key() != Qt::Key_Escape) return;
        edit_.set(rowOf(chosen_), drag_->before);
        return endDrag();
    }
    if (!isOwnKey(*event)) return ModulePicture::keyPressEvent(event);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        endSteps();
        const bool back = event->key() == Qt::Key_Left;
        return choose(back ? std::max<std::size_t>(chosen_, 1) - 1 : std::min(chosen_ + 1, handles() - 1));
    }
    // A key that is held down repeats: one step of the history from press to release.
    if (!std::exchange(stepsByKey_, true)) grab();
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    const core::ParameterRef row = rowOf(chosen_);
    edit_.set(row, controls::stepped(*row.row, spokenValue(), event->key() == Qt::Key_Up ? size : -size));
}

void HandlePicture::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) endSteps();
    ModulePicture::keyReleaseEvent(event);
}

void HandlePicture::focusInEvent(QFocusEvent* event) {
    ModulePicture::focusInEvent(event);
    update();
}

void HandlePicture::focusOutEvent(QFocusEvent* event) {
    endSteps();
    ModulePicture::focusOutEvent(event);
    update();
}

void HandlePicture::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

/// Its own keys are no shortcuts while it has the focus; every other key ends what they began.
bool HandlePicture::event(QEvent* event) {
    if (event->type() == QEvent::Hide) {
        endSteps();
        endDrag(); // nobody tells of the release
    }
    if (event->type() == QEvent::ShortcutOverride) {
        if (drag_ || isOwnKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        endSteps();
    }
    return ModulePicture::event(event);
}

} // namespace ui::chain
