#include "engine/metering/SlotMeter.h"

#include "engine/metering/Decibels.h"

#include <algorithm>
#include <cmath>

namespace engine::metering {
namespace {

void addTo(Spectrum& spectrum, const std::array<render::SlotQuantum::Channel, 2>& sound) {
    std::array<double, dsp::quantumFrames> left, right;
    std::ranges::copy(sound[0], left.begin());
    std::ranges::copy(sound[1], right.begin());
    spectrum.add({left.data(), right.data(), dsp::quantumFrames});
}

void raise(double& peak, float sample) {
    peak = std::max(peak, std::abs(double{sample}));
}

void keepFarthest(dsp::BandGainsDb& kept, const dsp::BandGainsDb& gainsDb) {
    std::ranges::transform(kept, gainsDb, kept.begin(),
                           [](float a, float b) { return std::abs(b) > std::abs(a) ? b : a; });
}

} // namespace

SlotMeter::SlotMeter(int rate) : rate_(rate), before_(rate), after_(rate) {}

bool SlotMeter::watch(std::optional<core::SlotId> slot) {
    if (slot == slot_) return false;
    slot_ = slot;
    sounded_ = false;
    before_.reset();
    after_.reset();
    traced_ = {.slot = slot.value_or(core::SlotId{})};
    recent_.fill(Step{});
    open_ = 0;
    missing_ = rate_ / 100;
    return true;
}

void SlotMeter::add(const render::SlotQuantum& quantum) {
    if (quantum.slot != slot_) return;
    sounded_ = true;
    traced_.turnsDown = quantum.turnsDown;
    unheard_ = silent_ = 0;
    measure(quantum);
}

void SlotMeter::pass(int frames) {
    const int patience = rate_ / 4; // Longer than a device's blocks, which come in bursts.
    unheard_ = std::min(unheard_ + frames, patience);
    if (!sounded_ || unheard_ < patience) return;
    for (silent_ += frames; silent_ >= dsp::quantumFrames; silent_ -= dsp::quantumFrames) measure({.slot = *slot_});
}

void SlotMeter::measure(const render::SlotQuantum& quantum) {
    addTo(before_, quantum.in);
    addTo(after_, quantum.out);
    keepFarthest(recent_[open_].bandGainsDb, quantum.bandGainsDb);
    for (std::size_t i = 0; i < quantum.in[0].size(); ++i) measureFrame(quantum, i);
}

void SlotMeter::measureFrame(const render::SlotQuantum& quantum, std::size_t frame) {
    Step& step = recent_[open_];
    step.gainReductionDb = std::min(step.gainReductionDb, double{quantum.gainReductionDb});
    for (std::size_t c = 0; c < 2; ++c) {
        raise(step.peakIn[c], quantum.in[c][frame]);
        raise(step.peakOut[c], quantum.out[c][frame]);
    }
    if (--missing_ == 0) closeStep();
}

void SlotMeter::closeStep() {
    const Step& step = recent_[open_];
    traced_.trace[traced_.steps % traced_.trace.size()] = {
        .inDb = static_cast<float>(decibelsOf(std::ranges::max(step.peakIn))),
        .outDb = static_cast<float>(decibelsOf(std::ranges::max(step.peakOut))),
        .gainReductionDb = static_cast<float>(step.gainReductionDb)};
    ++traced_.steps;
    open_ = (open_ + 1) % peakSteps;
    recent_[open_] = Step{};
    missing_ = rate_ / 100;
}

std::optional<SlotReading> SlotMeter::reading() const {
    if (!sounded_) return std::nullopt;
    SlotReading reading = traced_;
    reading.spectrumBeforeDb = before_.bandsDb();
    reading.spectrumAfterDb = after_.bandsDb();
    Step all;
    for (const Step& step : recent_) {
        all.gainReductionDb = std::min(all.gainReductionDb, step.gainReductionDb);
        keepFarthest(all.bandGainsDb, step.bandGainsDb);
        for (std::size_t c = 0; c < 2; ++c) {
            all.peakIn[c] = std::max(all.peakIn[c], step.peakIn[c]);
            all.peakOut[c] = std::max(all.peakOut[c], step.peakOut[c]);
        }
    }
    for (std::size_t c = 0; c < 2; ++c) {
        reading.peakInDb[c] = decibelsOf(all.peakIn[c]);
        reading.peakOutDb[c] = decibelsOf(all.peakOut[c]);
    }
    reading.gainReductionDb = all.gainReductionDb;
    reading.bandGainsDb = all.bandGainsDb;
    return reading;
}

} // namespace engine::metering
