// The seam of every processor of a chain. All calls but prepare happen on a rendering thread and are noexcept: no lock,
// heap, file or exception.
#pragma once

#include "core/Parameter.h"
#include "engine/dsp/Arrival.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <concepts>
#include <optional>

namespace engine::dsp {

struct StreamFormat {
    int rate = 44100;     ///< Hz.
    int maxFrames = 4096; ///< Longest block that process will get; a whole number of quanta.
};

/// prepare   allocates and fixes latency(); the settings of structural rows count only here.
/// set       the settings to reach, and how (Arrival.h). Never moves latency.
/// reset     forgets all sound, keeps the settings (a running glide ends at once).
/// process   in place, whole quanta: the block's length is a multiple of quantumFrames, and the first block after reset
///           begins on the control grid. Equal bits however the quanta are grouped into blocks.
/// latency   frames by which sound comes out later; constant after prepare.
///
/// None says how long it rings: whoever runs a chain past the end of its sound hears that (see render/Voice.h).
template <class P>
concept Processor = requires(P processor, const P& constant, const StreamFormat& format,
                             const typename P::Settings& settings, StereoBlock block, Arrival how) {
    processor.prepare(format, settings);
    { processor.set(settings, how) }
    noexcept;
    { processor.reset() }
    noexcept;
    { processor.process(block) }
    noexcept;
    { constant.latency() }
    noexcept->std::same_as<int>;
};

/// A processor may need settings later than the sound that they are for, because they act on what it has delayed by
/// then: by so many frames, a course of that row is to come later.
template <class P>
concept WantsSettingsLater = requires(const P& constant, const core::Parameter& row) {
    { constant.settingsDelay(row) }
    noexcept->std::same_as<int>;
};

/// A processor that turns sound down can say by how much: decibels of the last quantum's deepest reduction, 0 or less.
template <class P>
concept ReducesGain = requires(const P& constant) {
    { constant.gainReductionDb() }
    noexcept->std::same_as<double>;
};

/// What the dynamics of each band do to its gain, dB: less than 0 turns it down, more turns it up. 0 for bands that do
/// nothing and for those that a module has not: none has more than the equalizer.
using BandGainsDb = std::array<float, 24>;

/// A processor whose bands turn their gain each for itself says so of the last quantum, and thereby by how much it
/// turns sound down; nullopt while it is set so that no band ever does.
template <class P>
concept TurnsBands = requires(const P& constant) {
    { constant.bandGainsDb() }
    noexcept->std::same_as<std::optional<BandGainsDb>>;
};

} // namespace engine::dsp
