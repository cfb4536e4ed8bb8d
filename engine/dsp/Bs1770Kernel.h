// The inner loop of Bs1770Peak. Compiled once for each SIMD target; every lane does what the others do, in the same
// order, with Mul, Add and Sub only: so the bits are the same everywhere.
#pragma once

#include "engine/dsp/Biquad.h"

#include <array>
#include <cstddef>

namespace engine::dsp {

namespace bs1770 {

inline constexpr int taps = 12; ///< Of a point.

using Phase = std::array<double, taps>;

/// As printed, times 8192. The other two phases are these backwards.
inline constexpr Phase first = {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68};
inline constexpr Phase second = {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155};
inline constexpr double unit = 8192.0;

struct Pair {
    double even = 0.0, odd = 0.0;
};
using Pairs = std::array<Pair, taps / 2>;

/// A phase and the same backwards, by the sums and the differences of the samples on either side of their middle.
constexpr Pairs paired(const Phase& phase) {
    Pairs pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double left = phase[i] / unit, right = phase[taps - 1 - i] / unit;
        pairs[i] = {(left + right) / 2.0, (left - right) / 2.0};
    }
    return pairs;
}

inline constexpr Pairs outer = paired(first);
inline constexpr Pairs inner = paired(second);

} // namespace bs1770

/// readings[i]: the highest of the four points between samples[i + 5] and samples[i + 6], of both channels. Reads
/// `frames` + 11 samples; `frames` is a multiple of 4.
void readBs1770(const Lanes* samples, int frames, Lanes* readings) noexcept;

} // namespace engine::dsp
