// The picture of multiband and de-esser: their bands over the spectrum before (blue) and after (teal), with a line to
// grab where one ends and the next one begins, and one at each band's threshold. A click into a band chooses it.
#pragma once

#include "ui/chain/BandHandles.h"
#include "ui/chain/HandlePicture.h"

#include <array>
#include <cstdint>

namespace ui::chain {

class BandsPicture : public HandlePicture {
    Q_OBJECT

  public:
    BandsPicture(const core::Module& module, SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

    FrequencyAxis hertz() const;
    DecibelAxis levels() const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override { return shape_.handles.size(); }
    core::ParameterRef rowOf(std::size_t handle) const override { return shape_.handles[handle].row; }
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t handle) const override;
    void handleChosen(std::size_t handle) override;
    void missed(QPointF at) override;

  private:
    bool hasBands() const { return core::moduleOf(slot()).bands > 0; }
    std::optional<std::size_t> thresholdOf(int band) const; ///< Its handle.
    void paintBand(QPainter& painter, int band) const;
    void paintSplit(QPainter& painter, std::size_t handle) const;

    BandsShape shape_;
    int band_ = 0;
    std::array<float, 256> spectrumBefore_{}, spectrumAfter_{};
    QLabel* figures_;
    bool hasSpectrum_ = false;
    std::uint64_t steps_ = 0;
};

} // namespace ui::chain
