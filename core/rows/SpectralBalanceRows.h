// The rows of the spectral balance.
#pragma once

#include "core/rows/Row.h"

#include <tuple>

namespace core::rows {

template <>
struct BandOf<BalanceBand> {
    using Settings = SpectralBalanceSettings;
};

inline constexpr auto spectralBalanceRows = joined(
    std::array{
        row<&SpectralBalanceSettings::depthPercent>(
            {.id = "depth", .label = "Depth", .unit = Unit::percent, .range = {0.0, 100.0}}),
        row<&SpectralBalanceSettings::rangeDb>(
            {.id = "range", .label = "Range", .unit = Unit::db, .range = {0.0, 12.0}}),
        row<&SpectralBalanceSettings::attackMs>({.id = "attack",
                                                 .label = "Attack",
                                                 .unit = Unit::ms,
                                                 .range = {20.0, 1000.0},
                                                 .taper = Taper::logarithmic}),
        row<&SpectralBalanceSettings::releaseMs>({.id = "release",
                                                  .label = "Release",
                                                  .unit = Unit::ms,
                                                  .range = {50.0, 3000.0},
                                                  .taper = Taper::logarithmic}),
        row<&BalanceBand::sharePercent>(
            {.id = "share", .label = "Share", .unit = Unit::percent, .range = {0.0, 200.0}}),
    },
    slotRows);

inline constexpr Module spectralBalance{
    .id = "spectralBalance",
    .label = "Spectral balance",
    .says = "turns down what stands out of the spectrum round it, in sixty bands",
    .bands = static_cast<int>(std::tuple_size_v<decltype(SpectralBalanceSettings::bands)>),
    .parameters = spectralBalanceRows,
    .standard = standardOf<SpectralBalanceSettings>};

} // namespace core::rows
