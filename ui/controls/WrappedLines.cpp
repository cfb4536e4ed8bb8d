#include "ui/controls/WrappedLines.h"

namespace ui::controls {

QSize WrappedLines::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    constexpr int besidePixels = 40;
    QStyleOptionViewItem narrower = option;
    narrower.rect.setWidth(option.rect.width() - besidePixels);
    return QStyledItemDelegate::sizeHint(narrower, index);
}

} // namespace ui::controls
