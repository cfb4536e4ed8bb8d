#include "engine/metering/LoudnessMeter.h"

#include "engine/dsp/PeakHold.h"
#include "engine/dsp/TruePeak.h"
#include "engine/metering/SlidingLoudness.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <vector>

namespace engine::metering {

namespace {

constexpr int stretch = 1024;

std::optional<double> decibelsOf(double magnitude) {
    constexpr double nothing = 1e-10; // -200 dB.
    if (magnitude < nothing) return std::nullopt;
    return 20.0 * std::log10(magnitude);
}

std::optional<double> higher(std::optional<double> a, std::optional<double> b) {
    return std::max(a, b); // An absent value is the lowest.
}

} // namespace

struct LoudnessMeter::State {
    explicit State(int rate) : sliding(rate) {}

    double truePeak() const;

    SlidingLoudness sliding;
    std::array<dsp::TruePeak, 2> betweenSamples;
    double highestPoint = 0.0;
    double highestSample = 0.0;
};

/// With the frames that the interpolator still holds, and what rings on after the last of them.
double LoudnessMeter::State::truePeak() const {
    constexpr std::array<double, 2 * dsp::TruePeak::latency()> end{};
    double highest = highestPoint;
    for (auto channel : betweenSamples) highest = std::max(highest, channel.highest(end, highest));
    return highest;
}

LoudnessMeter::LoudnessMeter(int rate) : state_(std::make_unique<State>(rate)) {
    assert(rate >= lowestRate);
}
LoudnessMeter::~LoudnessMeter() = default;
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;

void LoudnessMeter::add(dsp::StereoBlock block) {
    auto& state = *state_;
    for (int at = 0; at < block.frames(); at += stretch) {
        const auto part = block.part(at, std::min(stretch, block.frames() - at));
        const auto frames = static_cast<std::size_t>(part.frames());
        const std::span<const double> left{part.left, frames};
        const std::span<const double> right{part.right, frames};
        for (const auto channel : {left, right})
            state.highestSample =
                std::max(state.highestSample,
                         dsp::highestOf<double>(frames, [&](std::size_t i) { return std::abs(channel[i]); }));
        state.sliding.add(left, right);
        state.highestPoint = std::max(state.highestPoint, state.betweenSamples[0].highest(left, state.highestPoint));
        state.highestPoint = std::max(state.highestPoint, state.betweenSamples[1].highest(right, state.highestPoint));
    }
}

core::Loudness LoudnessMeter::loudness() const {
    const LoudnessMeter* const only = this;
    return together({&only, 1});
}

std::optional<double> LoudnessMeter::momentaryLufs() const {
    return state_->sliding.momentaryLufs();
}

std::optional<double> LoudnessMeter::shortTermLufs() const {
    return state_->sliding.shortTermLufs();
}

core::Loudness LoudnessMeter::together(std::span<const LoudnessMeter* const> meters) {
    core::Loudness loudness;
    std::vector<const GatedLoudness*> gated;
    for (const auto* meter : meters) {
        const auto& state = *meter->state_;
        gated.push_back(&state.sliding.gated());
        loudness.maxMomentaryLufs = higher(loudness.maxMomentaryLufs, state.sliding.maxMomentaryLufs());
        loudness.maxShortTermLufs = higher(loudness.maxShortTermLufs, state.sliding.maxShortTermLufs());
        loudness.truePeakDbtp = higher(loudness.truePeakDbtp, decibelsOf(state.truePeak()));
        loudness.samplePeakDb = higher(loudness.samplePeakDb, decibelsOf(state.highestSample));
    }
    loudness.integratedLufs = GatedLoudness::integratedLufs(gated);
    loudness.rangeLu = GatedLoudness::rangeLu(gated);
    return loudness;
}

} // namespace engine::metering
