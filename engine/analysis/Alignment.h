// How another mix of the same song lies to the first one: where it begins and how loud it is. By correlation, first of
// what strikes (the envelope of the highs, coarse), then of the samples (exact). Jobs only.
#pragma once

#include "core/Units.h"
#include "engine/source/AudioSource.h"

#include <optional>
#include <stop_token>

namespace engine::analysis {

struct Alignment {
    core::FramePos offsetFrames = 0; ///< Frame of the other mix that sounds with frame 0 of the first.
    double levelDifferenceDb = 0.0;  ///< How much louder the other one is where both sound (BS.1770, ungated below
                                     ///< -70 LUFS; 0 where that says nothing).
    double confidence = 0.0;         ///< 0 = nothing in common, 1 = the same strokes at the same places.
};

inline constexpr double usualRangeSeconds = 10.0;

/// Both at one rate. `rangeSeconds`: the offset lies within plus and minus that; nullopt = anywhere. Throws
/// core::Cancelled when asked to stop.
Alignment align(const source::AudioSource& first, const source::AudioSource& other,
                std::optional<double> rangeSeconds = usualRangeSeconds, const std::stop_token& stop = {});

} // namespace engine::analysis
