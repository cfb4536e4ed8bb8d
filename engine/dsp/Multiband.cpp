#include "engine/dsp/Multiband.h"

#include "engine/dsp/DecibelKernel.h"

#include <algorithm>
#include <span>

namespace engine::dsp {

namespace {

GainLaw lawOf(const core::DynamicsBand& band, core::DynamicsMode mode) noexcept {
    return gainLaw(mode, band.thresholdDb, band.ratio, band.kneeDb, band.rangeDb);
}

} // namespace

Splits splitsOf(const core::MultibandSettings& settings) noexcept {
    return {settings.split1Hz, settings.split2Hz, settings.split3Hz, settings.split4Hz, settings.split5Hz};
}

double staticCurveDb(const core::DynamicsBand& band, double inputDb) noexcept {
    if (band.bypass) return inputDb;
    return inputDb + gainOfPush(band.mode) * pushDb(lawOf(band, band.mode), inputDb);
}

void Multiband::prepare(const StreamFormat& format, const Settings& settings) {
    fixed_ = settings;
    if (isLinear())
        linearCrossover_.prepare(format.rate, count());
    else
        crossover_.prepare(format.rate, count());
    wire_.prepare(latency());
    for (std::size_t i = 0; i < count(); ++i)
        gains_[i].prepare({settings.bands[i].mode, settings.bands[i].channel, settings.detection}, format.rate);
    atWork_ = !std::ranges::all_of(std::span(settings.bands).first(count()), &core::DynamicsBand::bypass);
    aim(settings, 0);
    reset();
}

int Multiband::settingsDelay(const core::Parameter& row) const noexcept {
    return isLinear() && row.id.starts_with("split") ? linearCrossover_.settingsDelay() : latency();
}

void Multiband::set(const Settings& settings, Arrival how) noexcept {
    if (settings == target_ && !how.atOnce()) return;
    aim(settings, how);
}

void Multiband::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    if (isLinear())
        linearCrossover_.aim(splitsOf(settings), how);
    else
        crossover_.aim(splitsOf(settings), how);
    for (std::size_t i = 0; i < count(); ++i) {
        const auto& band = settings.bands[i];
        GainLaw law = fixed_.bands[i].bypass ? GainLaw{} : lawOf(band, fixed_.bands[i].mode);
        law.link = settings.linkPercent / 100.0;
        law.makeupDb = fixed_.bands[i].bypass ? 0.0 : band.gainDb;
        gains_[i].aim(law, band.attackMs, band.releaseMs, how);
    }
}

void Multiband::reset() noexcept {
    if (isLinear())
        linearCrossover_.reset();
    else
        crossover_.reset();
    wire_.reset();
    for (auto& gain : gains_) gain.reset();
}

std::optional<BandGainsDb> Multiband::bandGainsDb() const noexcept {
    BandGainsDb gainsDb{};
    for (std::size_t i = 0; i < count(); ++i) gainsDb[i] = static_cast<float>(gains_[i].gainDb());
    return gainsDb;
}

void Multiband::process(StereoBlock block) noexcept {
    if (!atWork_) return wire_.process(block);
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void Multiband::processQuantum(StereoBlock quantum) noexcept {
    std::array<Crossover::Band, mostBands> bands;
    if (isLinear())
        linearCrossover_.split(quantum, bands);
    else
        crossover_.split(quantum, bands);

    std::array<BandGain::Steps, mostBands> steps;
    const int numbers = fixed_.count * BandGain::steps * 2;
    auto* const all = reinterpret_cast<double*>(steps.data());
    for (std::size_t i = 0; i < count(); ++i) gains_[i].hear(bands[i], steps[i]);
    powersToDb(all, numbers, all);
    for (std::size_t i = 0; i < count(); ++i) gains_[i].follow(steps[i]);
    dbToGains(all, numbers, all);

    Crossover::Band sum{};
    for (std::size_t i = 0; i < count(); ++i) gains_[i].addTo(sum, bands[i], steps[i]);
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        quantum.left[i] = sum[i][0];
        quantum.right[i] = sum[i][1];
    }
}

} // namespace engine::dsp
