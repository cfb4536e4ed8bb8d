// The rows of the clipper.
#pragma once

#include "core/rows/Oversampling.h"
#include "core/rows/Row.h"

namespace core::rows {

// Neither mix nor trims: a ceiling is a ceiling.
inline constexpr std::array clipperRows = {
    row<&ClipperSettings::driveDb>({.id = "drive", .label = "Drive", .unit = Unit::db, .range = {-12.0, 24.0}}),
    row<&ClipperSettings::ceilingDbtp>(
        {.id = "ceiling", .label = "Ceiling", .unit = Unit::dbtp, .range = {-12.0, 0.0}}),
    row<&ClipperSettings::kneeDb>({.id = "knee", .label = "Knee", .unit = Unit::db, .range = {0.0, 12.0}}),
    oversampling<&ClipperSettings::oversampling>(),
};

inline constexpr Module clipper{.id = "clipper",
                                .label = "Clipper",
                                .says = "cuts peaks off at the ceiling, softly or with a corner",
                                .parameters = clipperRows,
                                .standard = standardOf<ClipperSettings>};

} // namespace core::rows
