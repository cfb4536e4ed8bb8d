// The compressor's level out over its level in, from the formula that the sound uses, with three handles: threshold,
// ratio (at the right end) and knee (where it begins).
#pragma once

#include "ui/chain/CurveAxis.h"
#include "ui/chain/HandlePicture.h"

#include <optional>

namespace ui::chain {

/// The handles, and what a place of the pointer asks of them. Pure; decibels in, decibels out.
enum class CurveHandle { threshold, ratio, knee };
struct CurvePoint {
    double inDb = 0.0;
    double outDb = 0.0;
};
CurvePoint handleAt(const core::CompressorSettings& settings, CurveHandle handle);
core::CompressorSettings dragged(core::CompressorSettings settings, CurveHandle handle, CurvePoint to);

class StaticCurve : public HandlePicture {
    Q_OBJECT

  public:
    StaticCurve(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;
    /// Where the sound is now; nullopt = silent.
    void showLevel(std::optional<double> inDb, double reductionDb);

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override;
    core::ParameterRef rowOf(std::size_t handle) const override;
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t handle) const override;

  private:
    const core::CompressorSettings& settings() const { return std::get<core::CompressorSettings>(slot().settings); }
    QRectF plot() const;
    QRect levelRect() const;
    QPointF pointOf(CurvePoint point) const;
    CurvePoint levelsAt(QPointF at) const;
    void paintHandle(QPainter& painter, std::size_t handle) const;

    std::optional<double> inDb_;
    double reductionDb_ = 0.0;
};

} // namespace ui::chain
