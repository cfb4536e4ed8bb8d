// Equalizers in linear and mixed phase, and what they make of a single 1.
#pragma once

#include "engine/dsp/Equalizer.h"
#include "tests/dsp/Chains.h"

#include <algorithm>

namespace tests {

constexpr int phaseRate = 44100;

inline core::EqualizerSettings with(core::EqualizerBand band, int taps = 16384,
                                    core::EqualizerSettings::Phase phase = core::EqualizerSettings::Phase::linear) {
    core::EqualizerSettings settings{.phase = phase, .taps = taps, .bands = {}};
    band.on = true;
    settings.bands[3] = band;
    return settings;
}

inline core::EqualizerBand bell(double hz, double gainDb, double q,
                                core::EqualizerBand::Channel channel = core::EqualizerBand::Channel::stereo) {
    return {.channel = channel, .frequencyHz = hz, .gainDb = gainDb, .q = q};
}

/// What a 1 becomes that comes in on the left, and on the right too if `right` is 1.
inline StereoSignal impulse(const core::EqualizerSettings& settings, double right = 1.0) {
    auto equalizer = prepared<engine::dsp::Equalizer>(settings);
    auto sound = onBoth(silence(std::max(2 * phaseRate, 2 * settings.taps)));
    sound.left[0] = 1.0;
    sound.right[0] = right;
    return processed(equalizer, sound);
}

} // namespace tests
