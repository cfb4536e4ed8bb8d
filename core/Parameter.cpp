#include "core/Parameter.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <type_traits>

namespace core {

namespace {

template <class>
struct MemberOf;
template <class Owner, class Field>
struct MemberOf<Field Owner::*> {
    using Struct = Owner;
    using Type = Field;
};

/// Slopes stand in the settings as decibels per octave, in the row as places of this list.
constexpr std::array slopesDbPerOctave = {6, 12, 18, 24, 36, 48};

template <class Field>
constexpr double toRow(Field value) {
    if constexpr (std::is_same_v<Field, int>) {
        const auto slope = std::ranges::find(slopesDbPerOctave, value);
        return slope == slopesDbPerOctave.end() ? 0.0 : static_cast<double>(slope - slopesDbPerOctave.begin());
    } else {
        return static_cast<double>(value);
    }
}

template <class Field>
constexpr Field fromRow(double value) {
    if constexpr (std::is_same_v<Field, int>)
        return slopesDbPerOctave[static_cast<std::size_t>(value)];
    else if constexpr (std::is_same_v<Field, bool>)
        return value != 0.0;
    else if constexpr (std::is_enum_v<Field>)
        return static_cast<Field>(static_cast<int>(value));
    else
        return value;
}

/// The place of the slot's value that holds the member: the slot itself, a band, or the module's settings.
template <class Struct, class AnySlot>
constexpr auto& holder(AnySlot& slot, int band) {
    if constexpr (std::is_same_v<Struct, Slot>)
        return slot;
    else if constexpr (std::is_same_v<Struct, EqualizerBand>)
        return std::get<EqualizerSettings>(slot.settings).bands.at(static_cast<std::size_t>(band));
    else
        return std::get<Struct>(slot.settings);
}

/// The row of a member: reads and writes it, and stands where the member stands by default.
template <auto member>
constexpr Parameter row(Parameter made) {
    using Struct = typename MemberOf<decltype(member)>::Struct;
    using Field = typename MemberOf<decltype(member)>::Type;
    made.standard = toRow(Struct{}.*member);
    made.banded = std::is_same_v<Struct, EqualizerBand>;
    made.get = [](const Slot& slot, int band) -> double { return toRow(holder<Struct>(slot, band).*member); };
    made.set = [](Slot& slot, int band, double value) { holder<Struct>(slot, band).*member = fromRow<Field>(value); };
    return made;
}

// Choices and switches change what a filter is, not how far it is turned: the new graph is faded to, so nothing clicks.
template <auto member>
constexpr Parameter choice(std::string_view id, std::string_view label, std::span<const std::string_view> choices,
                           Unit unit = Unit::none) {
    return row<member>({.id = id,
                        .label = label,
                        .unit = unit,
                        .range = {0.0, static_cast<double>(choices.size() - 1)},
                        .kind = Kind::choice,
                        .choices = choices,
                        .structural = true,
                        .automatable = false});
}

template <auto member>
constexpr Parameter toggle(std::string_view id, std::string_view label) {
    return row<member>({.id = id, .label = label, .kind = Kind::toggle, .structural = true, .automatable = false});
}

template <std::size_t n, std::size_t m>
constexpr std::array<Parameter, n + m> joined(const std::array<Parameter, n>& first,
                                              const std::array<Parameter, m>& second) {
    std::array<Parameter, n + m> all;
    std::ranges::copy(second, std::ranges::copy(first, all.begin()).out);
    return all;
}

constexpr std::array<Parameter, 3> slotRows = {
    row<&Slot::mixPercent>({.id = "mix", .label = "Mix", .unit = Unit::percent, .range = {0.0, 100.0}}),
    row<&Slot::inputDb>({.id = "input", .label = "Input", .unit = Unit::db, .range = {-24.0, 24.0}}),
    row<&Slot::outputDb>({.id = "output", .label = "Output", .unit = Unit::db, .range = {-24.0, 24.0}}),
};

constexpr std::array<std::string_view, 5> bandTypes = {"bell", "lowShelf", "highShelf", "lowCut", "highCut"};
constexpr std::array<std::string_view, 3> bandChannels = {"stereo", "mid", "side"};
constexpr std::array<std::string_view, 6> slopeIds = {"6", "12", "18", "24", "36", "48"};

bool isCut(const Slot& slot, int band) {
    const auto type = std::get<EqualizerSettings>(slot.settings).bands.at(static_cast<std::size_t>(band)).type;
    return type == EqualizerBand::Type::lowCut || type == EqualizerBand::Type::highCut;
}

bool isNoCut(const Slot& slot, int band) {
    return !isCut(slot, band);
}

constexpr Parameter only(bool (*applies)(const Slot&, int band), Parameter made) {
    made.applies = applies;
    return made;
}

// From 10 Hz, where a low cut frees headroom that nobody hears, to 22 kHz, the most that lies below half of every rate
// of an album: so a band means the same at all of them.
constexpr auto equalizerRows = joined(
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
        only(isCut, choice<&EqualizerBand::slopeDbPerOctave>("slope", "Slope", slopeIds, Unit::dbPerOctave)),
    },
    slotRows);

constexpr auto compressorRows = joined(
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

constexpr std::array limiterRows = {
    row<&LimiterSettings::driveDb>({.id = "drive", .label = "Drive", .unit = Unit::db, .range = {-12.0, 24.0}}),
    row<&LimiterSettings::ceilingDbtp>(
        {.id = "ceiling", .label = "Ceiling", .unit = Unit::dbtp, .range = {-12.0, 0.0}}),
    row<&LimiterSettings::lookAheadMs>({.id = "lookAhead",
                                        .label = "Look-ahead",
                                        .unit = Unit::ms,
                                        .range = {0.1, 3.0},
                                        .taper = Taper::logarithmic,
                                        .automatable = false}),
    row<&LimiterSettings::releaseMs>(
        {.id = "release", .label = "Release", .unit = Unit::ms, .range = {1.0, 1000.0}, .taper = Taper::logarithmic}),
};

constexpr auto gainRows = joined(
    std::array{
        row<&GainSettings::gainDb>({.id = "gain", .label = "Gain", .unit = Unit::db, .range = {-24.0, 24.0}}),
    },
    slotRows);

constexpr auto stereoRows = joined(
    std::array{
        row<&StereoSettings::widthPercent>(
            {.id = "width", .label = "Width", .unit = Unit::percent, .range = {0.0, 200.0}}),
    },
    slotRows);

template <class T>
Settings standardOf() {
    return T{};
}

constexpr std::array<Module, std::variant_size_v<Settings>> all = {
    Module{.id = "equalizer",
           .label = "Equalizer",
           .says = "bells, shelves and cuts in stereo, mid or side",
           .bands = static_cast<int>(std::tuple_size_v<decltype(EqualizerSettings::bands)>),
           .parameters = equalizerRows,
           .standard = standardOf<EqualizerSettings>},
    Module{.id = "compressor",
           .label = "Compressor",
           .says = "turns down what is over the threshold, by the ratio",
           .parameters = compressorRows,
           .standard = standardOf<CompressorSettings>},
    Module{.id = "limiter",
           .label = "Limiter",
           .says = "keeps true peaks under the ceiling",
           .parameters = limiterRows,
           .standard = standardOf<LimiterSettings>},
    Module{.id = "gain",
           .label = "Gain",
           .says = "turns all up or down",
           .parameters = gainRows,
           .standard = standardOf<GainSettings>},
    Module{.id = "stereo",
           .label = "Stereo",
           .says = "sets the width: the level of the side against the mid",
           .parameters = stereoRows,
           .standard = standardOf<StereoSettings>},
};

} // namespace

std::span<const Module> modules() {
    return all;
}

const Module& moduleOf(const Slot& slot) {
    return moduleOf(slot.settings);
}

const Module& moduleOf(const Settings& settings) {
    return all[settings.index()];
}

const Module* findModule(std::string_view id) {
    const auto found = std::ranges::find(all, id, &Module::id);
    return found == all.end() ? nullptr : &*found;
}

std::optional<ParameterRef> findParameter(const Module& module, std::string_view id) {
    int band = 0;
    const bool ofBand = id.starts_with("band") && id.find('.') != std::string_view::npos;
    if (ofBand) {
        const std::string_view number = id.substr(4, id.find('.') - 4);
        const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), band);
        if (problem != std::errc{} || end != number.data() + number.size() || number.front() == '0')
            return std::nullopt;
        if (band < 1 || band > module.bands) return std::nullopt;
        --band;
        id.remove_prefix(id.find('.') + 1);
    }
    const auto isIt = [&](const Parameter& row) { return row.id == id && row.banded == ofBand; };
    const auto found = std::ranges::find_if(module.parameters, isIt);
    if (found == module.parameters.end()) return std::nullopt;
    return ParameterRef{&*found, band};
}

