#include "engine/dsp/Biquad.h"

#include "engine/dsp/Complex.h"
#include "engine/dsp/FixedMath.h"

#include <cmath>

namespace engine::dsp {

Biquad<double> biquad(const Section& section) noexcept {
    const double g = std::sqrt(section.a0);
    const double v = 1.0 / (1.0 + section.a1 + section.a0);
    const double band = section.gain * (section.b1 - section.a1) / g;
    const double low = section.gain * (section.b0 - section.a0) / section.a0;

    Biquad<double> made;
    made.bandToBand = 2.0 * v - 1.0;
    made.bandIn = 2.0 * g * v;
    made.lowIn = 2.0 * section.a0 * v;
    made.direct = section.gain + (band * g + low * section.a0) * v;
    made.fromBand = (band + low * g) * v;
    made.fromLow = low - (band * g + low * section.a0) * v;
    return made;
}

RestingBiquad<Lanes> atRest(const Biquad<Lanes>& section) noexcept {
    const auto perBandIn = [&](int lane) {
        return section.bandIn[lane] == 0.0 ? 0.0 : section.fromBand[lane] / section.bandIn[lane]; // 0: a wire
    };
    return {section.lowIn, section.bandToBand, section.direct, Lanes{perBandIn(0), perBandIn(1)}, section.fromLow};
}

double magnitudeSquared(const Biquad<double>& b, double radians) noexcept {
    // z - 1 from the half angle keeps its precision at low frequencies.
    const double halfSine = fixed::sin(0.5 * radians);
    const Complex lessOne{-2.0 * halfSine * halfSine, fixed::sin(radians)};
    const Complex lessBand = lessOne + Complex{1.0 - b.bandToBand, 0.0};
    // z band = bandToBand band + bandIn rise,  (z - 1) low = bandIn band + lowIn rise,  rise = in - low.
    const Complex bandPerRise = Complex{b.bandIn, 0.0} / lessBand;
    const Complex lowTimes = b.bandIn * bandPerRise + Complex{b.lowIn, 0.0};
    const Complex risePerIn = lessOne / (lessOne + lowTimes);
    const Complex lowPerIn = lowTimes / (lessOne + lowTimes);
    const Complex out = Complex{b.direct, 0.0} + b.fromBand * (bandPerRise * risePerIn) + b.fromLow * lowPerIn;
    return normOf(out);
}

} // namespace engine::dsp
