// A drop while it is taken in: its files with how far each is, and a way to cancel. Of a cancelled import nothing goes
// in. What is over in a blink is not shown at all.
#pragma once

#include "ui/desk/ImportCourse.h"

#include <QFrame>
#include <QTimer>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::notices {

/// "waiting", "42 %", "read", or why it cannot be used.
QString stateWords(const ImportedFile& file);

class ImportStrip : public QFrame {
    Q_OBJECT

  public:
    explicit ImportStrip(Desk& desk, QWidget* parent = nullptr);

    /// Shows how far the imports are; asked every 100 ms while any runs.
    void follow();

  private:
    void show(const std::vector<ImportedFile>& files);
    bool isLow() const;
    void fit(); ///< As high as its files, where the window is high enough for them.
    void cancel();

    Desk& desk_;
    QLabel* says_;
    QPushButton* cancel_;
    QTreeWidget* list_;
    std::vector<ImportedFile> shown_;
    QTimer timer_;
    int ticks_ = 0; ///< Since imports began to run.
};

} // namespace ui::notices
