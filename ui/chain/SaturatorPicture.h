// The saturator's picture: the curve, with a handle for the drive, and beside it the harmonics that it makes of a sine.
#pragma once

#include "ui/chain/HandlePicture.h"
#include "ui/chain/Harmonics.h"

namespace ui::chain {

class SaturatorPicture : public HandlePicture {
    Q_OBJECT

  public:
    SaturatorPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    /// Where the handle lies, for whoever wants to grab it.
    QPointF handle() const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override { return 1; }
    core::ParameterRef rowOf(std::size_t) const override { return drive_; }
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t) const override { return Qt::SizeVerCursor; }

  private:
    QRectF plot() const; ///< Of the curve.
    QPointF pointOf(double x) const;
    void paintCurve(QPainter& painter) const;
    void paintHarmonics(QPainter& painter) const;

    core::ParameterRef drive_;
    Saturated saturated_;
    std::array<double, shownHarmonics> harmonics_;
};

} // namespace ui::chain
