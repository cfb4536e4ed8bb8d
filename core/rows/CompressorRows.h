// The rows of the compressor.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr auto compressorRows = joined(
    std::array{
        row<&CompressorSettings::thresholdDb>(
            {.id = "threshold", .label = "Threshold", .unit = Unit::db, .range = {-60.0, 0.0}}),
        row<&CompressorSettings::ratio>(
            {.id = "ratio", .label = "Ratio", .unit = Unit::ratio, .range = {1.0, 20.0}, .taper = Taper::logarithmic}),
        row<&CompressorSettings::kneeDb>({.id = "knee", .label = "Knee", .unit = Unit::db, .range = {0.0, 24.0}}),
        row<&CompressorSettings::attackMs>(
            {.id = "attack", .label = "Attack", .unit = Unit::ms, .range = {0.1, 250.0}, .taper = Taper::logarithmic}),
        row<&CompressorSettings::releaseMs>({.id = "release",
                                             .label = "Release",
                                             .unit = Unit::ms,
                                             .range = {5.0, 3000.0},
                                             .taper = Taper::logarithmic}),
        row<&CompressorSettings::makeupDb>(
            {.id = "makeup", .label = "Make-up", .unit = Unit::db, .range = {-12.0, 24.0}}),
        row<&CompressorSettings::sideChainHighPassHz>({.id = "sideChainHighPass",
                                                       .label = "Side-chain high-pass",
                                                       .unit = Unit::hz,
                                                       .range = {20.0, 500.0},
                                                       .taper = Taper::logarithmic}),
        row<&CompressorSettings::linkPercent>(
            {.id = "link", .label = "Stereo link", .unit = Unit::percent, .range = {0.0, 100.0}}),
    },
    slotRows);

inline constexpr Module compressor{.id = "compressor",
                                   .label = "Compressor",
                                   .says = "turns down what is over the threshold, by the ratio",
                                   .parameters = compressorRows,
                                   .standard = standardOf<CompressorSettings>};

} // namespace core::rows
