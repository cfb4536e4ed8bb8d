// The DC filter's picture: what it leaves of the lowest frequencies, with a handle for the corner.
#pragma once

#include "ui/chain/CurveAxis.h"
#include "ui/chain/OneHandlePicture.h"

#include <QRectF>

namespace ui::chain {

class DcPicture : public OneHandlePicture {
    Q_OBJECT

  public:
    DcPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    QPointF handle() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t) const override { return Qt::SizeHorCursor; }

  private:
    QRectF plot() const;
    FrequencyAxis hertz() const;
    DecibelAxis decibels() const;
    double leftDb(double hz) const; ///< Of a tone, dB.
    void paintAxes(QPainter& painter) const;

    int rate_ = core::cdRate;
};

} // namespace ui::chain
