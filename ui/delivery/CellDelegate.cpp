#include "ui/delivery/CellDelegate.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QPainter>

namespace ui::delivery {

namespace {

constexpr int padding = 7; ///< Left and right of the text.

}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (index.flags() & Qt::ItemIsUserCheckable) return QStyledItemDelegate::paint(painter, option, index);
    const QRect cell = option.rect;
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected) painter->fillRect(cell, palette::selection);
    painter->setPen(palette::line);
    painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(palette::amber);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.adjusted(0, 0, -1, -1));
    }
    const QString text = index.data().toString();
    if (text.isEmpty()) return;
    const auto font = index.data(Qt::FontRole).value<QFont>();
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    painter->setFont(font);
    painter->setPen(isSelected ? palette::amber : index.data(Qt::ForegroundRole).value<QColor>());
    const QRect room = cell.adjusted(padding, 0, -padding, -1);
    painter->drawText(
        room, (alignment.isValid() ? alignment.toInt() : int{Qt::AlignLeft | Qt::AlignVCenter}) | Qt::TextSingleLine,
        elided(text, font, room.width()));
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const auto* const text = qobject_cast<const QLineEdit*>(editor);
    if (!text || !text->isModified()) QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace ui::delivery
