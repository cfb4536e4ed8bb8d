// Which of several processors a slot gets: that of its settings and of the DSP version with which it was made. Pure;
// any thread. AnyModule is a std::variant of processors, in any order; a module whose sound has changed stands there
// once for each of its versions, all of the same Settings.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace engine::render {

/// Of a processor: what it says itself, 1 where it says nothing.
template <class P>
constexpr int dspVersion() {
    if constexpr (requires { P::dspVersion; })
        return P::dspVersion;
    else
        return 1;
}

/// The newest version of the processors of these settings; 0 where there is none.
template <class AnyModule, class Settings, std::size_t place = 0>
constexpr int newestVersion() {
    if constexpr (place == std::variant_size_v<AnyModule>) {
        return 0;
    } else {
        using P = std::variant_alternative_t<place, AnyModule>;
        const int rest = newestVersion<AnyModule, Settings, place + 1>();
        return std::is_same_v<typename P::Settings, Settings> ? std::max(dspVersion<P>(), rest) : rest;
    }
}

/// How many processors are of these settings and that version.
template <class AnyModule, class Settings, std::size_t place = 0>
constexpr int countOf(int version) {
    if constexpr (place == std::variant_size_v<AnyModule>) {
        return 0;
    } else {
        using P = std::variant_alternative_t<place, AnyModule>;
        const bool isOne = std::is_same_v<typename P::Settings, Settings> && dspVersion<P>() == version;
        return (isOne ? 1 : 0) + countOf<AnyModule, Settings, place + 1>(version);
    }
}

/// Whether there is one processor of these settings for every version up to the newest: then none that an album was
/// made with is gone.
template <class AnyModule, class Settings>
constexpr bool hasEveryVersion() {
    const int newest = newestVersion<AnyModule, Settings>();
    for (int version = 1; version <= newest; ++version)
        if (countOf<AnyModule, Settings>(version) != 1) return false;
    return newest > 0;
}

template <class AnyModule, std::size_t... kinds>
constexpr bool holdsEveryModule(std::index_sequence<kinds...>) {
    return (hasEveryVersion<AnyModule, std::variant_alternative_t<kinds, core::Settings>>() && ...);
}

/// The slot's processor, prepared: of its version, and of the newest where that is one which the program lacks (what
/// core::chainFindings tells). `AnyModule` has a processor of the slot's settings. Made at once: a slot that began as
/// the variant's first kind and then became its own made an equalizer for nothing.
template <class AnyModule, std::size_t place = 0>
AnyModule prepared(const core::Slot& slot, const dsp::StreamFormat& format) {
    using P = std::variant_alternative_t<place, AnyModule>;
    using Settings = typename P::Settings;
    const auto* const settings = std::get_if<Settings>(&slot.settings);
    if constexpr (place + 1 < std::variant_size_v<AnyModule>)
        if (!settings || std::min(slot.version, newestVersion<AnyModule, Settings>()) != dspVersion<P>())
            return prepared<AnyModule, place + 1>(slot, format);
    AnyModule module(std::in_place_index<place>);
    std::get<place>(module).prepare(format, std::get<Settings>(slot.settings));
    return module;
}

} // namespace engine::render
