// The end of the work: metadata, targets, findings, PQ sheet, proof.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::delivery {

class DeliveryPage : public QWidget {
    Q_OBJECT

  public:
    explicit DeliveryPage(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::delivery
