// Complex numbers from IEEE operations alone, for coefficients that must have the same bits everywhere (std::complex
// goes through libm).
#pragma once

#include <cmath>

namespace engine::dsp {

struct Complex {
    double re = 0.0;
    double im = 0.0;

    friend constexpr Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
    friend constexpr Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
    friend constexpr Complex operator-(Complex a) { return {-a.re, -a.im}; }
    friend constexpr Complex operator*(Complex a, Complex b) {
        return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    }
    friend constexpr Complex operator*(double a, Complex b) { return {a * b.re, a * b.im}; }
    friend constexpr Complex operator/(Complex a, Complex b) {
        const double norm = b.re * b.re + b.im * b.im;
        return {(a.re * b.re + a.im * b.im) / norm, (a.im * b.re - a.re * b.im) / norm};
    }
};

constexpr double normOf(Complex a) {
    return a.re * a.re + a.im * a.im;
}

/// The square root with a real part of 0 or more.
inline Complex squareRoot(Complex a) noexcept {
    const double magnitude = std::sqrt(normOf(a));
    if (magnitude == 0.0) return {};
    // Only the larger part comes from a sum without cancellation, the other from the product 2 re im.
    const double larger = std::sqrt(0.5 * (magnitude + (a.re < 0.0 ? -a.re : a.re)));
    const double smaller = 0.5 * (a.im < 0.0 ? -a.im : a.im) / larger;
    const double re = a.re < 0.0 ? smaller : larger;
    const double im = a.re < 0.0 ? larger : smaller;
    return {re, a.im < 0.0 ? -im : im};
}

} // namespace engine::dsp
