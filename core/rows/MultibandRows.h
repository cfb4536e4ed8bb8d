// The rows of the multiband dynamics.
#pragma once

#include "core/rows/DynamicsRows.h"

#include <tuple>

namespace core::rows {

template <>
struct BandOf<DynamicsBand> {
    using Settings = MultibandSettings;
};

inline constexpr std::array bandCounts = {2, 3, 4, 5, 6};
inline constexpr std::array<std::string_view, 5> bandCountIds = {"2", "3", "4", "5", "6"};
inline constexpr std::array<std::string_view, 2> crossoverPhases = {"minimum", "linear"};

template <int split>
bool hasSplit(const Slot& slot, int) {
    return std::get<MultibandSettings>(slot.settings).count > split;
}

inline bool isBandAtWork(const Slot& slot, int band) {
    const auto& settings = std::get<MultibandSettings>(slot.settings);
    return band < settings.count && !settings.bands[static_cast<std::size_t>(band)].bypass;
}

inline bool isBandThere(const Slot& slot, int band) {
    return band < std::get<MultibandSettings>(slot.settings).count;
}

/// Where a band ends and the next one begins.
template <auto member, int number>
constexpr Parameter split(std::string_view id, std::string_view label) {
    return only(
        hasSplit<number>,
        row<member>(
            {.id = id, .label = label, .unit = Unit::hz, .range = {30.0, 16000.0}, .taper = Taper::logarithmic}));
}

inline constexpr auto multibandRows = joined(
    std::array{
        numberChoice<&MultibandSettings::count, bandCounts>("count", "Bands", bandCountIds),
        choice<&MultibandSettings::phase>("phase", "Phase", crossoverPhases),
        split<&MultibandSettings::split1Hz, 1>("split1", "Split 1"),
        split<&MultibandSettings::split2Hz, 2>("split2", "Split 2"),
        split<&MultibandSettings::split3Hz, 3>("split3", "Split 3"),
        split<&MultibandSettings::split4Hz, 4>("split4", "Split 4"),
        split<&MultibandSettings::split5Hz, 5>("split5", "Split 5"),
        choice<&MultibandSettings::detection>("detection", "Detection", detections),
        row<&MultibandSettings::linkPercent>(
            {.id = "link", .label = "Stereo link", .unit = Unit::percent, .range = {0.0, 100.0}}),
        only(isBandThere, toggle<&DynamicsBand::bypass>("bypass", "Bypass")),
        only(isBandAtWork, choice<&DynamicsBand::mode>("mode", "Mode", dynamicsModes)),
        only(isBandAtWork, choice<&DynamicsBand::channel>("channel", "Channel", dynamicsChannels)),
        only(isBandAtWork, row<&DynamicsBand::thresholdDb>(
                               {.id = "threshold", .label = "Threshold", .unit = Unit::db, .range = {-80.0, 0.0}})),
        only(isBandAtWork, row<&DynamicsBand::ratio>({.id = "ratio",
                                                      .label = "Ratio",
                                                      .unit = Unit::ratio,
                                                      .range = {1.0, 20.0},
                                                      .taper = Taper::logarithmic})),
        only(isBandAtWork,
             row<&DynamicsBand::kneeDb>({.id = "knee", .label = "Knee", .unit = Unit::db, .range = {0.0, 24.0}})),
        only(isBandAtWork, row<&DynamicsBand::attackMs>({.id = "attack",
                                                         .label = "Attack",
                                                         .unit = Unit::ms,
                                                         .range = {0.2, 250.0},
                                                         .taper = Taper::logarithmic})),
        only(isBandAtWork, row<&DynamicsBand::releaseMs>({.id = "release",
                                                          .label = "Release",
                                                          .unit = Unit::ms,
                                                          .range = {5.0, 3000.0},
                                                          .taper = Taper::logarithmic})),
        only(isBandAtWork,
             row<&DynamicsBand::rangeDb>({.id = "range", .label = "Range", .unit = Unit::db, .range = {0.0, 60.0}})),
        only(isBandAtWork,
             row<&DynamicsBand::gainDb>({.id = "gain", .label = "Gain", .unit = Unit::db, .range = {-24.0, 24.0}})),
    },
    slotRows);

inline constexpr Module multiband{.id = "multiband",
                                  .label = "Multiband",
                                  .says = "compresses, expands or turns up each of two to six bands for itself",
                                  .bands = static_cast<int>(std::tuple_size_v<decltype(MultibandSettings::bands)>),
                                  .parameters = multibandRows,
                                  .standard = standardOf<MultibandSettings>};

} // namespace core::rows
