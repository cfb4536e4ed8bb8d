#include "engine/dsp/Saturator.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double mostDriveDb = 24.0;

} // namespace

core::SaturatorSettings settingsOfBand(const core::SaturatorSettings& settings, std::size_t band) noexcept {
    if (settings.bands == 1) return settings;
    const std::array drivesDb{settings.lowDriveDb, settings.middleDriveDb, settings.highDriveDb};
    core::SaturatorSettings made = settings;
    made.driveDb = std::clamp(settings.driveDb + drivesDb[band], 0.0, mostDriveDb);
    return made;
}

void Saturator::prepare(const StreamFormat& format, const Settings& settings) {
    count_ = static_cast<std::size_t>(settings.bands);
    for (std::size_t i = 0; i < count_; ++i) bands_[i].prepare(format, settingsOfBand(settings, i));
    if (count_ == 1) return;
    crossover_.prepare(format.rate, count_);
    aimCrossover(settings, 0);
    crossover_.reset();
}

void Saturator::set(const Settings& settings, Arrival how) noexcept {
    Settings wanted = settings;
    wanted.bands = static_cast<int>(count_);
    for (std::size_t i = 0; i < count_; ++i) bands_[i].set(settingsOfBand(wanted, i), how);
    if (count_ > 1) aimCrossover(wanted, how);
}

void Saturator::aimCrossover(const Settings& settings, Arrival how) noexcept {
    crossover_.aim({settings.lowSplitHz, settings.highSplitHz}, how);
}

void Saturator::reset() noexcept {
    for (auto& band : bands()) band.reset();
    if (count_ > 1) crossover_.reset();
}

void Saturator::process(StereoBlock block) noexcept {
    if (count_ == 1) return bands_[0].process(block);
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void Saturator::processQuantum(StereoBlock quantum) noexcept {
    std::array<Crossover::Band, mostBands> split;
    crossover_.split(quantum, split);
    std::fill_n(quantum.left, quantumFrames, 0.0);
    std::fill_n(quantum.right, quantumFrames, 0.0);
    std::array<double, quantumFrames> left, right;
    for (std::size_t band = 0; band < count_; ++band) {
        for (std::size_t i = 0; i < quantumFrames; ++i) {
            left[i] = split[band][i][0];
            right[i] = split[band][i][1];
        }
        bands_[band].process({left.data(), right.data(), quantumFrames});
        for (std::size_t i = 0; i < quantumFrames; ++i) {
            quantum.left[i] += left[i];
            quantum.right[i] += right[i];
        }
    }
}

} // namespace engine::dsp
