#include "engine/dsp/Clipper.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

void Clipper::prepare(const StreamFormat& format, const Settings& settings) {
    for (Channel& channel : channels_) {
        channel.shaper.prepare(settings.oversampling, Shaper::Lines::halfway);
        channel.oversampler.prepare(settings.oversampling, channel.shaper.delay());
    }
    for (PeakGuard& guard : guards_) guard.prepare(format.rate);
    driven_.prepare(channels_[0].oversampler.latency());
    aim(settings, 0);
    reset();
}

void Clipper::set(const Settings& settings, Arrival how) noexcept {
    if (settings == target_ && !how.atOnce()) return;
    aim(settings, how);
}

void Clipper::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    drive_.arrive(fixed::dbToGain(settings.driveDb), how);
    ceiling_.arrive(fixed::dbToGain(settings.ceilingDbtp), how);
    kneeStart_.arriveByQuanta(fixed::dbToGain(-settings.kneeDb), how);
}

void Clipper::reset() noexcept {
    for (Smoother* const each : {&drive_, &ceiling_, &kneeStart_}) each->finish();
    for (Channel& channel : channels_) {
        channel.oversampler.reset();
        channel.shaper.reset();
    }
    for (PeakGuard& guard : guards_) guard.reset();
    driven_.reset();
    gainReductionDb_ = 0.0;
}

void Clipper::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void Clipper::processQuantum(StereoBlock quantum) noexcept {
    Quantum ceilings;
    driveIn(quantum, ceilings);
    clip(quantum, ceilings);
    for (PeakGuard& guard : guards_) {
        guard.process(quantum, ceilings.data());
        gainReductionDb_ -= guard.deepestDb();
    }
}

/// The reading is of the samples that come in, and of what the guards do.
void Clipper::driveIn(StereoBlock quantum, Quantum& ceilings) noexcept {
    const bool driven = drive_.gliding() || drive_.value() != 1.0;
    double over = 1.0;
    for (int i = 0; i < quantumFrames; ++i) {
        const double drive = driven ? drive_.next() : 1.0;
        const double ceiling = ceilings[static_cast<std::size_t>(i)] = ceiling_.next();
        quantum.left[i] *= drive;
        quantum.right[i] *= drive;
        over = std::max({over, std::abs(quantum.left[i]) / ceiling, std::abs(quantum.right[i]) / ceiling});
    }
    gainReductionDb_ = over > 1.0 ? -fixed::gainToDb(over) : 0.0;
}

void Clipper::clip(StereoBlock quantum, const Quantum& ceilings) noexcept {
    const double from = kneeStart_.value();
    const int highFrames = channels_[0].oversampler.factor() * quantumFrames;
    const Slope knee{from, (kneeStart_.next() - from) / highFrames};
    std::array<Quantum, 2> taken;
    const double* const sound[] = {quantum.left, quantum.right};
    for (std::size_t channel = 0; channel < channels_.size(); ++channel) {
        for (std::size_t i = 0; i < quantumFrames; ++i) taken[channel][i] = sound[channel][i] / ceilings[i];
        const auto high = channels_[channel].oversampler.up(taken[channel].data());
        channels_[channel].shaper.takeClipped(knee, high);
        channels_[channel].oversampler.down(taken[channel].data());
    }
    Quantum left, right;
    driven_.process(quantum, {left.data(), right.data(), quantumFrames});
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        quantum.left[i] = left[i] + ceilings[i] * taken[0][i];
        quantum.right[i] = right[i] + ceilings[i] * taken[1][i];
    }
}

} // namespace engine::dsp
