// The frequency response of a linear thing, from what it made of a single 1.
#pragma once

#include "tests/support/Signals.h"

#include <cmath>
#include <complex>

namespace tests {

/// At `hz`, with the delay of `delayFrames` taken out.
inline std::complex<double> responseAt(const Signal& made, double hz, int rate, double delayFrames) {
    std::complex<double> sum = 0.0;
    for (std::size_t i = 0; i < made.size(); ++i)
        sum += made[i] * std::polar(1.0, -2.0 * M_PI * hz * (static_cast<double>(i) - delayFrames) / rate);
    return sum;
}

} // namespace tests
