// The half-band filter of one doubling of the rate: linear phase, by Kaiser's window. Half of its weights are zero, so
// that of the two frames that it makes of one, one is an old frame and the other an even sum (Vaidyanathan, Multirate
// Systems and Filter Banks, 1993, 4.6). Any thread; a value.
#pragma once

#include <vector>

namespace engine::dsp {

/// `pairs` weights, from the outermost inwards: of the frames n and 2 pairs - 1 - n of a window of 2 pairs frames. The
/// sum makes the frame half way between the two in the middle; twice the weights add up to 1.
///
/// Going down, the same sum of every second frame, and with it the frame between the two in the middle, each by half:
/// so up and down again is a delay of 2 pairs - 1 frames of the lower rate.
struct HalfBand {
    /// Passes up to `passBand` of the lower rate (under 0.5) and stops from 1 - `passBand` on: by 120 dB, and flat
    /// within 0.00001 dB. Between the two, at half of the lower rate, it is 6 dB down.
    explicit HalfBand(double passBand);

    int pairs() const noexcept { return static_cast<int>(weights.size()); }

    std::vector<double> weights;
};

} // namespace engine::dsp
