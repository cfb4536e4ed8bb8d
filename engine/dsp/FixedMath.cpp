#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::dsp::fixed {

namespace {

/// A number in two doubles that do not overlap: about 106 bits.
struct Pair {
    double high = 0.0;
    double low = 0.0;
};

/// The exact sum. Knuth, The Art of Computer Programming 2, 4.2.2, theorem B.
Pair sum(double a, double b) {
    const double s = a + b;
    const double partOfB = s - a;
    return {s, (a - (s - partOfB)) + (b - partOfB)};
}

/// The exact product; |a|, |b| < 1e290. Dekker 1971, section 5: halves of 26 bits.
Pair product(double a, double b) {
    const auto split = [](double x) {
        const double c = 134217729.0 * x;
        const double high = c - (c - x);
        return Pair{high, x - high};
    };
    const Pair x = split(a);
    const Pair y = split(b);
    const double p = a * b;
    return {p, ((x.high * y.high - p) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

/// log2(1 + f) to some 65 bits: s = f / (2 + f) and its first term in pairs, the rest of the series is small enough for
/// plain doubles.
Pair log2OfNearOne(double f) {
    constexpr double twicePerLn2 = 0x1.71547652b82fep+1, twicePerLn2Rest = 0x1.777d0ffda0d24p-55;
    const Pair below = sum(2.0, f);
    const double s = f / below.high;
    const Pair back = product(s, below.high);
    const double sRest = (((f - back.high) - back.low) - s * below.low) / below.high;
    const double z = s * s;
    double series = 1.0 / 23;
    for (int odd = 21; odd >= 3; odd -= 2) series = 1.0 / odd + z * series;
    const Pair first = product(s, twicePerLn2);
    const double rest = first.low + s * twicePerLn2Rest + sRest * twicePerLn2 + s * z * series * twicePerLn2;
    return sum(first.high, rest);
}

/// The angle less `quarters` times pi/2, within pi/4.
struct Reduced {
    explicit Reduced(double radians) {
        // pi/2 in three parts; products of the first two with a quarter count up to 2^20 are exact.
        constexpr double part1 = 0x1.921fb544p+0, part2 = 0x1.0b4611a6p-34, part3 = 0x1.3198a2e037073p-69;
        constexpr double quartersPerRadian = 0.636619772367581343076;
        assert(radians <= 1e6 && radians >= -1e6);
        const detail::Whole n(radians * quartersPerRadian);
        const Pair near = sum(radians - n.value * part1, -(n.value * part2));
        angle = sum(near.high, near.low - n.value * part3);
        quarters = static_cast<unsigned>(n.bits) & 3U;
    }
    Pair angle;
    unsigned quarters = 0;
};

/// Taylor series; the next terms are under 1e-18.
double sineOfSmall(Pair angle) {
    const double x = angle.high;
    const double z = x * x;
    double series = 1.0 / 355687428096000.0;
    series = -1.0 / 1307674368000.0 + z * series;
    series = 1.0 / 6227020800.0 + z * series;
    series = -1.0 / 39916800.0 + z * series;
    series = 1.0 / 362880.0 + z * series;
    series = -1.0 / 5040.0 + z * series;
    series = 1.0 / 120.0 + z * series;
    series = -1.0 / 6.0 + z * series;
    return x + (angle.low * (1.0 - 0.5 * z) + x * z * series);
}

double cosineOfSmall(Pair angle) {
    const double x = angle.high;
    const double z = x * x;
    double series = 1.0 / 20922789888000.0;
    series = -1.0 / 87178291200.0 + z * series;
    series = 1.0 / 479001600.0 + z * series;
    series = -1.0 / 3628800.0 + z * series;
    series = 1.0 / 40320.0 + z * series;
    series = -1.0 / 720.0 + z * series;
    series = 1.0 / 24.0 + z * series;
    const double halfSquare = 0.5 * z;
    const double leading = 1.0 - halfSquare;
    return leading + (((1.0 - leading) - halfSquare) + (z * z * series - x * angle.low));
}

} // namespace

double sin(double radians) noexcept {
    const Reduced reduced(radians);
    const double magnitude = reduced.quarters & 1U ? cosineOfSmall(reduced.angle) : sineOfSmall(reduced.angle);
    return reduced.quarters & 2U ? -magnitude : magnitude;
}

double cos(double radians) noexcept {
    const Reduced reduced(radians);
    const double magnitude = reduced.quarters & 1U ? sineOfSmall(reduced.angle) : cosineOfSmall(reduced.angle);
    return reduced.quarters == 1 || reduced.quarters == 2 ? -magnitude : magnitude;
}

double tan(double radians) noexcept {
    const Reduced reduced(radians);
    const double sine = sineOfSmall(reduced.angle);
    const double cosine = cosineOfSmall(reduced.angle);
    return reduced.quarters & 1U ? -cosine / sine : sine / cosine;
}

double atan2(double y, double x) noexcept {
    // atan a = atan c + atan((a - c) / (1 + a c)), c the nearest of the eighths: what is left is within 1/16.
    constexpr double ofEighths[] = {0.0,
                                    0.12435499454676144,
                                    0.24497866312686414,
                                    0.35877067027057225,
                                    0.4636476090008061,
                                    0.5585993153435624,
                                    0.6435011087932844,
                                    0.7188299996216245,
                                    0.7853981633974483};
    const double high = std::max(std::abs(x), std::abs(y)), low = std::min(std::abs(x), std::abs(y));
    if (high < detail::smallest) return 0.0;
    const detail::Whole eighths(8.0 * (low / high));
    const double c = 0.125 * eighths.value;
    const double rest = (low - c * high) / (high + c * low);
    const double z = rest * rest;
    double series = -1.0 / 15;
    for (int odd = 13; odd >= 3; odd -= 2) series = (odd % 4 == 1 ? 1.0 : -1.0) / odd + z * series;
    double angle = ofEighths[eighths.bits] + (rest + rest * (z * series));
    if (std::abs(y) > std::abs(x)) angle = 0.5 * pi - angle;
    if (x < 0.0) angle = pi - angle;
    if (angle < detail::smallest) return 0.0;
    return y < 0.0 ? -angle : angle;
}

double pow(double base, double exponent) noexcept {
    if (exponent == 0.0) return 1.0;
    if (base < detail::smallest) return exponent > 0.0 ? 0.0 : detail::infinity;
    const detail::Parts parts(base);
    const Pair fraction = log2OfNearOne(parts.fraction);
    const Pair whole = sum(parts.exponent, fraction.high);
    const double logRest = whole.low + fraction.low;

    const Pair power = product(whole.high, exponent);
    if (!(power.high < 1024.5)) return detail::infinity;
    if (power.high < -1022.5) return 0.0;
    constexpr double ln2 = 0.693147180559945309417;
    const detail::Whole n(power.high);
    const double octaves = (power.high - n.value) + (power.low + logRest * exponent);
    const double mantissa = detail::expOfSmall(octaves * ln2);
    if (n.bits >= 1024 && mantissa >= 1.0) return detail::infinity;
    if (n.bits < -1022 || (n.bits == -1022 && mantissa < 1.0)) return 0.0;
    return detail::scaled(mantissa, n.bits);
}

} // namespace engine::dsp::fixed
