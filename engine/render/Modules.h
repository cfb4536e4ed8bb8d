// The processors that a slot can hold. A new one is one line in the variant.
//
// One whose sound changes gets the next dspVersion, which its row says too (core/rows), and the old one stays in the
// variant under a name of its own, with the same Settings: albums made with it sound as they did. See ModuleVersions.h.
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
#include "engine/dsp/OldEqualizer.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Saturator.h"
#include "engine/dsp/SpectralBalance.h"
#include "engine/dsp/Stereo.h"
#include "engine/render/ModuleVersions.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace engine::render {

using Module = std::variant<dsp::Equalizer, dsp::Compressor, dsp::Limiter, dsp::Gain, dsp::Stereo, dsp::Multiband,
                            dsp::DeEsser, dsp::Saturator, dsp::Clipper, dsp::DcFilter, dsp::SpectralBalance,
                            dsp::OldEqualizer<1>, dsp::OldEqualizer<2>>;

static_assert(holdsEveryModule<Module>(std::make_index_sequence<std::variant_size_v<core::Settings>>()));

/// `settings` must be of the module's kind.
inline void set(Module& module, const core::Settings& settings, dsp::Arrival how) noexcept {
    std::visit(
        [&]<class P>(P& processor) {
            const auto* const wanted = std::get_if<typename P::Settings>(&settings);
            assert(wanted);
            processor.set(*wanted, how);
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

/// See dsp::WantsSettingsLater.
inline int settingsDelay(const Module& module, const core::Parameter& row) noexcept {
    return std::visit(
        [&row]<class P>(const P& processor) {
            if constexpr (dsp::WantsSettingsLater<P>) return processor.settingsDelay(row);
            return 0;
        },
        module);
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
