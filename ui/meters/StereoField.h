// The stereo field: every frame of the last moment as a point, which fades.
#pragma once

#include "engine/Readings.h"
#include "ui/controls/Indicator.h"

#include <QImage>
#include <QPixmap>

#include <cstdint>
#include <vector>

namespace ui::meters {

class StereoField : public controls::Indicator {
    Q_OBJECT

  public:
    explicit StereoField(QWidget* parent = nullptr);

    void show(const engine::MeterReading& reading, bool sounds, double seconds);

    QString reading() const override;
    QSize minimumSizeHint() const override { return {100, 66}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    double radius() const;
    QPointF foot() const; ///< The middle of the half disc's ground.
    void fade(double seconds);
    void add(const engine::MeterReading& reading);
    QPixmap drawnGrid() const;

    // In device pixels.
    int columns_ = 0, rows_ = 0;
    std::vector<std::uint8_t> glow_;
    QImage picture_;
    QPixmap grid_;
    bool glows_ = false;
    double width_ = 0.0; ///< Side to mid, for the words.
};

} // namespace ui::meters
