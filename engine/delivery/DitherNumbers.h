// The random numbers of dither, and of sketches: counted, so that each is a function of its stream and its frame alone.
// Pure.
#pragma once

#include "core/Units.h"

#include <cstdint>

namespace engine::delivery::numbers {

inline constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
inline constexpr std::uint64_t firstFactor = 0xbf58476d1ce4e5b9;
inline constexpr std::uint64_t secondFactor = 0x94d049bb133111eb;

/// Every bit of the result depends on every bit of the argument (Steele, Lea, Flood 2014: SplitMix64's finaliser).
constexpr std::uint64_t mixed(std::uint64_t bits) noexcept {
    bits = (bits ^ (bits >> 30)) * firstFactor;
    bits = (bits ^ (bits >> 27)) * secondFactor;
    return bits ^ (bits >> 31);
}

/// Where the numbers of a channel start; far apart for seeds and channels that lie side by side.
constexpr std::uint64_t streamOf(std::uint64_t seed, int channel) noexcept {
    return mixed(mixed(seed + golden) + static_cast<std::uint64_t>(channel + 1) * golden);
}

/// What mixed makes the number of a frame of; goes on by `golden` from frame to frame.
constexpr std::uint64_t countAt(std::uint64_t stream, core::FramePos frame) noexcept {
    return stream + static_cast<std::uint64_t>(frame) * golden;
}

/// The difference of two uniform numbers, from the halves of one mixed word.
constexpr double triangular(std::uint64_t stream, core::FramePos frame) noexcept {
    const std::uint64_t bits = mixed(countAt(stream, frame));
    const auto high = static_cast<std::int64_t>(bits >> 32);
    const auto low = static_cast<std::int64_t>(bits & 0xffffffff);
    return static_cast<double>(high - low) * 0x1p-32;
}

/// The difference of a uniform number and the one before it.
constexpr double highPassed(std::uint64_t stream, core::FramePos frame) noexcept {
    const auto uniform = [&](core::FramePos at) { return static_cast<std::int64_t>(mixed(countAt(stream, at)) >> 32); };
    return static_cast<double>(uniform(frame) - uniform(frame - 1)) * 0x1p-32;
}

} // namespace engine::delivery::numbers
