// How a place or a length in frames is said in minutes and seconds, in one place for every surface: what is less than
// the last digit is cut off, towards zero, so that no time is ever said that is not reached yet.
#pragma once

#include "core/Units.h"

#include <cstdint>
#include <string>

namespace core {

struct ClockParts {
    bool isNegative = false; ///< Never where seconds and milliseconds are 0.
    std::int64_t seconds = 0;
    int milliseconds = 0;
    bool operator==(const ClockParts&) const = default;
};

/// `rate` > 0: frames in a second.
ClockParts clockParts(FramePos at, int rate);

/// "3:05", from 60 minutes on "1:02:03"; a hyphen ahead of what is negative.
std::string minutes(FrameCount frames, int rate);

/// The same to the millisecond: "3:05.120".
std::string clock(FramePos at, int rate);

} // namespace core
