// The stereo picture: how much of the side is left over frequency, from the formula that the sound uses, with handles
// for the widths of the bands (up and down), the splits between them and mono below (sideways).
#pragma once

#include "ui/chain/HandlePicture.h"
#include "ui/chain/StereoHandles.h"

namespace ui::chain {

class StereoPicture : public HandlePicture {
    Q_OBJECT

  public:
    StereoPicture(SlotEdit& edit, QWidget* parent);

    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    /// Where the handles lie, for whoever wants to grab one.
    QPointF at(StereoHandle handle) const { return plot().at(settings_, handle); }

    QString spokenText() const override; ///< "Mono below off" where it is.

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override { return stereoHandles.size(); }
    core::ParameterRef rowOf(std::size_t handle) const override { return chain::rowOf(stereoHandles[handle]); }
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t handle) const override;

  private:
    StereoPlot plot() const;
    void paintGrid(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;
    void paintHandle(QPainter& painter, std::size_t handle) const;

    core::StereoSettings settings_;
    int rate_ = 44100;
};

} // namespace ui::chain
