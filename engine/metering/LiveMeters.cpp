#include "engine/metering/LiveMeters.h"

#include "engine/metering/Decibels.h"

#include <algorithm>
#include <cmath>

namespace engine::metering {

namespace {

double highestSample(std::span<const double> signal) {
    double highest = 0.0;
    for (const double sample : signal) highest = std::max(highest, std::abs(sample));
    return highest;
}

} // namespace

LiveMeters::LiveMeters(int rate) : rate_(rate), loudness_(rate), spectrum_(rate), missing_(rate / 100) {}

void LiveMeters::reset() {
    loudness_ = LoudnessMeter(rate_);
    spectrum_.reset();
    for (auto& channel : betweenSamples_) channel.reset();
    recent_.fill(Step{});
    open_ = 0;
    missing_ = rate_ / 100;
    scope_ = {};
    scopeOldest_ = 0;
    overs_ = truePeakOvers_ = 0;
}

void LiveMeters::add(dsp::StereoBlock block) {
    loudness_.add(block);
    spectrum_.add(block);
    addToScope(block);
    for (int at = 0; at < block.frames();) {
        const int frames = std::min(missing_, block.frames() - at);
        addToStep(block.part(at, frames));
        at += frames;
        missing_ -= frames;
        if (missing_ > 0) continue;
        open_ = (open_ + 1) % steps;
        recent_[open_] = Step{};
        missing_ = rate_ / 100;
    }
}

void LiveMeters::addToScope(dsp::StereoBlock block) {
    const int seen = std::min(block.frames(), static_cast<int>(scope_.size()));
    for (int i = block.frames() - seen; i < block.frames(); ++i) {
        scope_[scopeOldest_] = {static_cast<float>(block.left[i]), static_cast<float>(block.right[i])};
        scopeOldest_ = (scopeOldest_ + 1) % scope_.size();
    }
}

void LiveMeters::addToStep(dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    const std::array<std::span<const double>, 2> channels{std::span{block.left, frames},
                                                          std::span{block.right, frames}};
    auto& step = recent_[open_];
    const bool wasOver = std::ranges::max(step.truePeak) > 1.0;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        overs_ += static_cast<std::uint64_t>(
            std::ranges::count_if(channels[c], [](double sample) { return std::abs(sample) >= 1.0; }));
        step.samplePeak[c] = std::max(step.samplePeak[c], highestSample(channels[c]));
        step.truePeak[c] = std::max(step.truePeak[c], betweenSamples_[c].highest(channels[c], step.truePeak[c]));
    }
    if (!wasOver && std::ranges::max(step.truePeak) > 1.0) ++truePeakOvers_;
    step.frames += block.frames();
    for (std::size_t i = 0; i < frames; ++i) {
        step.leftLeft += block.left[i] * block.left[i];
        step.rightRight += block.right[i] * block.right[i];
        step.leftRight += block.left[i] * block.right[i];
    }
}

void LiveMeters::addGainReduction(double gainReductionDb) {
    auto& deepest = recent_[open_].gainReductionDb;
    deepest = std::min(deepest, gainReductionDb);
}

MeterReading LiveMeters::reading() const {
    MeterReading reading;
    reading.momentaryLufs = loudness_.momentaryLufs();
    reading.shortTermLufs = loudness_.shortTermLufs();
    reading.sinceReset = loudness_.loudness();
    reading.spectrumDb = spectrum_.bandsDb();
    Step sum;
    for (std::size_t back = 0; back < steps; ++back) {
        const auto& step = recent_[(open_ + steps - back) % steps];
        sum.leftLeft += step.leftLeft;
        sum.rightRight += step.rightRight;
        sum.leftRight += step.leftRight;
        sum.frames += step.frames;
        if (back >= peakSteps) continue;
        sum.gainReductionDb = std::min(sum.gainReductionDb, step.gainReductionDb);
        for (std::size_t c = 0; c < 2; ++c) {
            sum.truePeak[c] = std::max(sum.truePeak[c], step.truePeak[c]);
            sum.samplePeak[c] = std::max(sum.samplePeak[c], step.samplePeak[c]);
        }
    }
    for (std::size_t c = 0; c < 2; ++c) {
        reading.truePeakDbtp[c] = decibelsOf(sum.truePeak[c]);
        reading.samplePeakDb[c] = decibelsOf(sum.samplePeak[c]);
    }
    const int frames = std::max(sum.frames, 1);
    reading.rmsDb = {decibelsOf(std::sqrt(sum.leftLeft / frames)), decibelsOf(std::sqrt(sum.rightRight / frames))};
    // Pearson's coefficient without the means: as phase meters show it. Silence, or silence on one side, shows 0.
    const double scale = std::sqrt(sum.leftLeft * sum.rightRight);
    constexpr double inaudible = 1e-15;
    reading.correlation = scale > inaudible ? std::clamp(sum.leftRight / scale, -1.0, 1.0) : 0.0;
    reading.gainReductionDb = sum.gainReductionDb;
    std::ranges::rotate_copy(scope_, scope_.begin() + static_cast<std::ptrdiff_t>(scopeOldest_), reading.scope.begin());
    reading.overs = overs_;
    reading.truePeakOvers = truePeakOvers_;
    return reading;
}

} // namespace engine::metering
