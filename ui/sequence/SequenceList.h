// The list of the sequence: rows to select, to type into, to drag into another order with their gaps, and to drop files
// between. Shows what its model holds; asks the desk for every change.
#pragma once

#include "ui/desk/Desk.h"
#include "ui/sequence/DropLine.h"
#include "ui/sequence/GapGrab.h"

#include <QListView>
#include <QPersistentModelIndex>

#include <memory>
#include <optional>

namespace ui::sequence {

class RowDelegate;
class SequenceModel;

class SequenceList : public QListView {
    Q_OBJECT

  public:
    SequenceList(Desk& desk, SequenceModel& model, QWidget* parent = nullptr);
    ~SequenceList() override;

    void show(std::vector<Row> rows);
    /// The desk's selection; scrolls to its current track.
    void showSelection();

    void editTitle(core::TrackId track);
    void editGap(core::TrackId track); ///< The one ahead of it; nothing happens where there is none.

    /// While tracks or files hang over it: where they would go.
    std::optional<DropPlace> dropPlace() const { return drop_.place(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void keyboardSearch(const QString& text) override; ///< None: letters are commands.

  signals:
    /// Of the selected tracks, or of the gap ahead of a track.
    void menuWanted(const QPoint& global, std::optional<core::TrackId> gapOf);
    void playWanted(core::TrackId track);

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void pressGap(const Row& row, const QMouseEvent& event);
    void releaseGap();
    void dropTracks();
    void endDrag();

    QModelIndex nextOfKind(const QModelIndex& from, int step) const;
    void tellSelection();
    void selectUnder(const Row& heading);

    Desk& desk_;
    SequenceModel& model_;
    RowDelegate* delegate_ = nullptr;
    bool showing_ = false; ///< What the list selects by itself while it is shown anew is nobody's wish.
    bool draggingTracks_ = false;
    DropLine drop_;
    std::unique_ptr<GapGrab> gap_;
    QPersistentModelIndex edited_;
};

} // namespace ui::sequence
