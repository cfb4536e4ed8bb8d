// The report for the client from the delivery page: made by a job, written as PDF and HTML beside the album.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>

class QPushButton;
class QWidget;

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::delivery {

class ClientReport : public QObject {
    Q_OBJECT

  public:
    ClientReport(Desk& desk, QWidget* page);

    /// Stands for the command.
    QPushButton* button() { return button_; }

  private:
    void write();
    void begin();
    void showButton();

    Desk& desk_;
    QPushButton* button_;
    Job* job_ = nullptr;
    CommandSet commands_;
};

} // namespace ui::delivery
