// The spectrum of what is heard, 20 Hz to 20 kHz.
#pragma once

#include "engine/Readings.h"
#include "ui/controls/Indicator.h"

#include <array>
#include <vector>

namespace ui::meters {

class SpectrumMeter : public controls::Indicator {
    Q_OBJECT

  public:
    explicit SpectrumMeter(QWidget* parent = nullptr);

    void show(const engine::MeterReading& reading, bool sounds, double seconds);

    QString reading() const override;
    QSize minimumSizeHint() const override { return {60, 84}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QRect picture() const;
    int columnOf(double hz) const;
    void paintScale(QPainter& painter) const;
    std::vector<int> columns() const;

    std::array<float, 256> bandsDb_;
    std::vector<int> columns_; ///< Height of each column of pixels.
};

} // namespace ui::meters
