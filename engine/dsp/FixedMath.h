// Transcendental functions with the same bits on every x86-64 CPU: IEEE + - * /, comparisons and moves of bits, nothing
// else. glibc's differ in the last bit with and without FMA, so whatever computes rendered samples or coefficients
// takes its functions from here. Any thread; no state.
//
// Relative error under 1e-15 (most results within 1 ulp) over the ranges given. Numbers below the smallest normal one
// count as zero, as argument and as result, so that a thread that flushes denormals gets the bits of one that does not.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace engine::dsp::fixed {

inline constexpr double pi = 3.14159265358979323846;

/// Sine, cosine, tangent; |radians| <= 1e6.
double sin(double radians) noexcept;
double cos(double radians) noexcept;
double tan(double radians) noexcept;

/// The angle of (x, y), -pi to pi, to |x|, |y| <= 1e300: 0 for (0, 0), pi on the negative side of the x axis.
double atan2(double y, double x) noexcept;

/// base ^ exponent for base > 0 (0 gives 0, or infinity for a negative exponent).
double pow(double base, double exponent) noexcept;

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double smallest = std::numeric_limits<double>::min();

// ln 2 in two parts; the first has 21 trailing zero bits, so that a product with an exponent is exact.
inline constexpr double ln2High = 0x1.62e42feep-1;
inline constexpr double ln2Low = 0x1.a39ef35793c76p-33;

/// The nearest whole number (ties to even), in a double and in the low bits of an integer; |x| < 2^31.
struct Whole {
    explicit Whole(double x) noexcept {
        constexpr double shift = 0x1.8p52;
        const double shifted = x + shift;
        value = shifted - shift;
        bits = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(shifted));
    }
    double value;
    std::int32_t bits;
};

/// e^t for |t| <= 0.36: the Taylor series to t^13 leaves 1e-17.
inline double expOfSmall(double t) noexcept {
    constexpr double c2 = 1.0 / 2, c3 = 1.0 / 6, c4 = 1.0 / 24, c5 = 1.0 / 120, c6 = 1.0 / 720, c7 = 1.0 / 5040,
                     c8 = 1.0 / 40320, c9 = 1.0 / 362880, c10 = 1.0 / 3628800, c11 = 1.0 / 39916800,
                     c12 = 1.0 / 479001600, c13 = 1.0 / 6227020800.0;
    const double t2 = t * t;
    const double t4 = t2 * t2;
    const double low = (c2 + t * c3) + t2 * (c4 + t * c5);
    const double high = ((c6 + t * c7) + t2 * (c8 + t * c9)) + t4 * ((c10 + t * c11) + t2 * (c12 + t * c13));
    return 1.0 + (t + t2 * (low + t4 * high));
}

/// x * 2^n for results that are normal numbers, x in 0.5..2.
inline double scaled(double x, std::int32_t n) noexcept {
    const auto power = [](std::int32_t e) { return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52); };
    const std::int32_t half = n / 2;
    return x * power(half) * power(n - half);
}

/// x = (1 + fraction) * 2^exponent with 1 + fraction in sqrt(0.5)..sqrt(2); x normal and positive.
struct Parts {
    explicit Parts(double x) noexcept {
        constexpr std::uint64_t sqrtHalf = 0x3fe6a09e667f3bcd;
        const auto bits = std::bit_cast<std::uint64_t>(x);
        const std::uint64_t above = bits - sqrtHalf;
        exponent = static_cast<double>(static_cast<std::int64_t>(above) >> 52);
        fraction = std::bit_cast<double>(bits - (above & 0xfff0000000000000)) - 1.0;
    }
    double fraction;
    double exponent;
};

/// ln(1 + f) for 1 + f in sqrt(0.5)..sqrt(2), by the area tangent of s = f / (2 + f). The leading f is kept out of
/// every rounding: 2s = f - f^2/2 + s f^2/2.
inline double logOfNearOne(double f) noexcept {
    constexpr double c1 = 2.0 / 3, c2 = 2.0 / 5, c3 = 2.0 / 7, c4 = 2.0 / 9, c5 = 2.0 / 11, c6 = 2.0 / 13,
                     c7 = 2.0 / 15, c8 = 2.0 / 17, c9 = 2.0 / 19, c10 = 2.0 / 21;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double low = (c1 + z * c2) + z2 * (c3 + z * c4);
    const double high = ((c5 + z * c6) + z2 * (c7 + z * c8)) + z4 * (c9 + z * c10);
    const double rest = z * (low + z4 * high);
    const double halfSquare = 0.5 * f * f;
    return f - (halfSquare - s * (halfSquare + rest));
}

} // namespace detail

/// 2^x. Exact for whole x.
inline double exp2(double x) noexcept {
    constexpr double ln2 = 0.693147180559945309417;
    if (x < -1022.0) return 0.0;
    if (x >= 1024.0) return detail::infinity;
    const detail::Whole n(x);
    return detail::scaled(detail::expOfSmall((x - n.value) * ln2), n.bits);
}

/// e^x.
inline double exp(double x) noexcept {
    constexpr double perLn2 = 1.44269504088896340736;
    if (x < -708.39) return 0.0;
    if (x > 709.78) return detail::infinity;
    const detail::Whole n(x * perLn2);
    return detail::scaled(detail::expOfSmall((x - n.value * detail::ln2High) - n.value * detail::ln2Low), n.bits);
}

/// Natural logarithm; minus infinity for 0. x >= 0.
inline double log(double x) noexcept {
    if (x < detail::smallest) return -detail::infinity;
    if (x > std::numeric_limits<double>::max()) return x;
    const detail::Parts parts(x);
    return parts.exponent * detail::ln2High + (detail::logOfNearOne(parts.fraction) + parts.exponent * detail::ln2Low);
}

/// Logarithm to the base 2; minus infinity for 0. Exact for powers of two. x >= 0.
inline double log2(double x) noexcept {
    constexpr double perLn2 = 1.44269504088896340736;
    if (x < detail::smallest) return -detail::infinity;
    if (x > std::numeric_limits<double>::max()) return x;
    const detail::Parts parts(x);
    return parts.exponent + detail::logOfNearOne(parts.fraction) * perLn2;
}

/// 10 ^ (db / 20). 0 dB is 1 exactly; -infinity is 0.
inline double dbToGain(double db) noexcept {
    // ln(10) / 20 in two parts, the first of 27 bits: its product with the 24 bits of a float is exact, and so is
    // taking n ln 2 off that.
    constexpr double high = 0x1.d791c5cp-4, low = 0x1.c44411357dd58p-31;
    constexpr double octavesPerDb = 0.16609640474436811739;
    if (db < -6000.0) return 0.0;
    if (db > 6000.0) return detail::infinity;
    const detail::Whole n(db * octavesPerDb);
    const double dbHigh = static_cast<double>(static_cast<float>(db));
    const double t =
        (dbHigh * high - n.value * detail::ln2High) + (((db - dbHigh) * high + db * low) - n.value * detail::ln2Low);
    return detail::scaled(detail::expOfSmall(t), n.bits);
}

/// 20 log10(gain): 0 for 1, minus infinity for 0. gain >= 0.
inline double gainToDb(double gain) noexcept {
    constexpr double dbPerNeper = 8.68588963806503655302;
    return log(gain) * dbPerNeper;
}

} // namespace engine::dsp::fixed
