// The cells of the metadata table: a line of text, painted at once. What Qt's style does for a cell takes many times
// longer, and a window that is resized paints all of them.
#pragma once

#include <QStyledItemDelegate>

namespace ui::delivery {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What is being typed stays when the album or its findings change meanwhile.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
};

} // namespace ui::delivery
