// Choices that the rows of all dynamics processors share.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array<std::string_view, 3> dynamicsModes = {"compress", "upward", "expand"};
inline constexpr std::array<std::string_view, 4> dynamicsChannels = {"stereo", "midSide", "mid", "side"};
inline constexpr std::array<std::string_view, 2> detections = {"peak", "rms"};

/// "Delay": what look-ahead a processor may have, ms. Structural, because it is the latency.
inline constexpr std::array lookAheadDelaysMs = {0, 3, 10};
inline constexpr std::array<std::string_view, 3> lookAheadDelayIds = {"0", "3", "10"};

} // namespace core::rows
