#include "engine/delivery/WordLength.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine::delivery {

namespace {

using Dither = core::Delivery::Dither;

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

/// The difference of a uniform number and the one before it.
constexpr double highPassed(std::uint64_t stream, core::FramePos frame) noexcept {
    const auto uniform = [&](core::FramePos at) {
        return static_cast<std::int64_t>(mixed(stream + static_cast<std::uint64_t>(at) * golden) >> 32);
    };
    return static_cast<double>(uniform(frame) - uniform(frame - 1)) * 0x1p-32;
}

constexpr double valueOf(Dither dither, std::uint64_t stream, core::FramePos frame) noexcept {
    return dither == Dither::highPassTpdf ? highPassed(stream, frame) : triangular(stream, frame);
}

double highestOf(int bits) noexcept {
    return static_cast<double>((std::int64_t{1} << (bits - 1)) - 1);
}

/// To the nearest whole number; |steps| < 2^30.
std::int32_t rounded(double steps) noexcept {
    const double raised = steps + 0.5;
    const auto towardsZero = static_cast<std::int32_t>(raised);
    return towardsZero - (static_cast<double>(towardsZero) > raised ? 1 : 0);
}

} // namespace

double ditherAt(Dither dither, std::uint64_t seed, int channel, core::FramePos frame) noexcept {
    return valueOf(dither, streamOf(seed, channel), frame);
}

std::int32_t quantised(double steps, int bits) noexcept {
    if (!(steps == steps)) return 0;
    const double most = highestOf(bits);
    return rounded(std::clamp(steps, -most - 1.0, most));
}

double furthestError(Dither dither, int rate) noexcept {
    double sum = 1.0;
    for (const double each : errorFilter(dither, rate)) sum += std::abs(each);
    return 1.5 * sum; // A step of dither and half a one of rounding, each fed back.
}

WordLength::WordLength(const WordSettings& settings)
    : settings_(settings),
      shapes_(settings.dither == Dither::gentleShaping || settings.dither == Dither::strongShaping),
      filter_(errorFilter(settings.dither, settings.rate)), streams_{streamOf(settings.seed, 0),
                                                                     streamOf(settings.seed, 1)},
      broken_(settings.exact.size(), 0) {
    assert(settings.bits == 16 || settings.bits == 20 || settings.bits == 24);
    restart();
}

void WordLength::restart() noexcept {
    feedback_ = {};
    silentFrames_ = settings_.rate; // Ahead of the first frame there was silence for long.
}

bool WordLength::isExact(core::FramePos frame, double left, double right) noexcept {
    const auto& exact = settings_.exact;
    while (range_ < exact.size() && exact[range_].to <= frame) ++range_;
    if (range_ == exact.size() || !exact[range_].contains(frame)) return false;
    const bool held = quantised(left, settings_.bits) == left && quantised(right, settings_.bits) == right;
    if (!held) ++broken_[range_];
    return held;
}

/// A single zero may be music that crosses it; only what lasts is silence. What a thread that flushes denormals holds
/// for zero is zero for all.
bool WordLength::isBlank(double left, double right) noexcept {
    const auto isZero = [](double value) { return std::abs(value) < std::numeric_limits<double>::min(); };
    silentFrames_ = isZero(left) && isZero(right) ? silentFrames_ + 1 : 0;
    return settings_.blankSilence && silentFrames_ > settings_.rate / 10;
}

std::int32_t WordLength::dithered(int channel, core::FramePos frame, double steps) noexcept {
    return quantised(steps + valueOf(settings_.dither, streams_[static_cast<std::size_t>(channel)], frame),
                     settings_.bits);
}

/// The error that is fed back is that ahead of the range's ends: so it stays under a step and a half whatever comes,
/// and what a full scale cuts off leaves no trace in the frames after it.
std::int32_t WordLength::shaped(int channel, core::FramePos frame, double steps) noexcept {
    const auto place = static_cast<std::size_t>(channel);
    const double most = highestOf(settings_.bits);
    Feedback& feedback = feedback_[place];
    const double meant = (steps == steps ? std::clamp(steps, -most - 1.0, most) : 0.0) + feedback[0];
    const std::int32_t word = rounded(meant + triangular(streams_[place], frame));
    const double error = static_cast<double>(word) - meant;
    for (std::size_t k = 0; k < filter_.size(); ++k) feedback[k] = feedback[k + 1] + filter_[k] * error;
    return quantised(word, settings_.bits);
}

void WordLength::process(core::FramePos at, dsp::StereoBlock block, std::vector<std::int32_t>& interleaved) {
    const double full = highestOf(settings_.bits) + 1.0;
    const int shift = 32 - settings_.bits;
    interleaved.resize(2 * static_cast<std::size_t>(block.frames()));
    for (int n = 0; n < block.frames(); ++n) {
        const core::FramePos frame = at + n;
        if (frame == 0) restart();
        const double left = block.left[n] * full;
        const double right = block.right[n] * full;
        std::array<std::int32_t, 2> words;
        if (isBlank(block.left[n], block.right[n]) || isExact(frame, left, right)) {
            words = {quantised(left, settings_.bits), quantised(right, settings_.bits)};
            feedback_ = {}; // No error was made here.
        } else if (shapes_) {
            words = {shaped(0, frame, left), shaped(1, frame, right)};
        } else {
            words = {dithered(0, frame, left), dithered(1, frame, right)};
        }
        block.left[n] = words[0] / full;
        block.right[n] = words[1] / full;
        interleaved[2 * static_cast<std::size_t>(n)] = words[0] * (1 << shift);
        interleaved[2 * static_cast<std::size_t>(n) + 1] = words[1] * (1 << shift);
    }
}

} // namespace engine::delivery
