// The album over time, in the centre: overview, canvas and scroll bar, and the buttons for snapping and zoom.
#pragma once

#include "ui/actions/CommandSet.h"
#include "ui/timeline/View.h"

#include <QWidget>

class QHBoxLayout;
class QScrollBar;

namespace ui {
class Desk;
}

namespace ui::timeline {

class AutomationPanel;
class Overview;
class TimelineCanvas;

class TimelinePanel : public QWidget {
    Q_OBJECT

  public:
    explicit TimelinePanel(Desk& desk, QWidget* parent = nullptr);
    ~TimelinePanel() override;

    TimelineCanvas& canvas() { return *canvas_; }
    Overview& overview() { return *overview_; }
    AutomationPanel& automation() { return *automation_; }
    View& view() { return view_; }

  private:
    void addButtons(QHBoxLayout& row);
    void addAutomation();
    void showScroll();

    Desk& desk_;
    View view_;
    Overview* overview_ = nullptr;
    TimelineCanvas* canvas_ = nullptr;
    AutomationPanel* automation_ = nullptr;
    QScrollBar* scroll_ = nullptr;
    CommandSet commands_;
};

} // namespace ui::timeline
