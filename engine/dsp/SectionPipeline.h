// The inner loop of the equalizer: many sections at rest, one after the other, on both channels. Compiled once for each
// SIMD target; every lane does what RestingBiquad does, in its order, with Mul, Add and Sub only: so the bits are the
// same everywhere.
#pragma once

#include "engine/dsp/Biquad.h"

#include <array>
#include <cstddef>

namespace engine::dsp {

/// Sections that follow each other, with their memories. Those from `count` on are wires.
struct alignas(64) SectionGroup {
    static constexpr int most = 24;
    using Row = std::array<Lanes, most>;
    Row lowIn, bandToBand, direct, fromBand, fromLow;
    Row band, low;
    int count = 0;

    void clear() noexcept;
    RestingBiquad<Lanes> section(std::size_t k) const noexcept {
        return {lowIn[k], bandToBand[k], direct[k], fromBand[k], fromLow[k]};
    }
    void append(const RestingBiquad<Lanes>& section) noexcept;
};

/// Runs the sound through all sections of the group, in place. A skewed pipeline: while one section works on a frame,
/// the one behind it works on the frame before, so that none waits for another and neighbours share a vector.
void runThrough(SectionGroup& group, Lanes* sound, int frames) noexcept;

} // namespace engine::dsp
