// The rows of the limiter.
#pragma once

#include "core/rows/Oversampling.h"
#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array<std::string_view, 4> limiterStyles = {"transparent", "punchy", "dynamic", "safe"};

/// "Delay": what look-ahead there may be, ms. Structural, because it is the latency.
inline constexpr std::array limiterDelaysMs = {3, 10};
inline constexpr std::array<std::string_view, 2> limiterDelayIds = {"3", "10"};

inline bool hasSetRelease(const Slot& slot, int) {
    return !std::get<LimiterSettings>(slot.settings).automaticRelease;
}

// Neither mix nor trims: a ceiling is a ceiling.
inline constexpr std::array limiterRows = {
    row<&LimiterSettings::driveDb>({.id = "drive", .label = "Drive", .unit = Unit::db, .range = {-12.0, 24.0}}),
    row<&LimiterSettings::ceilingDbtp>(
        {.id = "ceiling", .label = "Ceiling", .unit = Unit::dbtp, .range = {-12.0, 0.0}}),
    row<&LimiterSettings::lookAheadMs>({.id = "lookAhead",
                                        .label = "Look-ahead",
                                        .unit = Unit::ms,
                                        .range = {0.1, 10.0},
                                        .taper = Taper::logarithmic,
                                        .automatable = false}),
    row<&LimiterSettings::attackMs>(
        {.id = "attack", .label = "Attack", .unit = Unit::ms, .range = {10.0, 4000.0}, .taper = Taper::logarithmic}),
    only(hasSetRelease, row<&LimiterSettings::releaseMs>({.id = "release",
                                                          .label = "Release",
                                                          .unit = Unit::ms,
                                                          .range = {1.0, 1000.0},
                                                          .taper = Taper::logarithmic})),
    toggle<&LimiterSettings::automaticRelease>("automaticRelease", "Automatic release"),
    choice<&LimiterSettings::style>("style", "Style", limiterStyles),
    row<&LimiterSettings::transientLinkPercent>(
        {.id = "transientLink", .label = "Transient link", .unit = Unit::percent, .range = {0.0, 100.0}}),
    row<&LimiterSettings::releaseLinkPercent>(
        {.id = "releaseLink", .label = "Release link", .unit = Unit::percent, .range = {0.0, 100.0}}),
    numberChoice<&LimiterSettings::delayMs, limiterDelaysMs>("delay", "Delay", limiterDelayIds, Unit::ms),
    oversampling<&LimiterSettings::oversampling>(),
};

inline constexpr Module limiter{.id = "limiter",
                                .label = "Limiter",
                                .says = "keeps true peaks under the ceiling",
                                .parameters = limiterRows,
                                .standard = standardOf<LimiterSettings>};

} // namespace core::rows
