// The picture of multiband and de-esser: their bands over the spectrum before (blue) and after (teal), with a line to
// grab where one ends and the next one begins, and one at each band's threshold. From that hangs what the band takes
// off now, and on it stands what it adds (amber). A click into a band chooses it.
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

    /// Between a band's threshold and the end of its gain, pixels; empty where it does nothing.
    QRectF gainArea(int band) const;

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
    double lineOf(int band) const;                          ///< Pixels; of one that has a threshold.
    void paintBand(QPainter& painter, int band) const;
    void paintGain(QPainter& painter, int band) const;
    void paintSplit(QPainter& painter, std::size_t handle) const;

    BandsShape shape_;
    int band_ = 0;
    std::array<float, 256> spectrumBefore_{}, spectrumAfter_{};
    engine::dsp::BandGainsDb gainsDb_{};
    bool sounded_ = false; ///< There are spectra and gains.
    std::uint64_t steps_ = 0;
};

} // namespace ui::chain
