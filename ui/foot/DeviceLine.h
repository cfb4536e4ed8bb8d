// The words about the device in one line, each in its colour; what does not fit is cut where it can be seen, and whole
// in the tooltip.
#pragma once

#include "ui/foot/DeviceWords.h"

#include <QWidget>

#include <vector>

namespace ui::foot {

class DeviceLine : public QWidget {
    Q_OBJECT

  public:
    explicit DeviceLine(QWidget* parent = nullptr);

    void show(const std::vector<Part>& parts);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<Part> parts_;
};

} // namespace ui::foot
