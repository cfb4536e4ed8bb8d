// The axes of the modules' pictures: hertz on a logarithmic scale to the right, decibels upwards. Pure.
#pragma once

#include <cmath>

namespace ui::chain {

struct FrequencyAxis {
    double left = 0.0; ///< Pixels.
    double width = 1.0;
    double lowestHz = 20.0;
    double highestHz = 20000.0;

    double x(double hz) const { return left + width * std::log(hz / lowestHz) / std::log(highestHz / lowestHz); }
    double hz(double x) const { return lowestHz * std::pow(highestHz / lowestHz, (x - left) / width); }
};

struct DecibelAxis {
    double top = 0.0; ///< Pixels.
    double height = 1.0;
    double highestDb = 12.0;
    double lowestDb = -12.0;

    double y(double db) const { return top + height * (highestDb - db) / (highestDb - lowestDb); }
    double db(double y) const { return highestDb - (y - top) / height * (highestDb - lowestDb); }
};

} // namespace ui::chain
