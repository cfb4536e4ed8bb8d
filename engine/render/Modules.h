// The processors that a slot can hold. A new one is one line in the variant, at the place that its settings have in
// core::Settings.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Clipper.h"
#include "engine/dsp/Compressor.h"
#include "engine/dsp/DcFilter.h"
#include "engine/dsp/DeEsser.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/Gain.h"
#include "engine/dsp/Limiter.h"
#include "engine/dsp/Multiband.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Saturator.h"
#include "engine/dsp/SpectralBalance.h"
#include "engine/dsp/Stereo.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <type_traits>
#include <variant>

namespace engine::render {

using Module = std::variant<dsp::Equalizer, dsp::Compressor, dsp::Limiter, dsp::Gain, dsp::Stereo, dsp::Multiband,
                            dsp::DeEsser, dsp::Saturator, dsp::Clipper, dsp::DcFilter, dsp::SpectralBalance>;

template <std::size_t... places>
constexpr bool matchSettings(std::index_sequence<places...>) {
    return (std::is_same_v<typename std::variant_alternative_t<places, Module>::Settings,
                           std::variant_alternative_t<places, core::Settings>> &&
            ...);
}
static_assert(std::variant_size_v<Module> == std::variant_size_v<core::Settings>);
static_assert(matchSettings(std::make_index_sequence<std::variant_size_v<Module>>()));

/// The processor that these settings are for, prepared. Made at once: a slot that began as the variant's first kind and
/// then became its own made an equalizer for nothing.
///
/// Every module has one DSP version so far. One that changes the sound of albums made before raises the version in its
/// Module row (core/Parameter.cpp) and gives this function the slot's version, which picks the processor of that
/// version.
template <std::size_t place = 0>
Module prepared(const core::Settings& settings, const dsp::StreamFormat& format) {
    if constexpr (place + 1 < std::variant_size_v<Module>)
        if (settings.index() != place) return prepared<place + 1>(settings, format);
    Module module(std::in_place_index<place>);
    std::get<place>(module).prepare(format, std::get<place>(settings));
    return module;
}

/// `settings` must be of the module's kind.
inline void set(Module& module, const core::Settings& settings, int glideFrames) noexcept {
    std::visit(
        [&]<class P>(P& processor) {
            const auto* const wanted = std::get_if<typename P::Settings>(&settings);
            assert(wanted);
            processor.set(*wanted, glideFrames);
        },
        module);
}

inline void reset(Module& module) noexcept {
    std::visit([](auto& processor) { processor.reset(); }, module);
}

inline void process(Module& module, dsp::StereoBlock block) noexcept {
    std::visit([block](auto& processor) { processor.process(block); }, module);
}

inline int latencyOf(const Module& module) noexcept {
    return std::visit([](const auto& processor) { return processor.latency(); }, module);
}

inline std::optional<dsp::BandGainsDb> bandGainsDb(const Module& module) noexcept {
    return std::visit(
        []<class P>(const P& processor) -> std::optional<dsp::BandGainsDb> {
            if constexpr (dsp::TurnsBands<P>) return processor.bandGainsDb();
            return std::nullopt;
        },
        module);
}

/// Of bands: that of the one which takes most.
inline std::optional<double> gainReductionDb(const Module& module) noexcept {
    if (const auto gainsDb = bandGainsDb(module)) return std::min(*std::ranges::min_element(*gainsDb), 0.0F);
    return std::visit(
        []<class P>(const P& processor) -> std::optional<double> {
            if constexpr (dsp::ReducesGain<P>) return processor.gainReductionDb();
            return std::nullopt;
        },
        module);
}

} // namespace engine::render
