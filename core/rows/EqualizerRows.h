// The rows of the equalizer.
#pragma once

#include "core/rows/Row.h"

#include <tuple>

namespace core::rows {

template <>
struct BandOf<EqualizerBand> {
    using Settings = EqualizerSettings;
};

inline constexpr std::array<std::string_view, 8> bandTypes = {"bell",    "lowShelf", "highShelf", "lowCut",
                                                              "highCut", "notch",    "bandPass",  "tilt"};
inline constexpr std::array<std::string_view, 5> bandChannels = {"stereo", "mid", "side", "left", "right"};
inline constexpr std::array<std::string_view, 2> thresholds = {"absolute", "relative"};
inline constexpr std::array slopesDbPerOctave = {6, 12, 18, 24, 36, 48, 72, 96};
inline constexpr std::array<std::string_view, 8> slopeIds = {"6", "12", "18", "24", "36", "48", "72", "96"};

inline constexpr std::array<std::string_view, 3> phases = {"minimum", "linear", "mixed"};
inline constexpr std::array tapCounts = {4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288};
inline constexpr std::array<std::string_view, 8> tapCountIds = {"4096",  "8192",   "16384",  "32768",
                                                                "65536", "131072", "262144", "524288"};

inline EqualizerSettings::Phase phaseOf(const Slot& slot) {
    return std::get<EqualizerSettings>(slot.settings).phase;
}

inline bool isLong(const Slot& slot, int) {
    return phaseOf(slot) != EqualizerSettings::Phase::minimum;
}

inline bool isMixed(const Slot& slot, int) {
    return phaseOf(slot) == EqualizerSettings::Phase::mixed;
}

inline const EqualizerBand& bandAt(const Slot& slot, int band) {
    return std::get<EqualizerSettings>(slot.settings).bands.at(static_cast<std::size_t>(band));
}

inline bool bandCuts(const Slot& slot, int band) {
    return isCut(bandAt(slot, band).type);
}

inline bool bandHasQ(const Slot& slot, int band) {
    return !bandCuts(slot, band);
}

inline bool bandHasGain(const Slot& slot, int band) {
    return hasGain(bandAt(slot, band).type);
}

inline bool bandMayFollow(const Slot& slot, int band) {
    return !isLong(slot, band) && mayFollow(bandAt(slot, band).type, slot.version);
}

inline bool bandFollows(const Slot& slot, int band) {
    return bandMayFollow(slot, band) && bandAt(slot, band).rangeDb != 0.0;
}

inline bool bandResonates(const Slot& slot, int band) {
    return bandCuts(slot, band) && bandAt(slot, band).slopeDbPerOctave > 6;
}

// From 10 Hz, where a low cut frees headroom that nobody hears, to 22 kHz, the most that lies below half of every rate
// of an album: so a band means the same at all of them.
inline constexpr auto equalizerRows = joined(
    std::array{
        choice<&EqualizerSettings::phase>("phase", "Phase", phases),
        only(isMixed, row<&EqualizerSettings::mixedHz>({.id = "mixedFrequency",
                                                        .label = "Linear above",
                                                        .unit = Unit::hz,
                                                        .range = {20.0, 20000.0},
                                                        .taper = Taper::logarithmic})),
        only(isLong, numberChoice<&EqualizerSettings::taps, tapCounts>("taps", "Taps", tapCountIds)),
        toggle<&EqualizerBand::on>("on", "On"),
        choice<&EqualizerBand::type>("type", "Type", bandTypes),
        choice<&EqualizerBand::channel>("channel", "Channel", bandChannels),
        row<&EqualizerBand::frequencyHz>({.id = "frequency",
                                          .label = "Frequency",
                                          .unit = Unit::hz,
                                          .range = {10.0, 22000.0},
                                          .taper = Taper::logarithmic}),
        only(bandHasGain,
             row<&EqualizerBand::gainDb>({.id = "gain", .label = "Gain", .unit = Unit::db, .range = {-24.0, 24.0}})),
        only(bandHasQ,
             row<&EqualizerBand::q>(
                 {.id = "q", .label = "Q", .unit = Unit::q, .range = {0.1, 20.0}, .taper = Taper::logarithmic})),
        only(bandCuts, numberChoice<&EqualizerBand::slopeDbPerOctave, slopesDbPerOctave>("slope", "Slope", slopeIds,
                                                                                         Unit::dbPerOctave)),
        only(bandResonates, row<&EqualizerBand::resonanceQ>({.id = "resonance",
                                                             .label = "Resonance",
                                                             .unit = Unit::q,
                                                             .range = {0.1, 20.0},
                                                             .taper = Taper::logarithmic})),
        only(bandMayFollow,
             row<&EqualizerBand::rangeDb>({.id = "range", .label = "Range", .unit = Unit::db, .range = {-24.0, 24.0}})),
        only(bandFollows, row<&EqualizerBand::thresholdDb>(
                              {.id = "threshold", .label = "Threshold", .unit = Unit::db, .range = {-80.0, 0.0}})),
        only(bandFollows, choice<&EqualizerBand::threshold>("thresholdOf", "Threshold of", thresholds)),
        only(bandFollows, row<&EqualizerBand::attackMs>({.id = "attack",
                                                         .label = "Attack",
                                                         .unit = Unit::ms,
                                                         .range = {1.0, 500.0},
                                                         .taper = Taper::logarithmic})),
        only(bandFollows, row<&EqualizerBand::releaseMs>({.id = "release",
                                                          .label = "Release",
                                                          .unit = Unit::ms,
                                                          .range = {10.0, 3000.0},
                                                          .taper = Taper::logarithmic})),
    },
    slotRows);

inline constexpr Module equalizer{.id = "equalizer",
                                  .label = "Equalizer",
                                  .says = "bells, shelves, cuts, notches and tilts in stereo, left, right, mid or side",
                                  .version = 3,
                                  .bands = static_cast<int>(std::tuple_size_v<decltype(EqualizerSettings::bands)>),
                                  .parameters = equalizerRows,
                                  .standard = standardOf<EqualizerSettings>};

} // namespace core::rows
