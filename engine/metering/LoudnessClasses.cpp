#include "engine/metering/LoudnessClasses.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::metering {

namespace {

constexpr double offsetLufs = -0.691; // BS.1770-5 Annex 1, equation 2: a sine at 997 Hz reads its level.
constexpr double gateLufs = -70.0;
constexpr double classesPerLu = 1000.0;

} // namespace

std::optional<double> lufsOf(double meanSquare) {
    constexpr double nothing = 1e-15;
    if (meanSquare < nothing) return std::nullopt;
    return offsetLufs + 10.0 * std::log10(meanSquare);
}

void LoudnessClasses::add(double meanSquare) {
    const auto lufs = lufsOf(meanSquare);
    if (!std::isfinite(meanSquare) || !lufs || *lufs <= gateLufs) return;
    const auto number = static_cast<std::int32_t>(std::floor(classesPerLu * (*lufs - gateLufs)));
    auto into = std::ranges::lower_bound(classes_, number, {}, &Class::number);
    if (into == classes_.end() || into->number != number) into = classes_.insert(into, {.number = number});
    into->take({.number = number, .count = 1, .sum = meanSquare});
}

void LoudnessClasses::add(const LoudnessClasses& other) {
    if (other.empty()) return;
    const auto middle = classes_.insert(classes_.end(), other.classes_.begin(), other.classes_.end());
    std::ranges::inplace_merge(classes_, middle, {}, &Class::number);
    auto last = classes_.begin();
    for (auto next = last + 1; next != classes_.end(); ++next)
        if (next->number == last->number)
            last->take(*next);
        else
            *++last = *next;
    classes_.erase(last + 1, classes_.end());
}

void LoudnessClasses::gate(double share) {
    const double least = share * mean();
    std::erase_if(classes_, [&](const Class& each) { return each.mean() <= least; });
}

LoudnessClasses::Class LoudnessClasses::total() const noexcept {
    Class all;
    for (const Class& each : classes_) all.take(each);
    return all;
}

double LoudnessClasses::mean() const noexcept {
    assert(!empty());
    return total().mean();
}

double LoudnessClasses::percentile(double share) const noexcept {
    assert(!empty() && share >= 0.0 && share <= 1.0);
    std::int64_t place = std::lround(share * static_cast<double>(total().count - 1));
    const auto found = std::ranges::find_if(classes_, [&](const Class& each) { return (place -= each.count) < 0; });
    return found->mean();
}

} // namespace engine::metering
