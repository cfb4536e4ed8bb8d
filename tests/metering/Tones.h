// Sequences of 1 kHz tones as EBU Tech 3341 and 3342 describe their test signals.
#pragma once

#include "engine/metering/LoudnessMeter.h"
#include "tests/support/Signals.h"

#include <cmath>
#include <vector>

namespace tests {

inline constexpr double quiet = -400.0;

struct Piece {
    double seconds;
    double peakDb; ///< Of the sine on each channel; `quiet` is silence.
};

/// One after the other, in phase left and right.
inline StereoSignal tones(const std::vector<Piece>& pieces, int rate) {
    Signal made;
    for (const auto& piece : pieces) {
        const int frames = static_cast<int>(std::lround(piece.seconds * rate));
        const auto part = piece.peakDb > quiet ? sine(1000.0, piece.peakDb, frames, rate) : silence(frames);
        made.insert(made.end(), part.begin(), part.end());
    }
    return onBoth(std::move(made));
}

inline core::Loudness measured(StereoSignal signal, int rate) {
    engine::metering::LoudnessMeter meter(rate);
    meter.add(signal.block());
    return meter.loudness();
}

} // namespace tests
