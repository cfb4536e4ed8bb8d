// The rows of the gain.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr auto gainRows = joined(
    std::array{
        row<&GainSettings::gainDb>({.id = "gain", .label = "Gain", .unit = Unit::db, .range = {-24.0, 24.0}}),
    },
    slotRows);

inline constexpr Module gain{.id = "gain",
                             .label = "Gain",
                             .says = "turns all up or down",
                             .parameters = gainRows,
                             .standard = standardOf<GainSettings>};

} // namespace core::rows
