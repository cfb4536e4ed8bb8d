// The saturator's picture: the curve, with a handle for the drive, and beside it the harmonics that it makes of a sine.
// The handle is dragged up and down, reset with Alt-click, stepped with Up and Down.
#pragma once

#include "ui/chain/Harmonics.h"
#include "ui/chain/ModulePicture.h"
#include "ui/controls/SpokenValue.h"

#include <optional>

namespace ui::chain {

class SaturatorPicture : public ModulePicture, public controls::SpokenValue {
    Q_OBJECT

  public:
    SaturatorPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading*) override {}

    /// Where the handle lies, for whoever wants to grab it.
    QPointF handle() const;

    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenText() const override; ///< "Drive 6.0 dB".
    double spokenValue() const override { return settings_.driveDb; }
    double spokenLeast() const override { return drive_.row->range.min; }
    double spokenMost() const override { return drive_.row->range.max; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Drag {
        double y = 0.0; ///< Of the pointer, when it was pressed.
        double beforeDb = 0.0;
    };
    QRectF plot() const; ///< Of the curve.
    QPointF pointOf(double x) const;
    void paintCurve(QPainter& painter) const;
    void paintHarmonics(QPainter& painter) const;
    void grab();
    void letGo();

    SlotEdit& edit_;
    core::ParameterRef drive_;
    core::SaturatorSettings settings_;
    std::array<double, shownHarmonics> harmonics_;
    std::optional<Drag> drag_;
    bool stepsByKey_ = false;
};

} // namespace ui::chain
