// Levels as meters show them. Never -infinity: silence reads -200 dB.
#pragma once

#include <algorithm>
#include <cmath>

namespace engine::metering {

inline double decibelsOf(double magnitude) {
    return 20.0 * std::log10(std::max(magnitude, 1e-10));
}

} // namespace engine::metering
