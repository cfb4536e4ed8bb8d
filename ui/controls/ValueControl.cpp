#include "ui/controls/ValueControl.h"

#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace ui::controls {

namespace {

constexpr double pixelsPerWay = 220.0; ///< Of a drag over the whole range.
constexpr double fine = 0.1;
constexpr double page = 10.0;
constexpr int wheelRestMs = 400;
constexpr int notch = 120;

bool isOwnKey(const QKeyEvent* event) {
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    default:
        return !event->text().isEmpty() && QStringLiteral("0123456789-+.,").contains(event->text());
    }
}

} // namespace

ValueControl::ValueControl(const core::Parameter& row, const QString& name, QWidget* parent)
    : QWidget(parent), row_(row), name_(name), value_(row.standard) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setCursor(Qt::SizeVerCursor);
    setToolTip(tr("%1: drag (Shift: fine), double click to type, Alt-click to reset").arg(name));
    wheelRest_.setSingleShot(true);
    wheelRest_.setInterval(wheelRestMs);
    connect(&wheelRest_, &QTimer::timeout, this, &ValueControl::release);
}

void ValueControl::setValue(double value) {
    if (value == value_) return;
    value_ = value;
    announceValue(this);
    update();
}

QString ValueControl::spokenText() const {
    return course_ ? tr("%1, automated").arg(said(row_, written())) : said(row_, value_);
}

void ValueControl::speakValue(double value) {
    editOnce(value);
}

void ValueControl::grab() {
    if (held_) return;
    held_ = true;
    emit grabbed();
    update();
}

void ValueControl::release() {
    wheelRest_.stop();
    if (!held_) return;
    held_ = false;
    drag_.reset();
    emit letGo();
    update();
}

void ValueControl::edit(double value) {
    const double within = std::clamp(value, row_.range.min, row_.range.max);
    if (within == value_) return;
    setValue(within);
    emit edited(within);
}

void ValueControl::editOnce(double value) {
    release();
    grab();
    edit(value);
    release();
}

void ValueControl::reset() {
    editOnce(row_.standard);
}

bool ValueControl::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::Leave:
        hovered_ = event->type() == QEvent::Enter;
        update();
        break;
    case QEvent::ShortcutOverride:
        // While it is dragged, nobody else changes the album; its own keys are no shortcuts while it has the focus.
        if (drag_ || isOwnKey(static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        release();
        break;
    case QEvent::Hide:
        release();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void ValueControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
    release();
    if (event->modifiers() & Qt::AltModifier) return reset();
    grab();
    drag_ = Drag{event->globalPosition(), core::wayOf(row_, value_), value_};
}

void ValueControl::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) return;
    const QPointF moved = event->globalPosition() - drag_->last;
    drag_->last = event->globalPosition();
    const double speed = (event->modifiers() & Qt::ShiftModifier ? fine : 1.0) / pixelsPerWay;
    drag_->way = std::clamp(drag_->way + (moved.x() - moved.y()) * speed, 0.0, 1.0);
    if (!moved.isNull()) edit(core::valueAt(row_, drag_->way));
}

void ValueControl::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) release();
}

void ValueControl::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !(event->modifiers() & Qt::AltModifier)) type();
}

void ValueControl::wheelEvent(QWheelEvent* event) {
    if (!hasFocus() && !(event->modifiers() & Qt::ControlModifier)) return event->ignore();
    // With Shift or Alt some systems turn the wheel sideways.
    const QPoint angle = event->angleDelta();
    const double notches = static_cast<double>(angle.y() != 0 ? angle.y() : angle.x()) / notch;
    event->accept();
    if (drag_ || notches == 0.0) return;
    grab();
    edit(stepped(row_, value_, notches * (event->modifiers() & Qt::ShiftModifier ? fine : 1.0)));
    wheelRest_.start();
}

