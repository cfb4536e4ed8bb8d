// The album over time, in the centre: lanes with waveforms, fades, marks, playhead.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::timeline {

class TimelinePanel : public QWidget {
    Q_OBJECT

  public:
    explicit TimelinePanel(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::timeline
