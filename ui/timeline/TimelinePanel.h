// The album over time, in the centre: overview, canvas and scroll bar, and the commands that zoom, snap and edit there.
#pragma once

#include "ui/timeline/View.h"

#include <QWidget>

class QScrollBar;

namespace ui {
class Desk;
}

namespace ui::timeline {

class Overview;
class TimelineCanvas;

class TimelinePanel : public QWidget {
    Q_OBJECT

  public:
    explicit TimelinePanel(Desk& desk, QWidget* parent = nullptr);

    TimelineCanvas& canvas() { return *canvas_; }
    View& view() { return view_; }

  private:
    void addCommands();
    void showScroll();
    void zoomSelection();

    Desk& desk_;
    View view_;
    Overview* overview_ = nullptr;
    TimelineCanvas* canvas_ = nullptr;
    QScrollBar* scroll_ = nullptr;
};

} // namespace ui::timeline
