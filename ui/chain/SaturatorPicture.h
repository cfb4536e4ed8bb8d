// The saturator's picture: the curve, with a handle for the drive, and beside it the harmonics that it makes of a sine.
// Of three bands a curve each; the handle and the harmonics are the middle one's.
#pragma once

#include "ui/chain/HandlePicture.h"
#include "ui/chain/Harmonics.h"

#include <vector>

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
    QPointF pointOf(const Saturated& band, double x) const;
    const Saturated& middle() const { return bands_[bands_.size() / 2]; }
    void takeBands(const core::SaturatorSettings& settings);
    void paintCurves(QPainter& painter) const;
    void paintCurve(QPainter& painter, const Saturated& band, QColor colour, Qt::PenStyle style) const;
    void paintHarmonics(QPainter& painter) const;

    core::ParameterRef drive_;
    std::vector<Saturated> bands_; ///< One or three, from the lowest.
    std::array<double, shownHarmonics> harmonics_;
};

} // namespace ui::chain
