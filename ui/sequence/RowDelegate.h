// Paints the rows of the sequence and edits in them: titles and gaps where they stand.
#pragma once

#include "ui/sequence/SequenceModel.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace ui::sequence {

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    explicit RowDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// What is told of the place under the pointer; empty where nothing is to tell.
    QString toolTipAt(const QPoint& place, const QRect& row, const SequenceModel& model, const Row& it) const;

  protected:
    /// What is no gap stays in its field on Enter, with the reason beside it.
    bool eventFilter(QObject* editor, QEvent* event) override;

  private:
    void paintTrack(QPainter& painter, const QStyleOptionViewItem& option, const Row& row, bool playing) const;
    void paintGap(QPainter& painter, const QStyleOptionViewItem& option, const Row& row, bool edited) const;
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const Row& row) const;
    void paintFigures(QPainter& painter, const QRect& whole, const Row& row) const;
    void paintIcon(QPainter& painter, const QRect& where, const QString& name, const QColor& colour) const;

    mutable QPersistentModelIndex edited_;
};

} // namespace ui::sequence
