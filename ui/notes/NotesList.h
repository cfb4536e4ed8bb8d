// The notes of those who listened, in the order of the album: a click goes there and plays, a tick says that it is
// done.
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace ui {
class Desk;
}

namespace ui::notes {

class NotesList : public QDialog {
    Q_OBJECT

  public:
    explicit NotesList(Desk& desk, QWidget* parent = nullptr);

  private:
    void showNotes();
    void go(const QListWidgetItem* item);
    void tick(QListWidgetItem* item);

    Desk& desk_;
    QLabel* count_;
    QListWidget* list_;
    bool ticked_ = false; ///< By the press that a click is told of next.
};

} // namespace ui::notes
