// The rows of the saturator.
#pragma once

#include "core/rows/Oversampling.h"
#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array<std::string_view, 5> saturatorCurves = {"tape", "tube", "transformer", "softClip",
                                                                    "hardClip"};

inline constexpr auto saturatorRows = joined(
    std::array{
        choice<&SaturatorSettings::curve>("curve", "Curve", saturatorCurves),
        row<&SaturatorSettings::driveDb>({.id = "drive", .label = "Drive", .unit = Unit::db, .range = {0.0, 24.0}}),
        row<&SaturatorSettings::balancePercent>(
            {.id = "balance", .label = "Odd / even", .unit = Unit::percent, .range = {-100.0, 100.0}}),
        row<&SaturatorSettings::toneBeforeDb>(
            {.id = "toneBefore", .label = "Tone before", .unit = Unit::db, .range = {-12.0, 12.0}}),
        row<&SaturatorSettings::toneAfterDb>(
            {.id = "toneAfter", .label = "Tone after", .unit = Unit::db, .range = {-12.0, 12.0}}),
        oversampling<&SaturatorSettings::oversampling>(),
    },
    slotRows);

inline constexpr Module saturator{.id = "saturator",
                                  .label = "Saturator",
                                  .says = "adds the harmonics of tape, tubes, iron or clipping, at the same level",
                                  .parameters = saturatorRows,
                                  .standard = standardOf<SaturatorSettings>};

} // namespace core::rows
