// The DC filter's picture: what it leaves of the lowest frequencies, with a handle for the corner.
#pragma once

#include "ui/chain/CurveAxis.h"
#include "ui/chain/HandlePicture.h"

#include <QRectF>

namespace ui::chain {

class DcPicture : public HandlePicture {
    Q_OBJECT

  public:
    DcPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    /// Where the handle lies, for whoever wants to grab it.
    QPointF handle() const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override { return 1; }
    core::ParameterRef rowOf(std::size_t) const override { return corner_; }
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t) const override { return Qt::SizeHorCursor; }

  private:
    QRectF plot() const;
    FrequencyAxis hertz() const;
    DecibelAxis decibels() const;
    double leftDb(double hz) const; ///< Of a tone, dB.
    void paintAxes(QPainter& painter) const;

    core::ParameterRef corner_;
    int rate_ = core::cdRate;
};

} // namespace ui::chain
