// The rows of the de-esser.
#pragma once

#include "core/rows/DynamicsRows.h"

namespace core::rows {

inline constexpr std::array<std::string_view, 2> deEsserModes = {"split", "wide"};

inline constexpr auto deEsserRows = joined(
    std::array{
        choice<&DeEsserSettings::mode>("mode", "Mode", deEsserModes),
        choice<&DeEsserSettings::channel>("channel", "Channel", dynamicsChannels),
        row<&DeEsserSettings::frequencyHz>({.id = "frequency",
                                            .label = "Frequency",
                                            .unit = Unit::hz,
                                            .range = {1000.0, 16000.0},
                                            .taper = Taper::logarithmic}),
        row<&DeEsserSettings::thresholdDb>(
            {.id = "threshold", .label = "Threshold", .unit = Unit::db, .range = {-80.0, 0.0}}),
        row<&DeEsserSettings::rangeDb>({.id = "range", .label = "Range", .unit = Unit::db, .range = {0.0, 24.0}}),
        row<&DeEsserSettings::attackMs>(
            {.id = "attack", .label = "Attack", .unit = Unit::ms, .range = {0.2, 50.0}, .taper = Taper::logarithmic}),
        row<&DeEsserSettings::releaseMs>({.id = "release",
                                          .label = "Release",
                                          .unit = Unit::ms,
                                          .range = {5.0, 1000.0},
                                          .taper = Taper::logarithmic}),
        row<&DeEsserSettings::linkPercent>(
            {.id = "link", .label = "Stereo link", .unit = Unit::percent, .range = {0.0, 100.0}}),
    },
    slotRows);

inline constexpr Module deEsser{.id = "deEsser",
                                .label = "De-esser",
                                .says = "turns down sharp consonants, in their band or over all of the sound",
                                .parameters = deEsserRows,
                                .standard = standardOf<DeEsserSettings>};

} // namespace core::rows
