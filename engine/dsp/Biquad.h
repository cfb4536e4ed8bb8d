// The second-order section that the equalizer is made of: a state-variable filter (Zavalishin, The Art of VA Filter
// Design, 4.4), which keeps its precision at low frequencies and may be moved while it sounds. Rendering threads.
#pragma once

namespace engine::dsp {

/// Two channels side by side. GCC's vectors compute each lane as the scalar would, to the bit.
using Lanes = double __attribute__((vector_size(16)));

constexpr Lanes bothLanes(double x) {
    return Lanes{x, x};
}

/// gain (s^2 + b1 s + b0) / (s^2 + a1 s + a0) with s = (z - 1) / (z + 1). Stable when a1 > 0 and a0 > 0.
struct Section {
    double gain = 1.0;
    double b1 = 2.0, b0 = 1.0;
    double a1 = 2.0, a0 = 1.0;
};

/// The section as the sound uses it, a state space of the filter's two integrators:
///   bandNext = bandToBand band + bandIn (in - low),  lowNext = low + bandIn band + lowIn (in - low),
///   out = direct in + fromBand band + fromLow low.
/// A section whose zeros lie on its poles is {direct = 1, from... = 0} exactly.
template <class Number>
struct Biquad {
    Number bandToBand{}, bandIn{}, lowIn{};
    Number direct{}, fromBand{}, fromLow{};

    Number process(Number in, Number& band, Number& low) const noexcept {
        const Number rise = in - low;
        const Number out = (direct * in + fromBand * band) + fromLow * low;
        const Number bandNext = bandToBand * band + bandIn * rise;
        low = low + (bandIn * band + lowIn * rise);
        band = bandNext;
        return out;
    }
};

/// The same section while it stands still, at fewer operations: its band memory is bandIn times the other's, and
/// because bandIn^2 = (bandToBand + 1) lowIn, one product serves both integrators. A section that moves would have to
/// scale that memory with every frame.
template <class Number>
struct RestingBiquad {
    Number lowIn{}, bandToBand{}, direct{}, fromBand{}, fromLow{};

    Number process(Number in, Number& band, Number& low) const noexcept {
        const Number rise = lowIn * (in - low);
        const Number sum = band + rise;
        const Number out = (direct * in + fromBand * band) + fromLow * low;
        low = low + sum;
        band = bandToBand * sum + rise;
        return out;
    }
};

Biquad<double> biquad(const Section& section) noexcept;

RestingBiquad<Lanes> atRest(const Biquad<Lanes>& section) noexcept;

/// Magnitude squared at an angular frequency, radians per frame, 0 to pi.
double magnitudeSquared(const Biquad<double>& biquad, double radians) noexcept;

} // namespace engine::dsp
