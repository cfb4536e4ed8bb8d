#include "ui/chain/BalanceCurve.h"

#include "engine/dsp/BalanceBands.h"

#include <algorithm>

namespace ui::chain {

namespace {

constexpr double margin = 12.0;   ///< Above and below the shares.
constexpr double takenPart = 0.5; ///< Of the height.
constexpr double leastDb = -100.0;

} // namespace

FrequencyAxis BalancePlot::hertz() const {
    return {.left = 0.0, .width = size.width(), .lowestHz = 16.0, .highestHz = 22000.0};
}

double BalancePlot::yOfShare(double percent) const {
    return size.height() - margin - percent / mostPercent * (size.height() - 2.0 * margin);
}

double BalancePlot::shareOfWay(double up) const {
    return up * mostPercent / std::max(size.height() - 2.0 * margin, 1.0);
}

double BalancePlot::yOfTaken(double db) const {
    return std::clamp(db / deepestDb, 0.0, 1.0) * takenPart * size.height();
}

std::vector<EqualizerNode> balanceNodes(const core::SpectralBalanceSettings& settings, const BalancePlot& plot) {
    std::vector<EqualizerNode> nodes;
    for (std::size_t band = 0; band < settings.bands.size(); ++band)
        nodes.push_back(
            {static_cast<int>(band),
             {plot.hertz().x(engine::dsp::balancePointsHz[band]), plot.yOfShare(settings.bands[band].sharePercent)}});
    return nodes;
}

std::array<double, 256> takenDb(const std::array<float, 256>& beforeDb, const std::array<float, 256>& afterDb) {
    std::array<double, 256> lost{}, taken{};
    for (std::size_t k = 0; k < lost.size(); ++k)
        if (beforeDb[k] > leastDb) lost[k] = std::min(double{afterDb[k]} - double{beforeDb[k]}, 0.0);
    for (std::size_t k = 0; k < lost.size(); ++k)
        taken[k] = (lost[k == 0 ? 0 : k - 1] + lost[k] + lost[std::min(k + 1, lost.size() - 1)]) / 3.0;
    return taken;
}

} // namespace ui::chain
