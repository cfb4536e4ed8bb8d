// The loudness of the last minutes as a picture: short-term as a line, momentary pale behind it.
#pragma once

#include "ui/controls/Indicator.h"
#include "ui/meters/LoudnessHistory.h"

namespace ui::meters {

class HistoryMeter : public controls::Indicator {
    Q_OBJECT

  public:
    explicit HistoryMeter(QWidget* parent = nullptr);

    void add(std::optional<double> momentaryLufs, std::optional<double> shortTermLufs, double seconds);
    void interrupt();
    const LoudnessHistory& history() const { return history_; }

    QString reading() const override;
    QSize minimumSizeHint() const override { return {100, 40}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    double y(double lufs) const;
    void paintCurve(QPainter& painter, std::optional<double> LoudnessHistory::Step::*what) const;

    LoudnessHistory history_;
};

} // namespace ui::meters
