// The rows of the limiter.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array limiterRows = {
    row<&LimiterSettings::driveDb>({.id = "drive", .label = "Drive", .unit = Unit::db, .range = {-12.0, 24.0}}),
    row<&LimiterSettings::ceilingDbtp>(
        {.id = "ceiling", .label = "Ceiling", .unit = Unit::dbtp, .range = {-12.0, 0.0}}),
    row<&LimiterSettings::lookAheadMs>({.id = "lookAhead",
                                        .label = "Look-ahead",
                                        .unit = Unit::ms,
                                        .range = {0.1, 3.0},
                                        .taper = Taper::logarithmic,
                                        .automatable = false}),
    row<&LimiterSettings::releaseMs>(
        {.id = "release", .label = "Release", .unit = Unit::ms, .range = {1.0, 1000.0}, .taper = Taper::logarithmic}),
};

inline constexpr Module limiter{.id = "limiter",
                                .label = "Limiter",
                                .says = "keeps true peaks under the ceiling",
                                .parameters = limiterRows,
                                .standard = standardOf<LimiterSettings>};

} // namespace core::rows
