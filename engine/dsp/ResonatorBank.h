// The inner loop of the spectral balance: many resonators side by side on both channels, heard and weighed. Compiled
// once for each SIMD target; every lane does the same with Mul, Add and Sub only and sums are taken in one order, so
// the bits are the same everywhere. Rendering threads.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstddef>

namespace engine::dsp {

/// Band b has lanes 2b (left) and 2b + 1 (right) of every row. A resonator says y[n] = drive[n] - a1 y[n-1] - a2
/// y[n-2].
struct alignas(64) ResonatorBank {
    static constexpr std::size_t bands = 60;
    static constexpr std::size_t lanes = 2 * bands;
    static constexpr std::size_t groupLanes = 8; ///< Four bands; lanes must be whole groups.
    using Row = std::array<double, lanes>;
    using Sound = std::array<double, 2 * quantumFrames>; ///< Left and right in turn.
    Row a1{}, a2{};
    Row y1{}, y2{};               ///< Memories.
    Row weight{}, weightToCome{}; ///< Of its output in the sum: now, and at the end of the next quantum.
    Row energy{}, risingEnergy{}; ///< Sums of squares of the last quantum; each frame counted once, and by 0 to 1.
};
static_assert(ResonatorBank::lanes % ResonatorBank::groupLanes == 0);

/// A quantum of the drive into all resonators; the weights stay where they are.
void hear(ResonatorBank& bank, const ResonatorBank::Sound& drive) noexcept;

/// The same, and what they say, weighed: the weights run straight to those to come.
ResonatorBank::Sound hearAndWeigh(ResonatorBank& bank, const ResonatorBank::Sound& drive) noexcept;

} // namespace engine::dsp
