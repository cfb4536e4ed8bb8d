// Test signals: one channel, double, full scale 1.0. All are functions of their arguments alone.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <cstdint>
#include <vector>

namespace tests {

using Signal = std::vector<double>;

struct StereoSignal {
    Signal left;
    Signal right;

    int frames() const { return static_cast<int>(left.size()); }
    engine::dsp::StereoBlock block() { return {left.data(), right.data(), frames()}; }
};

/// 1, 2, 3 ...: a value tells its place.
Signal ramp(int frames);

Signal silence(int frames);

/// Peaks at 10^(peakDb / 20); starts at `phaseDegrees` (0 = rising through zero).
Signal sine(double hz, double peakDb, int frames, int rate, double phaseDegrees = 0.0);

/// Uniform between -peak and peak, white; equal seeds give equal noise on every machine.
Signal noise(double peakDb, int frames, std::uint64_t seed = 1);

/// Something like loud music: a few low and middle notes with decaying strokes, bright noise bursts on each beat, a
/// little stereo; peaks near `peakDb`.
StereoSignal musicLike(int frames, int rate, double peakDb = -0.5, std::uint64_t seed = 1);

StereoSignal onBoth(Signal signal);                     ///< The same left and right.
Signal joined(const Signal& first, const Signal& then); ///< One after the other.
StereoSignal joined(const StereoSignal& first, const StereoSignal& then);
Signal scaled(Signal signal, double gainDb);

/// Linear fades at both ends, so that a burst has no click.
Signal faded(Signal signal, int frames);

} // namespace tests