std::string parameterId(const ParameterRef& parameter) {
    const std::string id(parameter.row->id);
    return parameter.row->banded ? "band" + std::to_string(parameter.band + 1) + "." + id : id;
}

bool applies(const Slot& slot, const ParameterRef& parameter) {
    return !parameter.row->applies || parameter.row->applies(slot, parameter.band);
}

void assign(Slot& slot, const ParameterRef& parameter, double value) {
    assert(!std::isnan(value));
    const Parameter& row = *parameter.row;
    const double within = std::clamp(value, row.range.min, row.range.max);
    row.set(slot, parameter.band, row.kind == Kind::continuous ? within : std::round(within));
}

double valueAt(const Parameter& row, double way) {
    const auto [min, max] = row.range;
    if (way <= 0.0) return min;
    if (way >= 1.0) return max;
    const double value = row.taper == Taper::logarithmic ? min * std::pow(max / min, way) : min + (max - min) * way;
    return row.kind == Kind::continuous ? value : std::round(value);
}

double wayOf(const Parameter& row, double value) {
    const auto [min, max] = row.range;
    if (value <= min) return 0.0;
    if (value >= max) return 1.0;
    return row.taper == Taper::logarithmic ? std::log(value / min) / std::log(max / min) : (value - min) / (max - min);
}

} // namespace core
