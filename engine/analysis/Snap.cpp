#include "engine/analysis/Snap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

namespace engine::analysis {

core::FramePos nearestZeroCrossing(const source::AudioSource& audio, core::FramePos at, core::FrameCount within) {
    const auto samples = audio.samples();
    const auto mid = [&](core::FramePos frame) {
        const auto place = static_cast<std::size_t>(2 * frame);
        return samples[place] + samples[place + 1];
    };
    // Whether the mid passes through zero at that frame, and lies nearer to it there than on the other side.
    const auto crosses = [&](core::FramePos frame) {
        if (frame < 0 || frame >= audio.frames()) return false;
        const float here = mid(frame);
        const auto changesTo = [&](core::FramePos other) {
            if (other < 0 || other >= audio.frames()) return false;
            const float there = mid(other);
            return (here < 0.0F) != (there < 0.0F) && std::abs(here) <= std::abs(there);
        };
        return here == 0.0F || changesTo(frame - 1) || changesTo(frame + 1);
    };
    for (core::FrameCount away = 0; away <= within; ++away) {
        if (crosses(at - away)) return at - away;
        if (crosses(at + away)) return at + away;
    }
    return at;
}

core::FramePos nearestBeat(core::FramePos at, double tempoBpm, int rate) {
    assert(tempoBpm > 0.0);
    const double framesPerBeat = 60.0 * rate / tempoBpm;
    return std::llround(std::round(static_cast<double>(at) / framesPerBeat) * framesPerBeat);
}

} // namespace engine::analysis
