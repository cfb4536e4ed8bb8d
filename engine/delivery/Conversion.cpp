#include "engine/delivery/Conversion.h"

#include "engine/dsp/FixedMath.h"
#include "engine/dsp/FlushToZero.h"

#include <algorithm>

namespace engine::delivery {

namespace {

/// Dither and rounding move a sample by up to the furthest error, a step and a half without shaping, and the way
/// between two samples by somewhat more; the highest sample of a word lies a step under full scale.
double roomFor(const ConversionSettings& settings) {
    const double step = 1.0 / static_cast<double>(std::int64_t{1} << (core::bitsOf(settings.wordLength) - 1));
    return (furthestError(settings.dither, settings.rate) * 5.0 / 3.0) * step;
}

GuardSettings guardSettings(const ConversionSettings& settings, bool isInteger) {
    GuardSettings guard{.rate = settings.rate, .room = isInteger ? roomFor(settings) : 0.0, .exact = settings.exact};
    guard.truePeak = settings.ceilingDbtp.has_value();
    if (guard.truePeak) guard.ceiling = dsp::fixed::dbToGain(*settings.ceilingDbtp);
    if (isInteger) guard.ceiling = std::min(1.0, guard.ceiling);
    return guard;
}

} // namespace

PcmBlock PcmBlock::within(FrameRange range) const {
    const core::FramePos from = std::clamp(range.from, at, end());
    const core::FramePos to = std::clamp(range.to, from, end());
    const auto offset = 2 * static_cast<std::size_t>(from - at);
    const auto count = 2 * static_cast<std::size_t>(to - from);
    PcmBlock part{.at = from};
    if (!words.empty()) part.words = words.subspan(offset, count);
    if (!floats.empty()) part.floats = floats.subspan(offset, count);
    return part;
}

Conversion::Conversion(const ConversionSettings& settings, core::FramePos first) : next_(first) {
    const bool isInteger = settings.wordLength != core::Delivery::WordLength::float32;
    if (isInteger || settings.ceilingDbtp) guard_.emplace(guardSettings(settings, isInteger), first);
    if (isInteger)
        word_.emplace(WordSettings{.bits = core::bitsOf(settings.wordLength),
                                   .rate = settings.rate,
                                   .dither = settings.dither,
                                   .blankSilence = settings.blankSilence,
                                   .seed = settings.ditherSeed,
                                   .exact = settings.exact});
}

void Conversion::convert(dsp::StereoBlock block, const Take& take) {
    const auto frames = static_cast<std::size_t>(block.frames());
    left_.assign(block.left, block.left + frames);
    right_.assign(block.right, block.right + frames);
    const dsp::StereoBlock values{left_.data(), right_.data(), block.frames()};
    PcmBlock pcm{.at = next_};
    if (word_) {
        word_->process(next_, values, words_);
        pcm.words = words_;
    } else {
        const dsp::ScopedKeepDenormals keep;
        floats_.resize(2 * frames);
        for (std::size_t n = 0; n < frames; ++n) {
            left_[n] = floats_[2 * n] = static_cast<float>(left_[n]);
            right_[n] = floats_[2 * n + 1] = static_cast<float>(right_[n]);
        }
        pcm.floats = floats_;
    }
    next_ += block.frames();
    take(pcm, values);
}

void Conversion::add(dsp::StereoBlock block, const Take& take) {
    if (block.frames() == 0) return;
    if (!guard_) return convert(block, take);
    guard_->add(block, [&](dsp::StereoBlock guarded) { convert(guarded, take); });
}

void Conversion::finish(const Take& take) {
    if (guard_) guard_->finish([&](dsp::StereoBlock guarded) { convert(guarded, take); });
}

std::span<const GuardDip> Conversion::dips() const {
    return guard_ ? std::span<const GuardDip>(guard_->dips()) : std::span<const GuardDip>();
}

} // namespace engine::delivery
