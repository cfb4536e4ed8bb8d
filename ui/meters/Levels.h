// The level bars: left and right with root mean square, peak, held peak and the highest true peak, and beside them how
// much the album's chain takes. Only the strips whose pixels change are painted.
#pragma once

#include "engine/Readings.h"
#include "ui/controls/Indicator.h"
#include "ui/meters/Needle.h"

#include <QPixmap>

#include <array>

namespace ui::meters {

class Levels : public controls::Indicator {
    Q_OBJECT

  public:
    explicit Levels(QWidget* parent = nullptr);

    /// `seconds` since the last; `sounds`: whether anything plays.
    void show(const engine::MeterReading& reading, bool sounds, double seconds);
    void showClipped(bool clipped); ///< The lamps over the bars.
    void reset();

    QString reading() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// What a strip shows, in pixels from the top: nothing else makes it paint.
    struct Strip {
        int rms = 0, peak = 0, held = 0, truePeak = 0;
        bool over = false;
        bool operator==(const Strip&) const = default;
    };
    struct Channel {
        Needle peak, rms;
        double truePeakDbtp = silenceDb; ///< Highest since reset.
    };
    QRect barRect(std::size_t channel) const;
    QRect reductionRect() const;
    int heightOf(double db) const;
    Strip stripOf(const Channel& channel) const;
    void paintStrip(QPainter& painter, std::size_t channel) const;
    void paintReduction(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    void renewBar();

    std::array<Channel, 2> channels_;
    std::array<Strip, 2> strips_;
    Needle reduction_; ///< Of the taken decibels, positive.
    int reductionPixels_ = 0;
    bool clipped_ = false;
    QPixmap bar_; ///< A whole bar, of which the lower part is shown.
};

} // namespace ui::meters
