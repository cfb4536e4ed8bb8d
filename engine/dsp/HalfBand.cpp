#include "engine/dsp/HalfBand.h"

#include "engine/dsp/FixedMath.h"
#include "engine/dsp/KaiserWindow.h"

#include <cmath>

namespace engine::dsp {

namespace {

constexpr double stopBandDb = 125.0; // Asked for, to get 120 from short filters, too.

// Kaiser 1974: the window's shape, and the length for a transition as wide as this part of the (higher) rate. One pair
// more than that, as the formula is for long filters.
constexpr double beta = 0.1102 * (stopBandDb - 8.7);
double lengthFor(double transition) {
    return (stopBandDb - 7.95) / (14.36 * transition) + 1.0;
}

} // namespace

HalfBand::HalfBand(double passBand) {
    const int count = static_cast<int>(std::ceil((lengthFor(0.5 - passBand) + 1.0) / 4.0)) + 1;
    double sum = 0.0;
    for (int pair = 0; pair < count; ++pair) {
        const int distance = 2 * (count - pair) - 1; // Of the higher rate, odd: the sine is 1 or -1.
        const double sine = (count - pair) % 2 == 1 ? 1.0 : -1.0;
        weights.push_back(sine / (fixed::pi * distance) * kaiserWindow(distance, 2.0 * count, beta));
        sum += 2.0 * weights.back();
    }
    for (double& weight : weights) weight /= sum;
}

} // namespace engine::dsp
