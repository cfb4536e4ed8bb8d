#include "engine/dsp/FrequencyMap.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engine::dsp {

namespace {

/// As far as a map is fitted: just above 20 kHz at 44.1 kHz, radians per frame.
constexpr double top = 0.9105 * fixed::pi;

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

/// a, b, c, d for which y (a + b y) / (1 + c y + d y^2) comes closest to w^2: least squares of the relative error, made
/// linear by a denominator that is about right. Places near `own` weigh most. The numbers were found by search over all
/// bells.
std::array<double, 4> fitted(double own, double spread) {
    constexpr int places = 32;
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

Complex conjugate(Complex a) {
    return {a.re, -a.im};
}

/// p[0] + p[1] y + .. of a degree of 2 or 3, with its first two derivatives (the second one halved).
struct Value {
    Complex value, slope, bend;
};
using Coefficients = std::array<Complex, FrequencyMap::maxDegree + 1>;

Value valueAt(const Coefficients& p, std::size_t degree, Complex y) {
    Value at{p[degree], {}, {}};
    for (std::size_t k = degree; k-- > 0;) {
        at.bend = at.bend * y + at.slope;
        at.slope = at.slope * y + at.value;
        at.value = at.value * y + p[k];
    }
    return at;
}

/// The root that Laguerre's method finds from 0: the smallest or one that is hardly larger.
Complex firstRoot(const Coefficients& p, std::size_t degree) {
    const double n = static_cast<double>(degree);
    Complex y{};
    for (int step = 0; step < 24; ++step) {
        const auto [value, slope, bend] = valueAt(p, degree, y);
        Complex root = squareRoot((n - 1.0) * ((n - 1.0) * (slope * slope) - (2.0 * n) * (value * bend)));
        if (slope.re * root.re + slope.im * root.im < 0.0) root = -root;
        const Complex by = n * value / (slope + root);
        y = y - by;
        if (normOf(by) <= 1e-33 * normOf(y)) break;
    }
    return y;
}

/// Both roots of p[0] + p[1] y + p[2] y^2, the larger from a sum without cancellation, the other from their product.
std::array<Complex, 2> quadraticRoots(Complex p0, Complex p1, Complex p2) {
    Complex root = squareRoot(p1 * p1 - 4.0 * (p2 * p0));
    if (p1.re * root.re + p1.im * root.im < 0.0) root = -root;
    const Complex q = -0.5 * (p1 + root);
    return {q / p2, p0 / q};
}

} // namespace

FrequencyMap FrequencyMap::even(double radians) noexcept {
    // The least largest relative error of w^2 up to 0.916 pi: 2.0e-4 (Lawson 1961, over the linear problem). A little
    // further than `top`, for at its own end such an error turns fastest, and sharp filters feel that.
    return {radians,
            3,
            {-2.7401873947908073, -26.104400187570345},
            {-1.2639792814930524, -4.1033291392057771, -31.970247264135139}};
}

FrequencyMap FrequencyMap::closeTo(double radians, double spread) noexcept {
    const auto [a, b, c, d] = fitted(std::min(radians, top), spread);
    const double q = 0.5 * (c + std::sqrt(c * c - 4.0 * d));
    return {radians, 2, {-a / b, 0.0}, {-1.0 / q, -q / d, 0.0}};
}

FrequencyMap::FrequencyMap(double radians, std::size_t degree, const std::array<double, maxDegree - 1>& zeros,
                           const std::array<double, maxDegree>& poles) noexcept
    : degree_(degree) {
    under_[0] = over_[1] = 1.0;
    for (std::size_t k = 0; k < degree_; ++k) {
        for (std::size_t power = k + 1; power > 0; --power) under_[power] -= under_[power - 1] / poles[k];
        poles_[k] = stableRoot({poles[k], 0.0});
        if (k == 0) continue;
        for (std::size_t power = k + 1; power > 1; --power) over_[power] -= over_[power - 1] / zeros[k - 1];
        zeros_[k] = stableRoot({zeros[k - 1], 0.0});
    }
    const double exact = std::min(radians, top);
    const double tangent = fixed::tan(0.5 * exact);
    const double y = tangent * tangent;
    double over = 0.0, under = 0.0;
    for (std::size_t k = degree_ + 1; k-- > 0;) {
        over = over * y + over_[k];
        under = under * y + under_[k];
    }
    const double share = exact / radians;
    a_ = share * share * under / over;
}

FrequencyMap::Roots FrequencyMap::rootsOf(Complex s) const noexcept {
    const Complex w = -(s * s); // a over(y) - w under(y) = 0.
    Coefficients p;
    for (std::size_t k = 0; k <= degree_; ++k) p[k] = Complex{a_ * over_[k], 0.0} - under_[k] * w;
    Roots y{};
    if (degree_ == 2) {
        std::ranges::copy(quadraticRoots(p[0], p[1], p[2]), y.begin());
    } else {
        y[0] = firstRoot(p, degree_);
        const Complex q1 = p[2] + p[3] * y[0];
        std::ranges::copy(quadraticRoots(p[1] + q1 * y[0], q1, p[3]), y.begin() + 1);
        for (std::size_t k = 1; k < degree_; ++k) {
            const auto [value, slope, bend] = valueAt(p, degree_, y[k]);
            y[k] = y[k] - value / slope;
        }
    }
    for (std::size_t k = 1; k < degree_; ++k)
        for (std::size_t at = k; at > 0 && y[at - 1].re < y[at].re; --at) std::swap(y[at - 1], y[at]);
    for (std::size_t k = 0; k < degree_; ++k) y[k] = stableRoot(y[k]);
    return y;
}

FrequencyMap::Factors FrequencyMap::mapped(const Polynomial& p) const noexcept {
    Factors factors;
    const auto both = [&](double constant, const Roots& first, const Roots& second) {
        for (std::size_t k = 0; k < degree_; ++k) factors[k] = factorOf(k == 0 ? constant : 1.0, first[k], second[k]);
        return factors;
    };
    if (p.p2 == 0.0 && p.p1 == 0.0) return both(p.p0, poles_, poles_);
    if (p.p0 == 0.0) { // The first factor has a root at 0, where factorOf cannot look.
        both(1.0, zeros_, p.p1 == 0.0 ? zeros_ : poles_);
        factors[0] = p.p1 == 0.0 ? Factor{p.p2 * a_, 0.0, 0.0}
                                 : Factor{p.p1 * std::sqrt(a_) / -poles_[0].re, -poles_[0].re, 0.0};
        return factors;
    }
    const double half = 0.5 * p.p1 / p.p2;
    const double discriminant = half * half - p.p0 / p.p2;
    if (discriminant < 0.0) {
        const Roots roots = rootsOf({-half, std::sqrt(-discriminant)});
        Roots mirrored = roots;
        for (auto& root : mirrored) root = conjugate(root);
        return both(p.p0, roots, mirrored);
    }
    const double larger = -(half + std::sqrt(discriminant));
    return both(p.p0, rootsOf({larger, 0.0}), rootsOf({p.p0 / p.p2 / larger, 0.0}));
}

FrequencyMap::Factors FrequencyMap::mappedFirstOrder(const Polynomial& p) const noexcept {
    const Roots roots = p.p1 == 0.0 ? poles_ : p.p0 == 0.0 ? zeros_ : rootsOf({-p.p0 / p.p1, 0.0});
    const Complex still{-1.0, 0.0}; // t = -1 is z = 0: a root there makes a section of one root a whole one.
    Factors factors;
    factors[0] = p.p0 == 0.0 ? Factor{p.p1 * std::sqrt(a_) / -roots[1].re, -roots[1].re, 0.0}
                             : factorOf(p.p0, roots[0], roots[1]);
    if (degree_ == 3) factors[1] = factorOf(1.0, roots[2], still);
    return factors;
}

} // namespace engine::dsp
