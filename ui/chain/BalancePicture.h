// The spectral balance's picture: the spectrum before (blue) and after (teal), what is taken off hanging from the top,
// and the curve of the depth with a point to drag for each share.
#pragma once

#include "ui/chain/BalanceCurve.h"
#include "ui/chain/HandlePicture.h"

#include <array>
#include <cstdint>

namespace ui::chain {

class BalancePicture : public HandlePicture {
    Q_OBJECT

  public:
    BalancePicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

    /// Where the points lie, for whoever wants to grab one.
    std::vector<EqualizerNode> nodes() const { return balanceNodes(settings(), plot()); }

    QString spokenText() const override; ///< "4 kHz: 100 %".

  protected:
    void paintEvent(QPaintEvent* event) override;
    std::size_t handles() const override { return settings().bands.size(); }
    core::ParameterRef rowOf(std::size_t handle) const override;
    std::optional<std::size_t> hit(QPointF at) const override;
    double draggedTo(std::size_t handle, const Drag& drag) const override;
    Qt::CursorShape cursorOf(std::size_t) const override { return Qt::SizeVerCursor; }
    void handleChosen(std::size_t handle) override;

  private:
    const core::SpectralBalanceSettings& settings() const {
        return std::get<core::SpectralBalanceSettings>(slot().settings);
    }
    BalancePlot plot() const { return {QSizeF(size())}; }
    void paintGrid(QPainter& painter) const;
    void paintSound(QPainter& painter) const;
    void paintCurve(QPainter& painter) const;

    std::array<float, 256> spectrumBefore_{}, spectrumAfter_{};
    QLabel* figures_;
    std::uint64_t steps_ = 0; ///< 0 = it has not sounded yet.
};

} // namespace ui::chain
