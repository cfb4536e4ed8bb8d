#include "engine/metering/GatedLoudness.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace engine::metering {

namespace {

constexpr double offsetLufs = -0.691; // BS.1770-5 Annex 1, equation 2: a sine at 997 Hz reads its level.

bool passesAbsoluteGate(double meanSquare) {
    static const double gate = std::pow(10.0, (-70.0 - offsetLufs) / 10.0);
    return meanSquare > gate;
}

double meanOf(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// What lies over the relative gate, so many times under the mean of all.
std::vector<double> relativelyGated(std::vector<double> values, double share) {
    if (values.empty()) return values;
    const double gate = share * meanOf(values);
    std::erase_if(values, [&](double value) { return value <= gate; });
    return values;
}

/// The value under which that share of the others lies. `values` is not empty and loses its order.
double percentile(std::vector<double>& values, double share) {
    const auto place = std::lround(share * static_cast<double>(values.size() - 1));
    const auto found = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::ranges::nth_element(values, found);
    return *found;
}

} // namespace

std::optional<double> lufsOf(double meanSquare) {
    constexpr double nothing = 1e-15;
    if (meanSquare < nothing) return std::nullopt;
    return offsetLufs + 10.0 * std::log10(meanSquare);
}

void GatedLoudness::addBlock(double meanSquare) {
    if (passesAbsoluteGate(meanSquare)) blocks_.push_back(meanSquare);
}

void GatedLoudness::addWindow(double meanSquare) {
    if (passesAbsoluteGate(meanSquare)) windows_.push_back(meanSquare);
}

std::optional<double> GatedLoudness::integratedLufs(std::span<const GatedLoudness* const> parts) {
    std::vector<double> blocks;
    for (const auto* part : parts) blocks.insert(blocks.end(), part->blocks_.begin(), part->blocks_.end());
    blocks = relativelyGated(std::move(blocks), 0.1); // -10 LU
    if (blocks.empty()) return std::nullopt;
    return lufsOf(meanOf(blocks));
}

std::optional<double> GatedLoudness::rangeLu(std::span<const GatedLoudness* const> parts) {
    std::vector<double> windows;
    for (const auto* part : parts) windows.insert(windows.end(), part->windows_.begin(), part->windows_.end());
    windows = relativelyGated(std::move(windows), 0.01); // -20 LU
    if (windows.empty()) return std::nullopt;
    const double soft = percentile(windows, 0.10);
    const double loud = percentile(windows, 0.95);
    return 10.0 * std::log10(loud / soft);
}

} // namespace engine::metering
