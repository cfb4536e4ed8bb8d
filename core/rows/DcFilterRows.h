// The rows of the DC filter.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr auto dcFilterRows = joined(
    std::array{
        row<&DcFilterSettings::cornerHz>(
            {.id = "corner", .label = "Corner", .unit = Unit::hz, .range = {1.0, 20.0}, .taper = Taper::logarithmic}),
    },
    slotRows);

inline constexpr Module dcFilter{.id = "dcFilter",
                                 .label = "DC filter",
                                 .says = "takes away what moves the waveform off its zero line",
                                 .parameters = dcFilterRows,
                                 .standard = standardOf<DcFilterSettings>};

} // namespace core::rows
