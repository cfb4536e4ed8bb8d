// The history of the album, to read and to jump in: the state it came in, and every step since; those undone are dim.
#pragma once

#include <QDialog>

class QListWidget;

namespace ui {
class Desk;
}

namespace ui::history {

class HistoryList : public QDialog {
    Q_OBJECT

  public:
    explicit HistoryList(Desk& desk, QWidget* parent = nullptr);

  private:
    void showSteps();

    Desk& desk_;
    QListWidget* steps_;
};

} // namespace ui::history
