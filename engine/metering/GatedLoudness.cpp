#include "engine/metering/GatedLoudness.h"

#include <algorithm>
#include <cmath>

namespace engine::metering {

namespace {

constexpr double offsetLufs = -0.691; // BS.1770-5 Annex 1, equation 2: a sine at 997 Hz reads its level.

constexpr double gateLufs = -70.0;

} // namespace

std::optional<double> lufsOf(double meanSquare) {
    constexpr double nothing = 1e-15;
    if (meanSquare < nothing) return std::nullopt;
    return offsetLufs + 10.0 * std::log10(meanSquare);
}

LoudnessClasses::Class& LoudnessClasses::of(std::int32_t number) {
    auto found = std::ranges::lower_bound(classes_, number, {}, &Class::number);
    if (found == classes_.end() || found->number != number) found = classes_.insert(found, {.number = number});
    return *found;
}

void LoudnessClasses::add(double meanSquare) {
    const auto lufs = lufsOf(meanSquare);
    if (!lufs || *lufs <= gateLufs) return;
    Class& into = of(static_cast<std::int32_t>(std::floor(1000.0 * (*lufs - gateLufs))));
    ++into.count;
    into.sum += meanSquare;
}

void LoudnessClasses::add(const LoudnessClasses& other) {
    for (const Class& each : other.classes_) {
        Class& into = of(each.number);
        into.count += each.count;
        into.sum += each.sum;
    }
}

LoudnessClasses::Class LoudnessClasses::total() const noexcept {
    Class all;
    for (const Class& each : classes_) {
        all.count += each.count;
        all.sum += each.sum;
    }
    return all;
}

void LoudnessClasses::gate(double share) {
    const double least = share * mean();
    std::erase_if(classes_, [&](const Class& each) { return each.mean() <= least; });
}

double LoudnessClasses::mean() const noexcept {
    return total().mean();
}

double LoudnessClasses::percentile(double share) const noexcept {
    std::int64_t place = std::lround(share * static_cast<double>(total().count - 1));
    const auto found = std::ranges::find_if(classes_, [&](const Class& each) { return (place -= each.count) < 0; });
    return found->mean();
}

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
