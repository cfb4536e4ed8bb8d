#include "engine/delivery/GuardPass.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engine::delivery {

namespace {

// A dip is flat over its cell and this far beside it, so that the points between the samples, which weigh some thirty
// samples on either side, see one gain.
constexpr core::FrameCount cellFrames = 16;
constexpr core::FrameCount flatFrames = 24;
constexpr double skirtMs = 3.0;
// The detector passes what is under 0.47 of the rate within 0.01 dB: a better judge reads up to 0.005 dB more on music.
constexpr double seen = 0.9993;
constexpr int points = 16;
constexpr double aim = 1.0 - 1e-5; // A pass goes this far under the limit, so that rounding does not call for another.

/// Half a period of a smooth curve from 1 to 0 with no slope and no bend at either end: 1 - (6x^5 - 15x^4 + 10x^3).
std::vector<double> skirtOf(int rate) {
    const auto frames = static_cast<std::size_t>(skirtMs * 0.001 * rate);
    std::vector<double> skirt(frames);
    for (std::size_t n = 0; n < frames; ++n) {
        const double x = static_cast<double>(n + 1) / static_cast<double>(frames + 1);
        skirt[n] = 1.0 - x * x * x * (x * (x * 6.0 - 15.0) + 10.0);
    }
    return skirt;
}

core::FramePos cellOf(core::FramePos at) {
    return core::floorDiv(at, cellFrames) * cellFrames;
}

} // namespace

void GuardedSound::append(dsp::StereoBlock block) {
    left.insert(left.end(), block.left, block.left + block.frames());
    right.insert(right.end(), block.right, block.right + block.frames());
    gain.resize(left.size(), 1.0);
}

void GuardedSound::append(const GuardedSound& other, std::size_t frames) {
    const auto count = static_cast<std::ptrdiff_t>(frames);
    left.insert(left.end(), other.left.begin(), other.left.begin() + count);
    right.insert(right.end(), other.right.begin(), other.right.begin() + count);
    gain.insert(gain.end(), other.gain.begin(), other.gain.begin() + count);
}

void GuardedSound::drop(std::size_t frames) {
    const auto count = static_cast<std::ptrdiff_t>(frames);
    left.erase(left.begin(), left.begin() + count);
    right.erase(right.begin(), right.begin() + count);
    gain.erase(gain.begin(), gain.begin() + count);
}

GuardPass::GuardPass(const GuardSettings& settings, core::FramePos first)
    : settings_(settings),
      limit_((settings.truePeak ? seen : 1.0) * settings.ceiling - settings.room), detectors_{dsp::TruePeak(points),
                                                                                              dsp::TruePeak(points)},
      skirt_(skirtOf(settings.rate)), first_(first), judged_(first), cell_(cellOf(first)) {
    if (settings.truePeak) toSkip_ = dsp::TruePeak::latency();
}

double GuardPass::limitAt(core::FramePos at) {
    while (range_ < settings_.exact.size() && settings_.exact[range_].to <= at) ++range_;
    const bool exact = range_ < settings_.exact.size() && settings_.exact[range_].contains(at);
    return exact ? settings_.ceiling : limit_;
}

std::size_t GuardPass::ahead() const {
    return static_cast<std::size_t>(cellFrames + flatFrames) + skirt_.size();
}

void GuardPass::dip(core::FramePos from, double gain) {
    const auto place = [&](core::FramePos at) { return static_cast<std::size_t>(at - first_); };
    const core::FramePos end = first_ + static_cast<core::FramePos>(gain_.size());
    const auto turnDown = [&](core::FramePos at, double to) {
        if (at >= first_ && at < end) gain_[place(at)] = std::min(gain_[place(at)], to);
    };
    const core::FramePos flatFrom = from - flatFrames;
    const core::FramePos flatTo = from + cellFrames + flatFrames;
    for (core::FramePos at = flatFrom; at < flatTo; ++at) turnDown(at, gain);
    for (std::size_t n = 0; n < skirt_.size(); ++n) {
        const double to = 1.0 - (1.0 - gain) * skirt_[n];
        turnDown(flatFrom - 1 - static_cast<core::FramePos>(n), to);
        turnDown(flatTo + static_cast<core::FramePos>(n), to);
    }
}

void GuardPass::judge(double peak) {
    if (peak > limit_) {
        const double limit = limitAt(judged_);
        if (peak > limit) cellGain_ = std::min(cellGain_, limit * aim / peak);
    }
    ++judged_;
    if (judged_ < cell_ + cellFrames) return;
    if (cellGain_ < 1.0) dip(cell_, cellGain_);
    cell_ += cellFrames;
    cellGain_ = 1.0;
}

void GuardPass::detect(const double* left, const double* right, std::size_t frames) {
    for (const auto& [channel, samples] : {std::pair{std::size_t{0}, left}, std::pair{std::size_t{1}, right}}) {
        peaks_[channel].resize(frames);
        if (settings_.truePeak)
            detectors_[channel].process({samples, frames}, peaks_[channel], limit_);
        else
            std::ranges::transform(samples, samples + frames, peaks_[channel].begin(),
                                   [](double value) { return std::abs(value); });
    }
    for (std::size_t n = 0; n < frames; ++n) {
        // The way from silence to the first frame belongs to that frame.
        const double peak = std::max(peaks_[0][n], peaks_[1][n]);
        if (toSkip_ > 0)
            --toSkip_;
        else
            judge(peak);
    }
}

void GuardPass::release(core::FramePos before, GuardedSound& out) {
    const auto frames = static_cast<std::size_t>(
        std::clamp<core::FrameCount>(before - first_, 0, static_cast<core::FrameCount>(pending_.frames())));
    for (std::size_t n = 0; n < frames; ++n) {
        pending_.left[n] *= gain_[n];
        pending_.right[n] *= gain_[n];
        pending_.gain[n] *= gain_[n];
    }
    out.append(pending_, frames);
    pending_.drop(frames);
    gain_.erase(gain_.begin(), gain_.begin() + static_cast<std::ptrdiff_t>(frames));
    first_ += static_cast<core::FramePos>(frames);
}

void GuardPass::add(const GuardedSound& in, GuardedSound& out) {
    pending_.append(in, in.frames());
    gain_.resize(pending_.frames() + ahead(), 1.0);
    detect(in.left.data(), in.right.data(), in.frames());
    release(cell_ - flatFrames - static_cast<core::FramePos>(skirt_.size()), out);
}

void GuardPass::finish(GuardedSound& out) {
    const std::vector<double> silence(static_cast<std::size_t>(dsp::TruePeak::latency()), 0.0);
    if (settings_.truePeak) detect(silence.data(), silence.data(), silence.size());
    if (cellGain_ < 1.0) dip(cell_, cellGain_);
    release(first_ + static_cast<core::FramePos>(pending_.frames()), out);
}

} // namespace engine::delivery
