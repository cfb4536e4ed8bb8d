#include "engine/dsp/DeEsser.h"

#include "engine/dsp/DecibelKernel.h"

namespace engine::dsp {

namespace {

constexpr double ratio = 4.0;
constexpr double kneeDb = 6.0;

} // namespace

void DeEsser::prepare(const StreamFormat& format, const Settings& settings) {
    mode_ = settings.mode;
    crossover_.prepare(format.rate, 2);
    gain_.prepare({.channel = settings.channel}, format.rate);
    aim(settings, 0);
    reset();
}

void DeEsser::set(const Settings& settings, Arrival how) noexcept {
    if (settings == target_ && !how.atOnce()) return;
    aim(settings, how);
}

void DeEsser::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    crossover_.aim({settings.frequencyHz}, how);
    GainLaw law = gainLaw(core::DynamicsMode::compress, settings.thresholdDb, ratio, kneeDb, settings.rangeDb);
    law.link = settings.linkPercent / 100.0;
    gain_.aim(law, settings.attackMs, settings.releaseMs, how);
}

void DeEsser::reset() noexcept {
    crossover_.reset();
    gain_.reset();
}

void DeEsser::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void DeEsser::processQuantum(StereoBlock quantum) noexcept {
    std::array<Crossover::Band, mostBands> bands;
    crossover_.split(quantum, bands);
    auto& [low, high, whole, sum, unused, last] = bands;
    BandGain::Steps steps;
    auto* const numbers = reinterpret_cast<double*>(steps.data());
    gain_.hear(high, steps);
    powersToDb(numbers, 2 * BandGain::steps, numbers);
    gain_.follow(steps);
    dbToGains(numbers, 2 * BandGain::steps, numbers);

    if (mode_ == Settings::Mode::split) {
        sum = low;
        gain_.addTo(sum, high, steps);
    } else {
        for (std::size_t i = 0; i < quantumFrames; ++i) whole[i] = Lanes{quantum.left[i], quantum.right[i]};
        sum.fill(Lanes{});
        gain_.addTo(sum, whole, steps);
    }
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        quantum.left[i] = sum[i][0];
        quantum.right[i] = sum[i][1];
    }
}

} // namespace engine::dsp
