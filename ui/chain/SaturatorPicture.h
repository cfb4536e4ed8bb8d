// The saturator's picture: the curve, with a handle for the drive, and beside it the harmonics that it makes of a sine.
// Of three bands a curve each; the handle and the harmonics are the middle one's.
#pragma once

#include "ui/chain/Harmonics.h"
#include "ui/chain/OneHandlePicture.h"

#include <vector>

namespace ui::chain {

class SaturatorPicture : public OneHandlePicture {
    Q_OBJECT

  public:
    SaturatorPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    QPointF handle() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t) const override { return Qt::SizeVerCursor; }

  private:
    QRectF plot() const; ///< Of the curve.
    QPointF pointOf(const Saturated& band, double x) const;
    const Saturated& middle() const { return bands_[bands_.size() / 2]; }
    void takeBands(const core::SaturatorSettings& settings);
    void paintCurves(QPainter& painter) const;
    void paintCurve(QPainter& painter, const Saturated& band, QColor colour, Qt::PenStyle style) const;
    void paintHarmonics(QPainter& painter) const;

    std::vector<Saturated> bands_; ///< One or three, from the lowest.
    std::array<double, shownHarmonics> harmonics_;
};

} // namespace ui::chain
