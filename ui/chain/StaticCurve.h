// The compressor's level out over its level in, from the formula that the sound uses, with three handles: threshold,
// ratio (at the right end) and knee (where it begins). Left and Right go from handle to handle, Up and Down turn it.
#pragma once

#include "ui/chain/CurveAxis.h"
#include "ui/chain/SlotEdit.h"
#include "ui/controls/SpokenValue.h"

#include <QWidget>

#include <array>
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

class StaticCurve : public QWidget, public controls::SpokenValue {
    Q_OBJECT

  public:
    StaticCurve(SlotEdit& edit, QWidget* parent);
    void show(const core::CompressorSettings& settings);
    /// Where the sound is now; nullopt = silent.
    void showLevel(std::optional<double> inDb, double reductionDb);

    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenText() const override; ///< Of the chosen handle: "Ratio 2.0:1".
    double spokenValue() const override;
    double spokenLeast() const override;
    double spokenMost() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QRectF plot() const;
    QRect levelRect() const;
    QPointF pointOf(CurvePoint point) const;
    CurvePoint levelsAt(QPointF at) const;
    std::optional<CurveHandle> hit(QPointF at) const;
    void paintHandle(QPainter& painter, CurveHandle handle) const;
    void apply(const core::CompressorSettings& settings, CurveHandle handle);
    void endDrag();
    void choose(int by);
    void step(double steps);
    void endSteps();

    SlotEdit& edit_;
    core::CompressorSettings settings_;
    std::optional<double> inDb_;
    double reductionDb_ = 0.0;
    std::optional<CurveHandle> hovered_;
    std::optional<CurveHandle> dragged_;
    CurveHandle chosen_ = CurveHandle::threshold; ///< By keys.
    bool stepsByKey_ = false;
    core::CompressorSettings before_; ///< The drag.
};

} // namespace ui::chain
