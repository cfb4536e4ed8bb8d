#include "engine/dsp/FrequencyMap.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace engine::dsp {

namespace {

/// Solves four linear equations in place; the last column is the right-hand side. Elimination with row pivots.
std::array<double, 4> solved(std::array<std::array<double, 5>, 4> m) {
    for (std::size_t i = 0; i < 4; ++i) {
        std::size_t pivot = i;
        for (std::size_t row = i + 1; row < 4; ++row)
            if (std::abs(m[row][i]) > std::abs(m[pivot][i])) pivot = row;
        std::swap(m[i], m[pivot]);
        for (std::size_t row = i + 1; row < 4; ++row) {
            const double factor = m[row][i] / m[i][i];
            for (std::size_t column = i; column < 5; ++column) m[row][column] -= factor * m[i][column];
        }
    }
    std::array<double, 4> x{};
    for (std::size_t i = 4; i-- > 0;) {
        double rest = m[i][4];
        for (std::size_t column = i + 1; column < 4; ++column) rest -= m[i][column] * x[column];
        x[i] = rest / m[i][i];
    }
    return x;
}

/// a, b, c, d for which y (a + b y) / (1 + c y + d y^2) comes closest to w^2: least squares of the relative error over
/// places up to just above 20 kHz at 44.1 kHz, made linear by a denominator that is about right. Places near `own`
/// weigh most. The numbers were found by search over all bells.
std::array<double, 4> fitted(double own, double spread) {
    constexpr int places = 32;
    constexpr double top = 0.9105 * fixed::pi;
    constexpr double usualC = 0.786, usualD = 0.0667; // Of the fit with equal weights.
    std::array<std::array<double, 5>, 4> equations{};
    for (int place = 1; place <= places; ++place) {
        const double w = top * place / places;
        const double tangent = fixed::tan(0.5 * w);
        const double y = tangent * tangent;
        const double square = w * w;
        const double distance = w - own;
        const double weight = w * (1.0 / (distance * distance + spread * spread) + 0.15);
        const double share = weight / (square * (1.0 + (usualC + usualD * y) * y));
        const std::array<double, 5> row = {y, y * y, -square * y, -square * y * y, square};
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t k = 0; k < 5; ++k) equations[i][k] += share * row[i] * (share * row[k]);
    }
    return solved(equations);
}

Factor factorOf(double constant, Complex t1, Complex t2) {
    const double b1 = -(t1.re + t2.re);
    const double b0 = (t1 * t2).re;
    return {constant / b0, b1, b0};
}

/// The stable one of the roots t = +-sqrt(-y).
Complex stableRoot(Complex y) {
    return -squareRoot(-y);
}

} // namespace

FrequencyMap::FrequencyMap(double radians, double spread) noexcept {
    const double own = std::min(radians, 0.96 * fixed::pi);
    const auto [a, b, c, d] = fitted(own, spread);
    const double tangent = fixed::tan(0.5 * own);
    const double y = tangent * tangent;
    const double atOwn = y * (a + b * y) / (1.0 + (c + d * y) * y);
    const double exact = own * own / (atOwn * radians * radians);
    a_ = a * exact;
    b_ = b * exact;
    c_ = c;
    d_ = d;
    const double q = 0.5 * (c_ + std::sqrt(c_ * c_ - 4.0 * d_));
    poleNear_ = -std::sqrt(1.0 / q);
    poleFar_ = -std::sqrt(q / d_);
    zero_ = -std::sqrt(a_ / b_);
}

FrequencyMap::Roots FrequencyMap::rootsOf(Complex s) const noexcept {
    // (b - W d) y^2 + (a - W c) y - W = 0 with W = -s^2; the root of larger magnitude first, the other from their
    // product, so that neither suffers from cancellation.
    const Complex w = -(s * s);
    const Complex quadratic = Complex{b_, 0.0} - d_ * w;
    const Complex linear = Complex{a_, 0.0} - c_ * w;
    Complex root = squareRoot(linear * linear + 4.0 * (quadratic * w));
    if (linear.re * root.re + linear.im * root.im < 0.0) root = -root;
    const Complex q = -0.5 * (linear + root);
    const Complex y1 = q / quadratic;
    const Complex y2 = -w / q;
    return y1.re > y2.re ? Roots{stableRoot(y1), stableRoot(y2)} : Roots{stableRoot(y2), stableRoot(y1)};
}

MappedPolynomial FrequencyMap::mapped(const Polynomial& p) const noexcept {
    const Complex zero{zero_, 0.0};
    if (p.p2 == 0.0) {
        const Complex near{poleNear_, 0.0};
        const Complex far{poleFar_, 0.0};
        return {factorOf(p.p0, near, near), factorOf(1.0, far, far)};
    }
    if (p.p0 == 0.0) return {{p.p2 * a_, 0.0, 0.0}, factorOf(1.0, zero, zero)};
    const double half = 0.5 * p.p1 / p.p2;
    const double discriminant = half * half - p.p0 / p.p2;
    if (discriminant < 0.0) {
        const auto [near, far] = rootsOf({-half, std::sqrt(-discriminant)});
        return {factorOf(p.p0, near, {near.re, -near.im}), factorOf(1.0, far, {far.re, -far.im})};
    }
    const double larger = -(half + std::sqrt(discriminant));
    const auto [near1, far1] = rootsOf({larger, 0.0});
    const auto [near2, far2] = rootsOf({p.p0 / p.p2 / larger, 0.0});
    return {factorOf(p.p0, near1, near2), factorOf(1.0, far1, far2)};
}

Factor FrequencyMap::mappedFirstOrder(const Polynomial& p) const noexcept {
    if (p.p1 == 0.0) return factorOf(p.p0, {poleNear_, 0.0}, {poleFar_, 0.0});
    if (p.p0 == 0.0) return {p.p1 * std::sqrt(a_) / -zero_, -zero_, 0.0};
    const auto [near, far] = rootsOf({-p.p0 / p.p1, 0.0});
    return factorOf(p.p0, near, far);
}

} // namespace engine::dsp
