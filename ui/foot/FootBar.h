// The foot of the window: the device as it really is, the job that runs or what undo would undo, and the last message.
#pragma once

#include <QWidget>

class QToolButton;

namespace ui {
class Desk;
}

namespace ui::foot {

class DeviceLine;
class MessageLine;

class FootBar : public QWidget {
    Q_OBJECT

  public:
    explicit FootBar(Desk& desk, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void showDevice();

    Desk& desk_;
    DeviceLine* device_ = nullptr;
    QToolButton* openAgain_ = nullptr;
    MessageLine* message_ = nullptr;
};

} // namespace ui::foot
