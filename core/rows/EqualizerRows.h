// The rows of the equalizer.
#pragma once

#include "core/rows/Row.h"

#include <tuple>

namespace core::rows {

template <>
struct BandOf<EqualizerBand> {
    using Settings = EqualizerSettings;
};

inline constexpr std::array<std::string_view, 5> bandTypes = {"bell", "lowShelf", "highShelf", "lowCut", "highCut"};
inline constexpr std::array<std::string_view, 3> bandChannels = {"stereo", "mid", "side"};
inline constexpr std::array slopesDbPerOctave = {6, 12, 18, 24, 36, 48};
inline constexpr std::array<std::string_view, 6> slopeIds = {"6", "12", "18", "24", "36", "48"};

inline bool isCut(const Slot& slot, int band) {
    const auto type = std::get<EqualizerSettings>(slot.settings).bands.at(static_cast<std::size_t>(band)).type;
    return type == EqualizerBand::Type::lowCut || type == EqualizerBand::Type::highCut;
}

inline bool isNoCut(const Slot& slot, int band) {
    return !isCut(slot, band);
}

// From 10 Hz, where a low cut frees headroom that nobody hears, to 22 kHz, the most that lies below half of every rate
// of an album: so a band means the same at all of them.
inline constexpr auto equalizerRows = joined(
    std::array{
        toggle<&EqualizerBand::on>("on", "On"),
        choice<&EqualizerBand::type>("type", "Type", bandTypes),
        choice<&EqualizerBand::channel>("channel", "Channel", bandChannels),
        row<&EqualizerBand::frequencyHz>({.id = "frequency",
                                          .label = "Frequency",
                                          .unit = Unit::hz,
                                          .range = {10.0, 22000.0},
                                          .taper = Taper::logarithmic}),
        only(isNoCut,
             row<&EqualizerBand::gainDb>({.id = "gain", .label = "Gain", .unit = Unit::db, .range = {-24.0, 24.0}})),
        only(isNoCut,
             row<&EqualizerBand::q>(
                 {.id = "q", .label = "Q", .unit = Unit::q, .range = {0.1, 20.0}, .taper = Taper::logarithmic})),
        only(isCut, numberChoice<&EqualizerBand::slopeDbPerOctave, slopesDbPerOctave>("slope", "Slope", slopeIds,
                                                                                      Unit::dbPerOctave)),
    },
    slotRows);

inline constexpr Module equalizer{.id = "equalizer",
                                  .label = "Equalizer",
                                  .says = "bells, shelves and cuts in stereo, mid or side",
                                  .bands = static_cast<int>(std::tuple_size_v<decltype(EqualizerSettings::bands)>),
                                  .parameters = equalizerRows,
                                  .standard = standardOf<EqualizerSettings>};

} // namespace core::rows
