// Preferences: which device plays, with what block, what it really does, and a tone to hear that it is the right one.
#pragma once

#include <QWidget>

#include "engine/Readings.h"

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::preferences {

class DevicePage : public QWidget {
    Q_OBJECT

  public:
    explicit DevicePage(Desk& desk, QWidget* parent = nullptr);
    ~DevicePage() override;

  private:
    void lookAnew();
    void showDevices();
    void choose();
    void showState();

    Desk& desk_;
    std::vector<engine::DeviceDescription> devices_;
    Job* looking_ = nullptr;
    QComboBox* device_;
    QComboBox* block_;
    QLabel* state_;
    QPushButton* open_;
    QPushButton* tone_;
};

} // namespace ui::preferences
