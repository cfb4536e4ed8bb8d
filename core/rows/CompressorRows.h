// The rows of the compressor.
#pragma once

#include "core/rows/DynamicsRows.h"

namespace core::rows {

inline const CompressorSettings& compressorOf(const Slot& slot) {
    return std::get<CompressorSettings>(slot.settings);
}

inline bool isDelayed(const Slot& slot, int) {
    return compressorOf(slot).delayMs > 0;
}
inline bool hasSideChainBell(const Slot& slot, int) {
    return compressorOf(slot).sideChainBellDb != 0.0;
}
inline bool hasSideChainShelf(const Slot& slot, int) {
    return compressorOf(slot).sideChainShelfDb != 0.0;
}

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
        toggle<&CompressorSettings::twoStageRelease>("twoStageRelease", "Two-stage release"),
        row<&CompressorSettings::rangeDb>({.id = "range", .label = "Range", .unit = Unit::db, .range = {0.0, 60.0}}),
        row<&CompressorSettings::makeupDb>(
            {.id = "makeup", .label = "Make-up", .unit = Unit::db, .range = {-12.0, 24.0}}),
        // No sound hangs on it, so it is not structural.
        row<&CompressorSettings::makeupByLoudness>(
            {.id = "makeupByLoudness", .label = "Make-up by loudness", .kind = Kind::toggle, .automatable = false}),
        choice<&CompressorSettings::mode>("mode", "Mode", std::span(dynamicsModes).first<2>()),
        choice<&CompressorSettings::detection>("detection", "Detection", detections),
        choice<&CompressorSettings::channel>("channel", "Channel", dynamicsChannels),
        row<&CompressorSettings::linkPercent>(
            {.id = "link", .label = "Stereo link", .unit = Unit::percent, .range = {0.0, 100.0}}),
        numberChoice<&CompressorSettings::delayMs, lookAheadDelaysMs>("delay", "Delay", lookAheadDelayIds, Unit::ms),
        only(isDelayed, row<&CompressorSettings::lookAheadMs>(
                            {.id = "lookAhead", .label = "Look-ahead", .unit = Unit::ms, .range = {0.0, 10.0}})),
        row<&CompressorSettings::sideChainHighPassHz>({.id = "sideChainHighPass",
                                                       .label = "Side-chain high-pass",
                                                       .unit = Unit::hz,
                                                       .range = {20.0, 500.0},
                                                       .taper = Taper::logarithmic}),
        row<&CompressorSettings::sideChainBellDb>(
            {.id = "sideChainBellGain", .label = "Side-chain bell", .unit = Unit::db, .range = {-24.0, 24.0}}),
        only(hasSideChainBell, row<&CompressorSettings::sideChainBellHz>({.id = "sideChainBellFrequency",
                                                                          .label = "Side-chain bell frequency",
                                                                          .unit = Unit::hz,
                                                                          .range = {20.0, 20000.0},
                                                                          .taper = Taper::logarithmic})),
        only(hasSideChainBell, row<&CompressorSettings::sideChainBellQ>({.id = "sideChainBellQ",
                                                                         .label = "Side-chain bell Q",
                                                                         .unit = Unit::q,
                                                                         .range = {0.1, 20.0},
                                                                         .taper = Taper::logarithmic})),
        row<&CompressorSettings::sideChainShelfDb>(
            {.id = "sideChainShelfGain", .label = "Side-chain high shelf", .unit = Unit::db, .range = {-24.0, 24.0}}),
        only(hasSideChainShelf, row<&CompressorSettings::sideChainShelfHz>({.id = "sideChainShelfFrequency",
                                                                            .label = "Side-chain shelf frequency",
                                                                            .unit = Unit::hz,
                                                                            .range = {500.0, 20000.0},
                                                                            .taper = Taper::logarithmic})),
    },
    slotRows);

inline constexpr Module compressor{.id = "compressor",
                                   .label = "Compressor",
                                   .says =
                                       "turns down what is over the threshold, or up what is under it, by the ratio",
                                   .parameters = compressorRows,
                                   .standard = standardOf<CompressorSettings>};

} // namespace core::rows
