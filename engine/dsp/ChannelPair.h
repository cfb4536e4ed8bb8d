// The two channels that a dynamics processor works on: left and right, or mid and side. Rendering threads.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"

namespace engine::dsp {

/// Left and right as the pair of the channel.
inline Lanes pairOf(core::DynamicsChannel channel, Lanes sound) noexcept {
    if (channel == core::DynamicsChannel::stereo) return sound;
    return Lanes{0.5 * (sound[0] + sound[1]), 0.5 * (sound[0] - sound[1])};
}

/// 1 for those of the pair that are worked on, else 0.
inline Lanes workedOn(core::DynamicsChannel channel) noexcept {
    return Lanes{channel == core::DynamicsChannel::side ? 0.0 : 1.0, channel == core::DynamicsChannel::mid ? 0.0 : 1.0};
}

/// Left and right with the pair's gains. What mid and side gain is added, so that gains of 1 change no bit.
inline Lanes withGains(core::DynamicsChannel channel, Lanes sound, Lanes gains) noexcept {
    if (channel == core::DynamicsChannel::stereo) return sound * gains;
    const Lanes added = (gains - bothLanes(1.0)) * pairOf(channel, sound);
    return sound + Lanes{added[0] + added[1], added[0] - added[1]};
}

} // namespace engine::dsp
