// The inner loops of TruePeak, compiled once for each SIMD target. Every lane is one frame and adds its products in the
// same order whatever the width of the vector, with Mul and Add only: so the bits are the same everywhere.
#pragma once

#include <array>

namespace engine::dsp {

/// Weights of the points 1/16 .. 15/16 between two samples. The filter is symmetric: the points k/16 and 1 - k/16
/// mirror each other, so each pair is an even part (of the sums of opposite samples) and an odd part (of the
/// differences), at half the products.
struct PeakFilter {
    static constexpr int taps = 64;
    /// The points 1/8 .. 4/8. even[3] is the point in the middle, which has no odd part.
    struct Eighths {
        std::array<float, 4> even;
        std::array<float, 3> odd;
    };
    /// The points 1/16, 3/16, 5/16, 7/16.
    struct Sixteenths {
        std::array<float, 4> even;
        std::array<float, 4> odd;
    };
    std::array<Eighths, taps / 2> eighths; ///< From the outermost samples inwards.
    std::array<Sixteenths, taps / 2> sixteenths;

    /// No point between two samples, parabola included, is higher than the higher of them plus this times the largest
    /// second difference in reach. By the number of points a frame: 2, 4, 8, 16.
    std::array<float, 4> bendGain{};
};

const PeakFilter& peakFilter();

/// What a cell of 16 frames holds: its highest sample, and the largest second difference that begins in it.
struct PeakCell {
    static constexpr int frames = 16;
    float highest = 0.0F;
    float bend = 0.0F;
};

/// Looks at `cells` cells; reads two samples more.
void lookAt(const float* narrow, int cells, PeakCell* found);

/// Single precision without its traps: what is under -400 dBFS is nothing (so no product is ever subnormal, and
/// flushing those to zero changes no bit), and what no float can hold is merely huge. Both arrays have room for
/// `frames` rounded up to 16.
void toSinglePrecision(const double* exact, int frames, float* narrow);

/// peaks[i], `frames` of them (a multiple of 16, up to 256): the highest magnitude between narrow[i + 31] and
/// narrow[i + 32], by `points` points a frame (2, 4, 8, 16); reads narrow[-1] to narrow[frames + 63].
void peaksBetween(int points, const float* narrow, int frames, float* peaks);

} // namespace engine::dsp
