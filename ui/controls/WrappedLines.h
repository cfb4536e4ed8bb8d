// The lines of a list whose texts wrap: as high as they are. When Qt reckons how many lines a text takes, it forgets
// the check box or icon and the style sheet's padding beside it.
#pragma once

#include <QStyledItemDelegate>

namespace ui::controls {

class WrappedLines : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui::controls
