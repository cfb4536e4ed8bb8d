// The rows of the stereo image.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array monoSlopesDbPerOctave = {12, 24, 48};
inline constexpr std::array<std::string_view, 3> monoSlopeIds = {"12", "24", "48"};

inline bool isMonoBelow(const Slot& slot, int) {
    return std::get<StereoSettings>(slot.settings).monoBelowHz > StereoSettings::monoOffHz;
}

template <auto member>
constexpr Parameter width(std::string_view id, std::string_view label) {
    return row<member>({.id = id, .label = label, .unit = Unit::percent, .range = {0.0, 200.0}});
}

template <auto member>
constexpr Parameter widthSplit(std::string_view id, std::string_view label) {
    return row<member>(
        {.id = id, .label = label, .unit = Unit::hz, .range = {40.0, 16000.0}, .taper = Taper::logarithmic});
}

inline constexpr auto stereoRows = joined(
    std::array{
        width<&StereoSettings::widthPercent>("width", "Width"),
        width<&StereoSettings::lowWidthPercent>("lowWidth", "Low width"),
        width<&StereoSettings::middleWidthPercent>("middleWidth", "Middle width"),
        width<&StereoSettings::highWidthPercent>("highWidth", "High width"),
        widthSplit<&StereoSettings::lowSplitHz>("lowSplit", "Low split"),
        widthSplit<&StereoSettings::highSplitHz>("highSplit", "High split"),
        row<&StereoSettings::monoBelowHz>({.id = "monoBelow",
                                           .label = "Mono below",
                                           .unit = Unit::hz,
                                           .range = {StereoSettings::monoOffHz, 500.0},
                                           .taper = Taper::logarithmic}),
        only(isMonoBelow, numberChoice<&StereoSettings::monoSlopeDbPerOctave, monoSlopesDbPerOctave>(
                              "monoSlope", "Mono slope", monoSlopeIds, Unit::dbPerOctave)),
        row<&StereoSettings::midDb>({.id = "midGain", .label = "Mid gain", .unit = Unit::db, .range = {-24.0, 24.0}}),
        row<&StereoSettings::sideDb>(
            {.id = "sideGain", .label = "Side gain", .unit = Unit::db, .range = {-24.0, 24.0}}),
        row<&StereoSettings::balanceDb>(
            {.id = "balance", .label = "Balance", .unit = Unit::db, .range = {-12.0, 12.0}}),
        row<&StereoSettings::rotationDegrees>(
            {.id = "rotation", .label = "Rotation", .unit = Unit::degrees, .range = {-90.0, 90.0}}),
        toggle<&StereoSettings::invertLeft>("invertLeft", "Invert left"),
        toggle<&StereoSettings::invertRight>("invertRight", "Invert right"),
        toggle<&StereoSettings::swapSides>("swapSides", "Swap sides"),
    },
    slotRows);

inline constexpr Module stereo{.id = "stereo",
                               .label = "Stereo",
                               .says =
                                   "sets the width, of all and by band, makes lows mono, and balances, turns, swaps "
                                   "and inverts the sides",
                               .parameters = stereoRows,
                               .standard = standardOf<StereoSettings>};

} // namespace core::rows