bool ValueControl::stepByKey(QKeyEvent* event) {
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        edit(stepped(row_, value_, size));
        return true;
    case Qt::Key_Down:
    case Qt::Key_Left:
        edit(stepped(row_, value_, -size));
        return true;
    case Qt::Key_PageUp:
        edit(stepped(row_, value_, page));
        return true;
    case Qt::Key_PageDown:
        edit(stepped(row_, value_, -page));
        return true;
    case Qt::Key_Home:
        edit(row_.range.min);
        return true;
    case Qt::Key_End:
        edit(row_.range.max);
        return true;
    default:
        return false;
    }
}

void ValueControl::keyPressEvent(QKeyEvent* event) {
    if (drag_) {
        if (event->key() != Qt::Key_Escape) return;
        edit(drag_->before);
        return release();
    }
    if (!isOwnKey(event)) return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return type();
    // A key that is held down repeats: one step of the history from press to release.
    grab();
    if (stepByKey(event)) return;
    release();
    type(event->text());
}

void ValueControl::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !drag_) release();
    QWidget::keyReleaseEvent(event);
}

void ValueControl::focusOutEvent(QFocusEvent* event) {
    release();
    QWidget::focusOutEvent(event);
    update();
}

void ValueControl::contextMenuEvent(QContextMenuEvent* event) {
    release();
    // Not one that is waited for: a control goes when another module is shown, and its menu with it.
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Reset to %1").arg(said(row_, row_.standard)), this, &ValueControl::reset);
    menu->addAction(tr("Type a value..."), this, [this] { type(); });
    menu->addAction(tr("Copy the value"), this, [this] { QApplication::clipboard()->setText(said(row_, value_)); });
    emit menuOpens(*menu);
    menu->popup(event->globalPos());
}

void ValueControl::setCourse(std::optional<double> heard) {
    if (heard == course_) return;
    course_ = heard;
    update();
}

void ValueControl::type(const QString& text) {
    release();
    if (field_) return;
    // Beside the control, not inside: a knob is narrower than what one types.
    field_ = new QLineEdit(parentWidget() ? parentWidget() : this);
    field_->setFont(theme::figures());
    field_->setAccessibleName(name_);
    field_->setAlignment(Qt::AlignCenter);
    const QPoint middle = mapTo(field_->parentWidget(), valueRect().center());
    QRect place(QPoint(), QSize(std::max(valueRect().width() + 16, 96), metrics::buttonHeight));
    place.moveCenter(middle);
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, field_->parentWidget()->width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, field_->parentWidget()->height() - place.height())));
    field_->setGeometry(place);
    field_->setText(text.isEmpty() ? said(row_, value_) : text);
    if (text.isEmpty()) field_->selectAll();
    connect(field_, &QLineEdit::returnPressed, this, &ValueControl::takeTyped);

    field_->installEventFilter(this);
    field_->show();
    field_->raise();
    field_->setFocus(Qt::OtherFocusReason);
}

/// Leaving the field takes what was typed, Escape does not.
bool ValueControl::eventFilter(QObject* watched, QEvent* event) {
    if (watched != field_) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        closeField();
        return true;
    }
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        if (const auto value = typed(row_, field_->text())) {
            closeField();
            editOnce(*value);
        } else {
            closeField();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ValueControl::takeTyped() {
    const auto value = typed(row_, field_->text());
    if (!value) {
        field_->selectAll();
        field_->setToolTip(tr("From %1 to %2").arg(said(row_, row_.range.min), said(row_, row_.range.max)));
        field_->setStyleSheet(QStringLiteral("border-color: %1").arg(palette::wrong.name()));
        return;
    }
    closeField();
    editOnce(*value);
}

void ValueControl::closeField() {
    QLineEdit* const field = std::exchange(field_, nullptr);
    if (!field) return;
    field->removeEventFilter(this);
    const bool hadFocus = field->hasFocus();
    field->hide();
    field->deleteLater();
    if (hadFocus) setFocus(Qt::OtherFocusReason);
}

} // namespace ui::controls
