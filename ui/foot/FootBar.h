// The foot of the window: device, what undo would undo, running jobs, last delivery.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::foot {

class FootBar : public QWidget {
    Q_OBJECT

  public:
    explicit FootBar(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::foot
