// The top of the window: album, transport, clocks, and how it is listened to.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::transport {

class TransportBar : public QWidget {
    Q_OBJECT

  public:
    explicit TransportBar(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::transport
