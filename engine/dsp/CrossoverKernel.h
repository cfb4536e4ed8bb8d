// The inner loop of the crossover: all its filters while no split moves. Compiled once for each SIMD target; every lane
// does what the others do, in the same order, with Mul, Add and Sub only: so the bits are the same everywhere.
#pragma once

#include "engine/dsp/Biquad.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstddef>
#include <span>

namespace engine::dsp {

inline constexpr std::size_t mostBands = 6;

/// The sound of one band in one quantum, left and right side by side.
using BandSound = std::array<Lanes, quantumFrames>;

/// The filters of one split, all alike: the state-variable filter (Zavalishin, The Art of VA Filter Design, 4.4) of a
/// Butterworth second order. Its low-pass, twice in a row, is the low band; low-pass - band-pass + high-pass is the
/// all-pass that low and high band add up to, so the high band is what the low one leaves of that. The bands below the
/// split go through that all-pass.
///   sum = bandSum band + lowIn (in - low);  lowNext = low + sum;  bandNext = sum - band
///   low-pass = (low + lowNext) / 2;  all-pass = in - outOfSum sum
/// `band` is the memory of the filter's first integrator times the tangent of the split.
struct SplitFilters {
    double bandSum = 0.0, lowIn = 0.0, outOfSum = 0.0;
    std::array<Lanes, mostBands> band{}, low{}; ///< Low-pass once, low-pass twice, all-pass of the bands 0, 1 ...
};

/// One quantum of bands[0] into splits.size() + 1 bands. 1 to 5 splits.
void splitAtRest(std::span<SplitFilters> splits, std::span<BandSound, mostBands> bands) noexcept;

} // namespace engine::dsp
