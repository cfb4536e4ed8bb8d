#include "engine/dsp/Oversampler.h"

#include "engine/dsp/HalfBandKernel.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <ranges>

namespace engine::dsp {

namespace {

/// Makes the newest frames the past of those to come.
void age(std::vector<double>& frames, int quantum) noexcept {
    std::copy(frames.begin() + quantum, frames.end(), frames.begin());
}

} // namespace

Oversampler::Stage::Stage(double passBandOfLower, int lowerFrames)
    : filter(passBandOfLower), frames(lowerFrames), low(static_cast<std::size_t>(2 * filter.pairs() - 1 + lowerFrames)),
      even(static_cast<std::size_t>(2 * filter.pairs() - 1 + lowerFrames)),
      odd(static_cast<std::size_t>(filter.pairs() + lowerFrames)) {}

void Oversampler::prepare(int factor, int workDelay) {
    assert(factor >= 1 && factor <= 16 && std::has_single_bit(static_cast<unsigned>(factor)));
    factor_ = factor;
    stages_.clear();
    int delay = workDelay; // Frames of the high rate.
    for (int times = 1; times < factor; times *= 2) {
        const Stage& stage = stages_.emplace_back(passBand / times, times * quantumFrames);
        delay += (2 * stage.filter.pairs() - 1) * (factor / times);
    }
    latency_ = (delay + factor - 1) / factor;
    high_.assign(static_cast<std::size_t>(latency_ * factor - delay + factor * quantumFrames), 0.0);
    reset();
}

void Oversampler::reset() noexcept {
    for (Stage& stage : stages_)
        for (auto* const each : {&stage.low, &stage.even, &stage.odd}) std::ranges::fill(*each, 0.0);
    std::ranges::fill(high_, 0.0);
}

std::span<double> Oversampler::up(const double* quantum) noexcept {
    const auto highFrames = static_cast<std::size_t>(factor_ * quantumFrames);
    double* const high = high_.data() + high_.size() - highFrames;
    if (stages_.empty()) {
        std::copy_n(quantum, quantumFrames, high);
        return {high, highFrames};
    }
    std::copy_n(quantum, quantumFrames, stages_.front().lowNow());
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        Stage& stage = stages_[i];
        double* const out = i + 1 < stages_.size() ? stages_[i + 1].lowNow() : high;
        doubleRate(stage.filter, stage.lowNow(), stage.frames, out);
        age(stage.low, stage.frames);
    }
    return {high, highFrames};
}

void Oversampler::down(double* quantum) noexcept {
    // The frames that round the delay up stand ahead of the quantum: reading from the first of them is the delay.
    if (stages_.empty()) std::copy_n(high_.data(), quantumFrames, quantum);
    const double* in = high_.data();
    for (Stage& stage : std::views::reverse(stages_)) {
        layApart(in, stage.frames, stage.evenNow(), stage.oddNow());
        // The stage's own low frames have been aged, so their newest quantum is room.
        double* const out = &stage == &stages_.front() ? quantum : stage.lowNow();
        halveRate(stage.filter, stage.evenNow(), stage.oddNow(), stage.frames, out);
        age(stage.even, stage.frames);
        age(stage.odd, stage.frames);
        in = out;
    }
    age(high_, factor_ * quantumFrames);
}

} // namespace engine::dsp
