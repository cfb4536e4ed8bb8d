// The rows of the stereo width.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr auto stereoRows = joined(
    std::array{
        row<&StereoSettings::widthPercent>(
            {.id = "width", .label = "Width", .unit = Unit::percent, .range = {0.0, 200.0}}),
    },
    slotRows);

inline constexpr Module stereo{.id = "stereo",
                               .label = "Stereo",
                               .says = "sets the width: the level of the side against the mid",
                               .parameters = stereoRows,
                               .standard = standardOf<StereoSettings>};

} // namespace core::rows
