#include "engine/metering/GatedLoudness.h"

#include <cmath>

namespace engine::metering {

std::optional<double> GatedLoudness::integratedLufs(std::span<const GatedLoudness* const> parts) {
    LoudnessClasses blocks;
    for (const auto* part : parts) blocks.add(part->blocks_);
    if (blocks.empty()) return std::nullopt;
    blocks.gate(0.1); // -10 LU
    return lufsOf(blocks.mean());
}

std::optional<double> GatedLoudness::rangeLu(std::span<const GatedLoudness* const> parts) {
    LoudnessClasses windows;
    for (const auto* part : parts) windows.add(part->windows_);
    if (windows.empty()) return std::nullopt;
    windows.gate(0.01); // -20 LU
    return 10.0 * std::log10(windows.percentile(0.95) / windows.percentile(0.10));
}

} // namespace engine::metering
