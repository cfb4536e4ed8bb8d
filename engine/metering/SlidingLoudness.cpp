#include "engine/metering/SlidingLoudness.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace engine::metering {

KWeighting::KWeighting(int rate) {
    // The analogue filters behind the tables for 48 kHz, bilinear with prewarping (Mansbridge, Finn and Reiss 2012).
    {
        constexpr double hz = 1681.974450955533;
        constexpr double q = 0.7071752369554196;
        const double high = std::pow(10.0, 3.999843853973347 / 20.0);
        const double band = std::pow(high, 0.4996667741545416);
        const double k = std::tan(std::numbers::pi * hz / rate);
        const double a0 = 1.0 + k / q + k * k;
        shelf_.b0 = (high + band * k / q + k * k) / a0;
        shelf_.b1 = 2.0 * (k * k - high) / a0;
        shelf_.b2 = (high - band * k / q + k * k) / a0;
        shelf_.a1 = 2.0 * (k * k - 1.0) / a0;
        shelf_.a2 = (1.0 - k / q + k * k) / a0;
    }
    {
        constexpr double hz = 38.13547087602444;
        constexpr double q = 0.5003270373238773;
        const double k = std::tan(std::numbers::pi * hz / rate);
        const double a0 = 1.0 + k / q + k * k;
        highPass_.b1 = -2.0; // Not divided by a0: so the tables have it.
        highPass_.b2 = 1.0;
        highPass_.a1 = 2.0 * (k * k - 1.0) / a0;
        highPass_.a2 = (1.0 - k / q + k * k) / a0;
    }
}

void KWeighting::addSquares(std::span<const double> left, std::span<const double> right,
                            std::array<double, 2>& sum) noexcept {
    assert(left.size() == right.size());
    auto shelf = shelf_; // Copies stay in registers.
    auto highPass = highPass_;
    auto squares = sum;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const std::array<double, 2> in{left[i], right[i]};
        for (std::size_t c = 0; c < 2; ++c) {
            const double shelved = shelf.b0 * in[c] + shelf.first[c];
            shelf.first[c] = shelf.b1 * in[c] - shelf.a1 * shelved + shelf.second[c];
            shelf.second[c] = shelf.b2 * in[c] - shelf.a2 * shelved;
            const double weighted = shelved + highPass.first[c];
            highPass.first[c] = -2.0 * shelved - highPass.a1 * weighted + highPass.second[c];
            highPass.second[c] = shelved - highPass.a2 * weighted;
            squares[c] += weighted * weighted;
        }
    }
    shelf_ = shelf;
    highPass_ = highPass;
    sum = squares;
}

void KWeighting::calm() noexcept {
    constexpr double inaudible = 1e-30;
    for (auto* section : {&shelf_, &highPass_})
        for (auto* memory : {&section->first, &section->second})
            for (auto& value : *memory)
                if (std::abs(value) < inaudible) value = 0.0;
}

SlidingLoudness::SlidingLoudness(int rate) : rate_(rate), weighting_(rate), missing_(framesUpTo(1)) {}

void SlidingLoudness::add(std::span<const double> left, std::span<const double> right) {
    while (!left.empty()) {
        const auto count = std::min(left.size(), static_cast<std::size_t>(missing_));
        weighting_.addSquares(left.first(count), right.first(count), open_);
        missing_ -= static_cast<std::int64_t>(count);
        if (missing_ == 0) closeStep();
        left = left.subspan(count);
        right = right.subspan(count);
    }
}

void SlidingLoudness::closeStep() {
    energies_[static_cast<std::size_t>(steps_ % shortTermSteps)] = open_[0] + open_[1];
    open_ = {};
    weighting_.calm();
    ++steps_;
    missing_ = framesUpTo(steps_ + 1) - framesUpTo(steps_);
    if (steps_ >= momentarySteps) {
        const double meanSquare = meanOfLast(momentarySteps);
        maxMomentary_ = std::max(maxMomentary_, meanSquare);
        if (steps_ % stepsToNextBlock == 0) gated_.addBlock(meanSquare);
    }
    if (steps_ >= shortTermSteps) {
        const double meanSquare = meanOfLast(shortTermSteps);
        maxShortTerm_ = std::max(maxShortTerm_, meanSquare);
        if (steps_ % stepsToNextWindow == 0) gated_.addWindow(meanSquare);
    }
}

double SlidingLoudness::meanOfLast(std::int64_t steps) const noexcept {
    double sum = 0.0;
    const std::int64_t newest = steps_ % shortTermSteps + shortTermSteps;
    for (std::int64_t back = 1; back <= steps; ++back)
        sum += energies_[static_cast<std::size_t>((newest - back) % shortTermSteps)];
    return sum / (static_cast<double>(steps) * rate_ / 100.0);
}

std::optional<double> SlidingLoudness::momentaryLufs() const noexcept {
    return lufsOf(meanOfLast(momentarySteps));
}

std::optional<double> SlidingLoudness::shortTermLufs() const noexcept {
    return lufsOf(meanOfLast(shortTermSteps));
}

std::optional<double> SlidingLoudness::maxMomentaryLufs() const noexcept {
    return lufsOf(maxMomentary_);
}

std::optional<double> SlidingLoudness::maxShortTermLufs() const noexcept {
    return lufsOf(maxShortTerm_);
}

} // namespace engine::metering
