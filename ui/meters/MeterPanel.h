// The needles at the right: loudness, peaks, history, stereo field.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::meters {

class MeterPanel : public QWidget {
    Q_OBJECT

  public:
    explicit MeterPanel(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::meters
