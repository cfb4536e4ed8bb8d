#include "ui/sequence/InlineField.h"

#include "ui/theme/Palette.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

namespace ui::sequence {

namespace {

constexpr int textInset = 7; ///< That of a line edit with the style sheet's padding.

} // namespace

InlineField::InlineField(const QString& name, QWidget* parent) : QLineEdit(parent) {
    setObjectName(QStringLiteral("field"));
    setAccessibleName(name);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::editingFinished, this, &InlineField::take);
}

void InlineField::show(const QString& text) {
    shown_ = text;
    if (isModified() || text == this->text()) return;
    setText(text);
    if (!hasFocus()) setCursorPosition(0);
}

void InlineField::take() {
    if (!isModified()) return;
    setModified(false);
    const QString text = this->text().trimmed();
    const QString before = shown_;
    setText(before);
    if (text != before) emit typed(text);
}

void InlineField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !isModified()) return QLineEdit::keyPressEvent(event);
    setModified(false);
    setText(shown_);
    selectAll();
    emit textEdited(shown_);
}

void InlineField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    deselect();
    setCursorPosition(0);
}

/// A field that nobody is in is a line of text: elided where it is too long, grey where it only says what is inherited.
void InlineField::paintEvent(QPaintEvent* event) {
    if (hasFocus()) return QLineEdit::paintEvent(event);
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    const bool isInherited = text().isEmpty();
    const QString words = isInherited ? placeholderText() : text();
    const QRect room = rect().adjusted(textInset, 0, -textInset, 0);
    const bool isLong = fontMetrics().horizontalAdvance(words) > room.width();
    painter.setPen(isInherited ? palette::dim : palette::text);
    painter.setFont(font());
    // What is too long begins where it is read from: at the left, or in the other writing at the right.
    const auto side = isLong && !words.isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(words, elide_, room.width()));
}

} // namespace ui::sequence
