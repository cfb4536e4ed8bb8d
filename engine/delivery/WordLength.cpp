#include "engine/delivery/WordLength.h"

#include "engine/delivery/DitherKernel.h"
#include "engine/delivery/DitherNumbers.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine::delivery {

namespace {

using Dither = core::Delivery::Dither;

constexpr double valueOf(Dither dither, std::uint64_t stream, core::FramePos frame) noexcept {
    return dither == Dither::highPassTpdf ? numbers::highPassed(stream, frame) : numbers::triangular(stream, frame);
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
    return valueOf(dither, numbers::streamOf(seed, channel), frame);
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
      filter_(errorFilter(settings.dither, settings.rate)), streams_{numbers::streamOf(settings.seed, 0),
                                                                     numbers::streamOf(settings.seed, 1)},
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
    const std::int32_t word = rounded(meant + numbers::triangular(streams_[place], frame));
    const double error = static_cast<double>(word) - meant;
    for (std::size_t k = 0; k < filter_.size(); ++k) feedback[k] = feedback[k + 1] + filter_[k] * error;
    return quantised(word, settings_.bits);
}

/// How many of the next frames need no look at each: neither a memory of errors or of silence nor an untouched track.
int WordLength::plainFrames(core::FramePos at, int frames) noexcept {
    if (shapes_ || settings_.blankSilence) return 0;
    const auto& exact = settings_.exact;
    while (range_ < exact.size() && exact[range_].to <= at) ++range_;
    if (range_ == exact.size()) return frames;
    return static_cast<int>(std::clamp<core::FrameCount>(exact[range_].from - at, 0, frames));
}

void WordLength::process(core::FramePos at, dsp::StereoBlock block, std::vector<std::int32_t>& interleaved) {
    interleaved.resize(2 * static_cast<std::size_t>(block.frames()));
    std::int32_t* words = interleaved.data();
    while (block.frames() > 0) {
        const int plain = plainFrames(at, block.frames());
        const int done = std::max(plain, 1);
        if (plain > 0)
            roundWithTpdf({streams_, settings_.dither == Dither::highPassTpdf, settings_.bits}, at,
                          block.part(0, plain), words);
        else
            processFrame(at, block.left[0], block.right[0], words);
        at += done;
        words += 2 * done;
        block = block.part(done, block.frames() - done);
    }
}

void WordLength::processFrame(core::FramePos frame, double& left, double& right, std::int32_t* words) noexcept {
    const double full = highestOf(settings_.bits) + 1.0;
    if (frame == 0) restart();
    const std::array<double, 2> steps{left * full, right * full};
    const bool stays = isBlank(left, right) || isExact(frame, steps[0], steps[1]);
    if (stays) feedback_ = {}; // No error was made here.
    for (int channel = 0; channel < 2; ++channel) {
        const double each = steps[static_cast<std::size_t>(channel)];
        const std::int32_t word = stays     ? quantised(each, settings_.bits)
                                  : shapes_ ? shaped(channel, frame, each)
                                            : dithered(channel, frame, each);
        (channel == 0 ? left : right) = word / full;
        words[channel] = word * (1 << (32 - settings_.bits));
    }
}

} // namespace engine::delivery
