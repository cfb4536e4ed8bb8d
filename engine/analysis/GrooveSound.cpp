#include "engine/analysis/GrooveSound.h"

#include <cmath>

namespace engine::analysis {

namespace {

using Type = core::EqualizerBand::Type;

constexpr double audible = 1e-3;           // -30 dBFS, mean square.
constexpr double lifting = 3.9810717e-3;   // -24 dBFS: softer sides move the needle little.
constexpr double sibilantOver = 3.9810717; // 6 dB.
constexpr double bodySteps = 100.0;        // The level of the voice is that of a second.
constexpr core::FrameCount fewestLows = 20;
constexpr core::FrameCount fewestHighs = 3;
constexpr core::FrameCount mostHighs = 35;
constexpr double mostMeasureDb = 60.0;

core::EqualizerBand cut(Type type, double hz) {
    return {.on = true, .type = type, .frequencyHz = hz, .slopeDbPerOctave = 24};
}

double decibels(double over, double under) {
    return 10.0 * std::log10(over / std::max(under, 1e-12));
}

} // namespace

GrooveSound::Channel::Channel(int rate)
    : lows(cut(Type::highCut, grooveLowsHz), rate), highs{Window(cut(Type::lowCut, 5500.0), rate),
                                                          Window(cut(Type::highCut, 10000.0), rate)},
      body(cut(Type::highCut, 4000.0), rate) {}

GrooveSound::GrooveSound(int rate)
    : stepFrames_(rate / 100), channels_{Channel(rate), Channel(rate)}, outOfPhase_(rate), sibilants_(rate / 10) {}

void GrooveSound::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i) {
        const std::array<double, 2> samples = {block.left[i], block.right[i]};
        std::array<double, 2> lows{};
        for (std::size_t c = 0; c < 2; ++c) {
            Channel& channel = channels_[c];
            lows[c] = channel.lows.process(samples[c]);
            const double high = channel.highs[1].process(channel.highs[0].process(samples[c]));
            const double body = channel.body.process(samples[c]);
            sums_[c].highs += high * high;
            sums_[c].body += body * body;
        }
        const double middle = (lows[0] + lows[1]) / 2.0;
        const double side = (lows[0] - lows[1]) / 2.0;
        sums_[0].middle += middle * middle;
        sums_[0].side += side * side;
        ++at_;
        if (++inStep_ == stepFrames_) closeStep();
    }
}

void GrooveSound::closeStep() {
    const double frames = stepFrames_;
    const Step step{.middle = sums_[0].middle / frames,
                    .side = sums_[0].side / frames,
                    .highs = std::max(sums_[0].highs, sums_[1].highs) / frames,
                    .body = std::max(sums_[0].body, sums_[1].body) / frames};
    sums_ = {};
    inStep_ = 0;
    followLows(step);
    followHighs(step);
    const auto place = static_cast<std::size_t>(steps_) % highsOf_.size();
    highsSum_ += step.highs - highsOf_[place];
    highsOf_[place] = step.highs;
    if (++steps_ >= static_cast<core::FrameCount>(highsOf_.size())) brightest_ = std::max(brightest_, highsSum_);
}

void GrooveSound::followLows(const Step& step) {
    if (step.side > lifting && step.side > step.middle) {
        if (lows_.steps++ == 0) lows_ = {.from = at_ - stepFrames_, .steps = 1};
        lows_.measure = std::max(lows_.measure, std::min(decibels(step.side, step.middle), mostMeasureDb));
        return;
    }
    closeLows(outOfPhase_);
    lows_ = {};
}

void GrooveSound::followHighs(const Step& step) {
    // A sibilant says little below 4 kHz, so it hardly raises what it is measured against.
    bodyLevel_ += (step.body - bodyLevel_) / std::min(bodySteps, static_cast<double>(steps_ + 1));
    const bool isKnown = static_cast<double>(steps_) >= bodySteps / 2.0;
    if (isKnown && step.highs > audible && step.highs > sibilantOver * bodyLevel_) {
        if (highs_.steps++ == 0) highs_ = {.from = at_ - stepFrames_, .steps = 1};
        highs_.measure = std::max(highs_.measure, std::min(decibels(step.highs, bodyLevel_), mostMeasureDb));
        return;
    }
    closeHighs(sibilants_);
    highs_ = {};
}

void GrooveSound::closeLows(Observations& seen) const {
    if (lows_.steps >= fewestLows) seen.add({lows_.from, lows_.steps * stepFrames_, lows_.measure});
}

void GrooveSound::closeHighs(Observations& seen) const {
    if (highs_.steps >= fewestHighs && highs_.steps <= mostHighs)
        seen.add({highs_.from, highs_.steps * stepFrames_, highs_.measure});
}

Observations GrooveSound::outOfPhaseLows() const {
    Observations seen = outOfPhase_;
    closeLows(seen);
    return seen;
}

Observations GrooveSound::sibilants() const {
    Observations seen = sibilants_;
    closeHighs(seen);
    return seen;
}

std::optional<double> GrooveSound::brightestDb() const {
    if (brightest_ <= 0.0) return std::nullopt;
    return 10.0 * std::log10(brightest_ / static_cast<double>(highsOf_.size()));
}

} // namespace engine::analysis
