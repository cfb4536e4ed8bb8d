#include "engine/delivery/WordLength.h"

#include <algorithm>
#include <cassert>

namespace engine::delivery {

namespace {

/// Every bit of the result depends on every bit of the argument (Steele, Lea, Flood 2014: SplitMix64's finaliser).
constexpr std::uint64_t mixed(std::uint64_t bits) noexcept {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return bits ^ (bits >> 31);
}

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;

/// Where the numbers of a channel start; far apart for seeds and channels that lie side by side.
constexpr std::uint64_t streamOf(std::uint64_t seed, int channel) noexcept {
    return mixed(mixed(seed + golden) + static_cast<std::uint64_t>(channel + 1) * golden);
}

/// The difference of two uniform numbers, from the halves of one mixed word.
constexpr double triangular(std::uint64_t stream, core::FramePos frame) noexcept {
    const std::uint64_t bits = mixed(stream + static_cast<std::uint64_t>(frame) * golden);
    const auto high = static_cast<std::int64_t>(bits >> 32);
    const auto low = static_cast<std::int64_t>(bits & 0xffffffff);
    return static_cast<double>(high - low) * 0x1p-32;
}

} // namespace

double ditherAt(std::uint64_t seed, int channel, core::FramePos frame) noexcept {
    return triangular(streamOf(seed, channel), frame);
}

std::int32_t quantised(double steps, int bits) noexcept {
    const double most = static_cast<double>((std::int64_t{1} << (bits - 1)) - 1);
    if (!(steps == steps)) return 0;
    const double raised = std::clamp(steps, -most - 1.0, most) + 0.5;
    const auto towardsZero = static_cast<std::int32_t>(raised);
    return towardsZero - (static_cast<double>(towardsZero) > raised ? 1 : 0);
}

WordLength::WordLength(int bits, std::uint64_t seed, std::vector<FrameRange> exact)
    : bits_(bits), seed_(seed), exact_(std::move(exact)), broken_(exact_.size(), 0) {
    assert(bits == 16 || bits == 24);
}

bool WordLength::isExact(core::FramePos frame, double left, double right) noexcept {
    while (range_ < exact_.size() && exact_[range_].to <= frame) ++range_;
    if (range_ == exact_.size() || !exact_[range_].contains(frame)) return false;
    const bool held = quantised(left, bits_) == left && quantised(right, bits_) == right;
    if (!held) ++broken_[range_];
    return held;
}

void WordLength::process(core::FramePos at, dsp::StereoBlock block, std::vector<std::int32_t>& interleaved) {
    const double steps = static_cast<double>(std::int64_t{1} << (bits_ - 1));
    const std::uint64_t streams[] = {streamOf(seed_, 0), streamOf(seed_, 1)};
    interleaved.resize(2 * static_cast<std::size_t>(block.frames()));
    for (int n = 0; n < block.frames(); ++n) {
        const core::FramePos frame = at + n;
        double left = block.left[n] * steps;
        double right = block.right[n] * steps;
        if (!isExact(frame, left, right)) {
            left += triangular(streams[0], frame);
            right += triangular(streams[1], frame);
        }
        const std::int32_t words[] = {quantised(left, bits_), quantised(right, bits_)};
        block.left[n] = words[0] / steps;
        block.right[n] = words[1] / steps;
        const int shift = 32 - bits_;
        interleaved[2 * static_cast<std::size_t>(n)] = words[0] * (1 << shift);
        interleaved[2 * static_cast<std::size_t>(n) + 1] = words[1] * (1 << shift);
    }
}

} // namespace engine::delivery
