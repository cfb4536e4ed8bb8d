// What the tests of dynamics share: steps of level, and the time the gain takes to follow.
#pragma once

#include "engine/dsp/FixedMath.h"
#include "tests/support/Signals.h"

#include <cmath>
#include <initializer_list>
#include <utility>

namespace tests {

/// Frames of one level after another on both channels, direct current.
inline StereoSignal steps(std::initializer_list<std::pair<double, int>> levels) {
    Signal signal;
    for (const auto& [db, frames] : levels)
        signal.insert(signal.end(), static_cast<std::size_t>(frames), engine::dsp::fixed::dbToGain(db));
    return onBoth(signal);
}

inline double gainDb(const StereoSignal& in, const StereoSignal& out, int frame) {
    const auto place = static_cast<std::size_t>(frame);
    return 20.0 * std::log10(std::abs(out.left[place] / in.left[place]));
}

/// The frames, from `from` on, that the gain needs for 63 % of its way (in dB) from `startDb` to where it is at `to`.
inline int framesTo63Percent(const StereoSignal& in, const StereoSignal& out, int from, int to, double startDb) {
    const double end = gainDb(in, out, to - 1);
    int frame = from;
    while (frame < to && std::abs(gainDb(in, out, frame) - startDb) < (1.0 - std::exp(-1.0)) * std::abs(end - startDb))
        ++frame;
    return frame - from + 1;
}

} // namespace tests
