// The spectral balance's picture without widgets: where the points of its curve lie, what a drag makes of a share, and
// what the sound has lost. Pure.
#pragma once

#include "core/Chain.h"
#include "ui/chain/CurveAxis.h"
#include "ui/chain/EqualizerNodes.h"

#include <QSizeF>

#include <array>
#include <vector>

namespace ui::chain {

/// A picture of that size: hertz to the right; shares of the depth upwards, so that both ends of them can be grabbed;
/// decibels taken hang from the top.
struct BalancePlot {
    QSizeF size;

    FrequencyAxis hertz() const;
    double yOfShare(double percent) const;
    double shareOfWay(double up) const; ///< Percent for pixels upwards.
    double yOfTaken(double db) const;   ///< 0 dB or less.

    static constexpr double mostPercent = 200.0;
    static constexpr double deepestDb = -12.0;
};

/// The points, by band.
std::vector<EqualizerNode> balanceNodes(const core::SpectralBalanceSettings& settings, const BalancePlot& plot);

/// Decibels that the bands of the spectrum have lost, 0 or less, a mean of each with its neighbours. Where there was
/// next to nothing, under -100 dB, nothing can be lost.
std::array<double, 256> takenDb(const std::array<float, 256>& beforeDb, const std::array<float, 256>& afterDb);

} // namespace ui::chain
