// The picture of multiband and de-esser: their bands over the spectrum before (blue) and after (teal), with a line to
// grab where one ends and the next one begins, and one at each band's threshold. Left and Right go from line to line,
// Up and Down move it (Shift: fine); Alt-click resets one; a click into a band chooses it.
#pragma once

#include "ui/chain/BandHandles.h"
#include "ui/chain/ModulePicture.h"
#include "ui/controls/SpokenValue.h"

#include <array>
#include <cstdint>
#include <optional>

namespace ui::chain {

class BandsPicture : public ModulePicture, public controls::SpokenValue {
    Q_OBJECT

  public:
    BandsPicture(const core::Module& module, SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

    FrequencyAxis hertz() const;
    DecibelAxis levels() const;

    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenText() const override; ///< Of the chosen line: "Split 2 1.00 kHz".
    double spokenValue() const override;
    double spokenLeast() const override;
    double spokenMost() const override;

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
    void leaveEvent(QEvent* event) override;

  private:
    bool hasBands() const { return core::moduleOf(slot_).bands > 0; }
    const BandHandle& chosen() const { return shape_.handles[chosen_]; }
    void choose(std::size_t handle);
    void grab();
    void letGo();
    void paintBand(QPainter& painter, int band) const;
    void paintSplit(QPainter& painter, std::size_t handle) const;

    SlotEdit& edit_;
    core::Slot slot_;
    BandsShape shape_;
    int band_ = 0;
    std::size_t chosen_ = 0;
    std::optional<std::size_t> hovered_;
    std::optional<double> before_; ///< The drag; nullopt = none.
    bool stepsByKey_ = false;
    std::array<float, 256> spectrumBefore_{}, spectrumAfter_{};
    double reductionDb_ = 0.0;
    bool hasSpectrum_ = false;
    std::uint64_t steps_ = 0;
};

} // namespace ui::chain
