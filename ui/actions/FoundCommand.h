// A row of the command palette: icon, command, its menu, and its key at the right.
#pragma once

#include <QStyledItemDelegate>

class QAction;
class QListWidgetItem;

namespace ui {

class Actions;

class FoundCommand : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The row of a command. Its text says all of it, for who hears it.
    static QListWidgetItem* itemFor(const Actions& actions, QAction* action);
    /// The row that stands alone when no command answers; it cannot be chosen.
    static QListWidgetItem* nothing(const QString& typed);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui
