#include "engine/dsp/PeakGuard.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

namespace engine::dsp {

namespace {

constexpr double rampMs = 1.0;

// Octaves as whole numbers for the averages, and back.
constexpr double stepsPerOctave = 1073741824.0;
constexpr double octavesPerStep = 1.0 / stepsPerOctave;

} // namespace

void PeakGuard::prepare(int rate) {
    ramp_ = static_cast<int>(std::ceil(rampMs * rate / 1000.0));
    const auto past = std::bit_ceil(static_cast<std::size_t>(latency() + margin + 2 * quantumFrames));
    mask_ = past - 1;
    for (auto* const each : {&left_, &right_, &ceilings_, &asked_}) each->assign(past, 0.0);
    held_.prepare(ramp_ + 2 * margin + 2 * quantumFrames);
    for (MovingAverage& average : averages_) average.prepare(ramp_ + 1);
    // Three windows whose sum reaches from the peak's margin back to where it came into sight.
    const int first = ramp_ / 3 + 1;
    const int second = (ramp_ - first + 1) / 2 + 1;
    windows_ = {first, second, ramp_ - first - second + 3};
    reset();
}

void PeakGuard::reset() noexcept {
    for (auto* const each : {&left_, &right_, &asked_}) std::ranges::fill(*each, 0.0);
    std::ranges::fill(ceilings_, 1.0);
    peaksLeft_.reset();
    peaksRight_.reset();
    held_.reset();
    for (std::size_t i = 0; i < averages_.size(); ++i) averages_[i].reset(windows_[i]);
    now_ = 0;
    taken_ = -latency();
    calm_ = latency() + 2 * quantumFrames;
    deepestOctaves_ = 0.0;
}

void PeakGuard::process(StereoBlock quantum, double* ceilings) noexcept {
    const bool over = takeIn(quantum, ceilings);
    now_ += quantum.frames();
    calm_ = over ? 0 : calm_ + quantum.frames();
    const bool quiet =
        calm_ > ramp_ + 2 * margin + quantumFrames && std::ranges::all_of(averages_, &MovingAverage::isZero);
    deepestOctaves_ = 0.0;
    if (quiet) taken_ = now_ - TruePeak::latency();
    letOut(quantum, ceilings, quiet);
}

/// Remembers and looks for peaks. True when something is over its ceiling.
bool PeakGuard::takeIn(StereoBlock quantum, const double* ceilings) noexcept {
    const auto frames = static_cast<std::size_t>(quantum.frames());
    double lowest = ceilings[0];
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t place = slot(now_ + static_cast<std::int64_t>(i));
        left_[place] = quantum.left[i];
        right_[place] = quantum.right[i];
        ceilings_[place] = ceilings[i];
        lowest = std::min(lowest, ceilings[i]);
    }
    std::array<double, quantumFrames> peaks, other;
    peaksLeft_.process(std::span(quantum.left, frames), std::span(peaks).first(frames), aim * lowest);
    peaksRight_.process(std::span(quantum.right, frames), std::span(other).first(frames), aim * lowest);
    bool over = false;
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t place = slot(now_ + static_cast<std::int64_t>(i) - TruePeak::latency());
        const double peak = std::max(peaks[i], other[i]);
        const double allowed = aim * ceilings_[place];
        asked_[place] = peak > allowed ? fixed::log2(peak / allowed) : 0.0;
        over |= peak > allowed;
    }
    return over;
}

std::int64_t PeakGuard::stepsAt(std::int64_t frame) noexcept {
    for (; taken_ <= frame + ramp_ + margin; ++taken_) held_.push(taken_, asked_[slot(taken_)]);
    auto steps = static_cast<std::int64_t>(std::ceil(held_.highest(frame - margin) * stepsPerOctave));
    for (std::size_t i = 0; i < averages_.size(); ++i) steps = averages_[i].next(steps, windows_[i]);
    return steps;
}

void PeakGuard::letOut(StereoBlock quantum, double* ceilings, bool quiet) noexcept {
    for (int i = 0; i < quantum.frames(); ++i) {
        const std::int64_t frame = now_ - quantum.frames() + i - latency();
        const std::size_t place = slot(frame);
        const double ceiling = ceilings[i] = ceilings_[place];
        const std::int64_t steps = quiet ? 0 : stepsAt(frame);
        const double octaves = octavesPerStep * static_cast<double>(steps);
        const double gain = steps == 0 ? 1.0 : fixed::exp2(-octaves);
        deepestOctaves_ = std::max(deepestOctaves_, octaves);
        quantum.left[i] = std::clamp(left_[place] * gain, -ceiling, ceiling);
        quantum.right[i] = std::clamp(right_[place] * gain, -ceiling, ceiling);
    }
}

} // namespace engine::dsp
