// The middle of the foot: the job that runs, with its progress and a way to cancel it; and while nothing runs what undo
// would undo.
#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace ui {
class Desk;
class Job;
namespace controls {
class Readout;
}
} // namespace ui

namespace ui::foot {

class ProgressLine;

class WorkLine : public QWidget {
    Q_OBJECT

  public:
    explicit WorkLine(Desk& desk, QWidget* parent = nullptr);

  private:
    void showJobs();
    void showProgress();
    void showUndo();
    std::vector<Job*> shownJobs() const; ///< The one that is shown first.
    Job* shownJob() const;

    Desk& desk_;
    ProgressLine* bar_ = nullptr;
    controls::Readout* job_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QToolButton* undo_ = nullptr;
};

} // namespace ui::foot
