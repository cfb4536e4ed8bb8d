#include "engine/dsp/SaturatorCurve.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

namespace {

constexpr double mostEven = 0.3;
constexpr double musicRmsDb = -18.0;

double oddPart(Bend bend, double c) noexcept {
    const double square = c * c;
    if (bend == Bend::line) return c;
    if (bend == Bend::cubic) return 0.5 * c * (3.0 - square);
    return 0.125 * c * (15.0 + square * (-10.0 + 3.0 * square));
}

double evenPart(Bend bend, double c) noexcept {
    const double square = c * c;
    if (bend == Bend::line) return square;
    if (bend == Bend::cubic) return square * (2.0 - square);
    return square * (3.0 + square * (-3.0 + square));
}

} // namespace

SaturatorCurve::SaturatorCurve(core::SaturatorSettings::Curve curve) noexcept {
    using Curve = core::SaturatorSettings::Curve;
    bend = curve == Curve::tape || curve == Curve::tube ? Bend::quintic : Bend::cubic;
    if (curve == Curve::hardClip) bend = Bend::line;
    // The slope at 0.
    knee = bend == Bend::quintic ? 1.875 : bend == Bend::cubic ? 1.5 : 1.0;
    if (curve == Curve::tube) ownEven = 0.2;
    if (curve == Curve::tape) {
        cornerHz = 3000.0;
        highs = 2.0;
    }
    if (curve == Curve::transformer) {
        cornerHz = 100.0;
        lows = 2.0;
    }
}

double SaturatorCurve::even(double balancePercent) const noexcept {
    const double balance = balancePercent / 100.0;
    return balance < 0.0 ? ownEven * (1.0 + balance) : ownEven + balance * (mostEven - ownEven);
}

double curveValue(const SaturatorCurve& curve, double even, double x) noexcept {
    const double c = std::clamp(x / curve.knee, -1.0, 1.0);
    return oddPart(curve.bend, c) + even * evenPart(curve.bend, c);
}

double levelMatch(const core::SaturatorSettings& settings) noexcept {
    constexpr int steps = 90; // On either side.
    constexpr double step = 4.5 / steps;
    const SaturatorCurve curve(settings.curve);
    const double even = curve.even(settings.balancePercent);
    const double rms = fixed::dbToGain(musicRmsDb);
    const double driven = rms * fixed::dbToGain(settings.driveDb);
    double weights = 0.0, before = 0.0, mean = 0.0, square = 0.0;
    for (int i = -steps; i <= steps; ++i) {
        const double deviations = i * step;
        const double weight = fixed::exp(-0.5 * deviations * deviations);
        const double value = curveValue(curve, even, driven * deviations);
        weights += weight;
        before += weight * deviations * deviations;
        mean += weight * value;
        square += weight * value * value;
    }
    mean /= weights;
    return rms * std::sqrt(before / (square - weights * mean * mean));
}

double saturatedShare(double driveDb) noexcept {
    return std::clamp(driveDb, 0.0, 1.0);
}

} // namespace engine::dsp
