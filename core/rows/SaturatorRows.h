// The rows of the saturator.
#pragma once

#include "core/rows/Oversampling.h"
#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array<std::string_view, 5> saturatorCurves = {"tape", "tube", "transformer", "softClip",
                                                                    "hardClip"};

inline constexpr std::array saturatorBandCounts = {1, 3};
inline constexpr std::array<std::string_view, 2> saturatorBandCountIds = {"1", "3"};

inline bool isSaturatedByBand(const Slot& slot, int) {
    return std::get<SaturatorSettings>(slot.settings).bands == 3;
}

template <auto member>
constexpr Parameter saturatorSplit(std::string_view id, std::string_view label) {
    return only(
        isSaturatedByBand,
        row<member>(
            {.id = id, .label = label, .unit = Unit::hz, .range = {40.0, 16000.0}, .taper = Taper::logarithmic}));
}

template <auto member>
constexpr Parameter bandDrive(std::string_view id, std::string_view label) {
    return only(isSaturatedByBand, row<member>({.id = id, .label = label, .unit = Unit::db, .range = {-24.0, 24.0}}));
}

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
        numberChoice<&SaturatorSettings::bands, saturatorBandCounts>("bands", "Bands", saturatorBandCountIds),
        saturatorSplit<&SaturatorSettings::lowSplitHz>("lowSplit", "Low split"),
        saturatorSplit<&SaturatorSettings::highSplitHz>("highSplit", "High split"),
        bandDrive<&SaturatorSettings::lowDriveDb>("lowDrive", "Low drive"),
        bandDrive<&SaturatorSettings::middleDriveDb>("middleDrive", "Middle drive"),
        bandDrive<&SaturatorSettings::highDriveDb>("highDrive", "High drive"),
    },
    slotRows);

inline constexpr Module saturator{.id = "saturator",
                                  .label = "Saturator",
                                  .says = "adds the harmonics of tape, tubes, iron or clipping, at the same level",
                                  .parameters = saturatorRows,
                                  .standard = standardOf<SaturatorSettings>};

} // namespace core::rows
