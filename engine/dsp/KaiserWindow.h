// Kaiser's window (Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974), from + - * /
// and square roots alone: so the same on every machine. Any thread; no state.
#pragma once

#include <algorithm>
#include <cmath>

namespace engine::dsp {

/// Modified Bessel function of the first kind, order 0, by its power series.
inline double bessel0(double x) noexcept {
    const double quarter = x * x / 4.0;
    double term = 1.0;
    double sum = 1.0;
    for (int k = 1; term > 1e-18 * sum; ++k) {
        term *= quarter / (static_cast<double>(k) * k);
        sum += term;
    }
    return sum;
}

/// The window `distance` from its middle; `half` = where it ends.
inline double kaiserWindow(double distance, double half, double beta) noexcept {
    const double place = distance / half;
    return bessel0(beta * std::sqrt(std::max(0.0, 1.0 - place * place))) / bessel0(beta);
}

} // namespace engine::dsp
