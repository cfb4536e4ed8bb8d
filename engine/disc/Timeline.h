// A disc on one clock: where every stretch of its files sounds and where every mark lies. Frame 0 is the beginning of
// sector 0, that of the first track's pause. Pure.
#pragma once

#include "engine/disc/OpenDisc.h"

#include <optional>
#include <span>
#include <vector>

namespace engine::disc {

/// Sound of a file; what lies between stretches is silence.
struct Stretch {
    core::FramePos at = 0;
    core::FrameCount frames = 0;
    std::size_t file = 0; ///< Place in OpenDisc::files.
    core::FramePos from = 0;
    core::FramePos end() const { return at + frames; }
    bool operator==(const Stretch&) const = default;
};

struct TimelineTrack {
    std::optional<core::FramePos> pause; ///< INDEX 00.
    core::FramePos start = 0;            ///< INDEX 01.
    std::vector<core::FramePos> indexes; ///< INDEX 02 and on.
};

struct Timeline {
    int rate = core::cdRate;
    std::vector<Stretch> stretches;    ///< In order, apart; those that go on from each other are one.
    std::vector<TimelineTrack> tracks; ///< As many as the disc has.
    core::FramePos end = 0;            ///< Lead-out.
    core::Findings findings;           ///< Stretches that their files do not have.
};

/// `lengths`: of the disc's files, frames at `rate`, one of core::albumRates.
Timeline timelineOf(const OpenDisc& open, int rate, std::span<const core::FrameCount> lengths);

} // namespace engine::disc
