// How the rows of a module are written down: each from the member that it reads and writes. Only for the files of this
// folder, one a module, which Parameter.cpp gathers.
#pragma once

#include "core/Parameter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

namespace core::rows {

template <class>
struct MemberOf;
template <class Owner, class Field>
struct MemberOf<Field Owner::*> {
    using Struct = Owner;
    using Type = Field;
};

/// Of a band: the settings that hold it in `bands`. To be specialised beside the rows of every module that has some.
template <class Struct>
struct BandOf {
    using Settings = void;
};
template <class Struct>
inline constexpr bool isBand = !std::is_void_v<typename BandOf<Struct>::Settings>;

/// The place of the slot's value that holds the member: the slot itself, a band, or the module's settings.
template <class Struct, class AnySlot>
constexpr auto& holder(AnySlot& slot, int band) {
    if constexpr (std::is_same_v<Struct, Slot>)
        return slot;
    else if constexpr (isBand<Struct>)
        return std::get<typename BandOf<Struct>::Settings>(slot.settings).bands.at(static_cast<std::size_t>(band));
    else
        return std::get<Struct>(slot.settings);
}

template <class Field>
constexpr Field fromRow(double value) {
    if constexpr (std::is_same_v<Field, bool>)
        return value != 0.0;
    else if constexpr (std::is_enum_v<Field>)
        return static_cast<Field>(static_cast<int>(value));
    else
        return value;
}

/// The row of a member: reads and writes it, and stands where the member stands by default. A slot's own row says
/// itself where: a slot holds texts, of which not every compiler makes a constant (clang does not, with this library).
template <auto member>
constexpr Parameter row(Parameter made) {
    using Struct = typename MemberOf<decltype(member)>::Struct;
    using Field = typename MemberOf<decltype(member)>::Type;
    if constexpr (!std::is_same_v<Struct, Slot>) made.standard = static_cast<double>(Struct{}.*member);
    made.banded = isBand<Struct>;
    made.get = [](const Slot& slot, int band) { return static_cast<double>(holder<Struct>(slot, band).*member); };
    made.set = [](Slot& slot, int band, double value) { holder<Struct>(slot, band).*member = fromRow<Field>(value); };
    return made;
}

// Choices and switches change what a filter is, not how far it is turned: the new graph is faded to, so nothing clicks.
constexpr Parameter asChoice(std::string_view id, std::string_view label, std::span<const std::string_view> choices,
                             Unit unit) {
    return {.id = id,
            .label = label,
            .unit = unit,
            .range = {0.0, static_cast<double>(choices.size() - 1)},
            .kind = Kind::choice,
            .choices = choices,
            .structural = true,
            .automatable = false};
}

/// Of an enumeration: `choices` are the ids of its values, in their order.
template <auto member>
constexpr Parameter choice(std::string_view id, std::string_view label, std::span<const std::string_view> choices) {
    return row<member>(asChoice(id, label, choices, Unit::none));
}

template <const auto& numbers>
constexpr double placeOf(int number) {
    const auto found = std::ranges::find(numbers, number);
    return found == numbers.end() ? 0.0 : static_cast<double>(found - numbers.begin());
}

/// Of an int that may only be one of `numbers`: it stands in the settings as that number, in the row as its place.
template <auto member, const auto& numbers>
constexpr Parameter numberChoice(std::string_view id, std::string_view label, std::span<const std::string_view> choices,
                                 Unit unit = Unit::none) {
    using Struct = typename MemberOf<decltype(member)>::Struct;
    Parameter made = asChoice(id, label, choices, unit);
    made.standard = placeOf<numbers>(Struct{}.*member);
    made.banded = isBand<Struct>;
    made.get = [](const Slot& slot, int band) { return placeOf<numbers>(holder<Struct>(slot, band).*member); };
    made.set = [](Slot& slot, int band, double value) {
        holder<Struct>(slot, band).*member = numbers[static_cast<std::size_t>(value)];
    };
    return made;
}

template <auto member>
constexpr Parameter toggle(std::string_view id, std::string_view label) {
    return row<member>({.id = id, .label = label, .kind = Kind::toggle, .structural = true, .automatable = false});
}

/// The row, which changes something only where `applies` says so.
constexpr Parameter only(bool (*applies)(const Slot&, int band), Parameter made) {
    made.applies = applies;
    return made;
}

template <std::size_t n, std::size_t m>
constexpr std::array<Parameter, n + m> joined(const std::array<Parameter, n>& first,
                                              const std::array<Parameter, m>& second) {
    std::array<Parameter, n + m> all;
    std::ranges::copy(second, std::ranges::copy(first, all.begin()).out);
    return all;
}

/// What the slot itself has, of every module that is no ceiling.
inline constexpr std::array<Parameter, 3> slotRows = {
    row<&Slot::mixPercent>(
        {.id = "mix", .label = "Mix", .unit = Unit::percent, .range = {0.0, 100.0}, .standard = 100.0}),
    row<&Slot::inputDb>({.id = "input", .label = "Input", .unit = Unit::db, .range = {-24.0, 24.0}}),
    row<&Slot::outputDb>({.id = "output", .label = "Output", .unit = Unit::db, .range = {-24.0, 24.0}}),
};

template <class T>
Settings standardOf() {
    return T{};
}

} // namespace core::rows
