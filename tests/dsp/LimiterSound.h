// What the tests of the limiter share.
#pragma once

#include "engine/dsp/Limiter.h"
#include "tests/dsp/Chains.h"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace tests {

inline constexpr core::LimiterSettings::Style limiterStyles[] = {
    core::LimiterSettings::Style::transparent, core::LimiterSettings::Style::punchy,
    core::LimiterSettings::Style::dynamic, core::LimiterSettings::Style::safe};

/// Where every style but the safe one holds peaks, against the ceiling.
inline constexpr double heldDb = -0.05;

/// Kick drums, dense chords and bright bursts with hot transients, both channels different, peaks near 0 dBFS.
inline StereoSignal hotMusic(double seconds, int rate) {
    const int frames = static_cast<int>(seconds * rate);
    auto music = musicLike(frames, rate, 0.0);
    for (int beat = 0; beat < frames; beat += rate / 3)
        for (int i = 0; i < 40 && beat + i < frames; ++i) {
            const double click = 0.8 * std::exp(-i / 6.0) * std::sin(2.0 * std::numbers::pi * 9000.0 / rate * i + beat);
            music.left[static_cast<std::size_t>(beat + i)] += click;
            music.right[static_cast<std::size_t>(beat + i)] -= 0.7 * click;
        }
    return music;
}

/// The right channel's gain, dB, by frame of the input, while the left one has something to limit.
inline std::vector<double> gainsOverTime(const core::LimiterSettings& settings, const Signal& left, int rate) {
    constexpr double level = 0.01;
    auto limiter = prepared<engine::dsp::Limiter>(settings, rate);
    auto sound = inQuanta({left, Signal(left.size(), level)});
    limiter.process(sound.block());
    std::vector<double> gains(sound.right.begin() + limiter.latency(), sound.right.end());
    for (double& gain : gains) gain = 20.0 * std::log10(gain / level);
    return gains;
}

} // namespace tests
