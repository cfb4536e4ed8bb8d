#include "engine/dsp/PeakGuard.h"

#include "engine/dsp/DecibelKernel.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace engine::dsp {

namespace {

constexpr double rampMs = 1.0;

} // namespace

void PeakGuard::prepare(int rate) {
    ramp_ = static_cast<int>(std::ceil(rampMs * rate / 1000.0));
    sound_.prepare(latency());
    ceilings_.prepare(latency());
    ceilingsOfPeaks_.prepare(TruePeak::latency());
    held_.prepare(ramp_ + 2 * margin + quantumFrames);
    for (auto& average : averages_) average.prepare(ramp_ + 1);
    // Three windows whose sum reaches from the peak's margin back to where it came into sight.
    const int first = ramp_ / 3 + 1;
    const int second = (ramp_ - first + 1) / 2 + 1;
    windows_ = {first, second, ramp_ - first - second + 3};
    reset();
}

void PeakGuard::reset() noexcept {
    sound_.reset();
    ceilings_.reset(1.0);
    ceilingsOfPeaks_.reset(1.0);
    lowestCeiling_ = 1.0;
    peaksLeft_.reset();
    peaksRight_.reset();
    held_.reset();
    for (std::size_t i = 0; i < averages_.size(); ++i) averages_[i].reset(windows_[i]);
    now_ = 0;
    calm_ = ramp_ + 2 * margin + quantumFrames;
    deepestDb_ = 0.0;
}

void PeakGuard::process(StereoBlock quantum, double* ceilings) noexcept {
    Quantum askedDb{};
    const bool over = ask(quantum, ceilings, askedDb);
    held_.push(askedDb);
    now_ += quantumFrames;
    calm_ = over ? 0 : calm_ + quantumFrames;
    sound_.process(quantum);
    ceilings_.process(ceilings, quantumFrames);
    deepestDb_ = 0.0;
    const bool quiet =
        calm_ >= ramp_ + 2 * margin + quantumFrames && std::ranges::all_of(averages_, &MovingAverage<double>::isZero);
    if (!quiet) dip(quantum, ceilings);
}

/// What the frames ask for whose peaks are known by now: decibels to take off. True where that is anything.
bool PeakGuard::ask(StereoBlock quantum, const double* ceilings, Quantum& askedDb) noexcept {
    Quantum limits;
    std::copy_n(ceilings, quantumFrames, limits.begin());
    const double lowest = std::ranges::min(limits);
    const double floor = aim * std::min(lowest, lowestCeiling_); // The frames are of this quantum and the last.
    lowestCeiling_ = lowest;
    ceilingsOfPeaks_.process(limits.data(), quantumFrames);

    Quantum peaks, other;
    peaksLeft_.process(std::span(quantum.left, quantumFrames), peaks, floor);
    peaksRight_.process(std::span(quantum.right, quantumFrames), other, floor);
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        const double ratio = std::max(1.0, std::max(peaks[i], other[i]) / (aim * limits[i]));
        askedDb[i] = ratio * ratio;
    }
    const bool over = highestOf<double>(quantumFrames, [&](std::size_t i) { return askedDb[i]; }) > 1.0;
    if (over)
        powersToDb(askedDb.data(), quantumFrames, askedDb.data());
    else
        askedDb.fill(0.0);
    return over;
}

/// The gain on the delayed sound, under the ceilings that it came in with.
void PeakGuard::dip(StereoBlock quantum, const double* ceilings) noexcept {
    const std::int64_t first = now_ - quantumFrames - latency() + TruePeak::latency() - margin;
    Quantum numbers;
    held_.highest(first, ramp_ + 2 * margin + 1, numbers);
    for (double& number : numbers) number = wholeSteps(number);
    for (std::size_t i = 0; i < averages_.size(); ++i) averages_[i].process(numbers, windows_[i]);
    deepestDb_ = dbPerStep * highestOf<double>(quantumFrames, [&](std::size_t i) { return numbers[i]; });
    for (double& number : numbers) number *= -dbPerStep;
    dbToGains(numbers.data(), quantumFrames, numbers.data());
    for (int i = 0; i < quantumFrames; ++i) {
        const double gain = numbers[static_cast<std::size_t>(i)];
        quantum.left[i] = std::clamp(quantum.left[i] * gain, -ceilings[i], ceilings[i]);
        quantum.right[i] = std::clamp(quantum.right[i] * gain, -ceilings[i], ceilings[i]);
    }
}

} // namespace engine::dsp
