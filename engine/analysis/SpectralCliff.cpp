#include "engine/analysis/SpectralCliff.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engine::analysis {

namespace {

constexpr double lowestHz = 10000.0;
constexpr double highestShare = 0.88; // Of half the rate: 19.4 kHz at 44.1 kHz.
constexpr double edgeHz = 250.0;      // Half the width of the cliff itself.
constexpr double bandHz = 1000.0;     // Compared below and above.
constexpr double fallDb = 20.0;
constexpr int fewestSpectra = 20;
constexpr double quiet = 1e-5; // Mean square, -50 dBFS: too soft to have highs.

} // namespace

SpectralCliff::SpectralCliff(int rate) : rate_(rate), fft_(size), taper_(size), power_(size / 2 + 1) {
    for (int i = 0; i < size; ++i) // Blackman: its side lobes lie under what is looked for
        taper_[static_cast<std::size_t>(i)] = 0.42 - 0.5 * std::cos(2.0 * std::numbers::pi * i / size) +
                                              0.08 * std::cos(4.0 * std::numbers::pi * i / size);
}

void SpectralCliff::add(dsp::StereoBlock window) {
    if (stretch_ == 0) // unequal weights, so that sound in opposite polarity does not vanish
        for (int i = 0; i < window.frames(); ++i) sound_.push_back(window.left[i] + 0.6 * window.right[i]);
    else
        sound_.resize(sound_.size() + static_cast<std::size_t>(window.frames()));
    if (sound_.size() < size) return;
    if (stretch_ == 0) transform();
    stretch_ = (stretch_ + 1) % each;
    sound_.clear();
}

void SpectralCliff::transform() {
    double energy = 0.0;
    for (const double sample : sound_) energy += sample * sample;
    if (energy < quiet * size) return;
    for (std::size_t i = 0; i < size; ++i) fft_.signal()[i] = taper_[i] * sound_[i];
    fft_.forward();
    for (std::size_t k = 0; k < power_.size(); ++k) power_[k] += std::norm(fft_.spectrum()[k]);
    ++spectra_;
}

std::optional<double> SpectralCliff::cliffHz() const {
    if (spectra_ < fewestSpectra) return std::nullopt;
    const double binHz = static_cast<double>(rate_) / size;
    const auto bin = [&](double hz) { return static_cast<std::size_t>(std::clamp(hz / binHz, 0.0, size / 2.0)); };
    std::vector<double> levelDb(power_.size());
    for (std::size_t k = 0; k < power_.size(); ++k) levelDb[k] = 10.0 * std::log10(power_[k] / spectra_ + 1e-18);
    const auto mean = [&](double fromHz, double toHz) {
        const std::size_t from = bin(fromHz);
        const std::size_t to = std::max(bin(toHz), from + 1);
        double sum = 0.0;
        for (std::size_t k = from; k < to; ++k) sum += levelDb[k];
        return sum / static_cast<double>(to - from);
    };
    const double top = 0.98 * rate_ / 2.0;
    double deepest = fallDb;
    std::optional<double> found;
    for (double hz = lowestHz; hz < highestShare * rate_ / 2.0; hz += 50.0) {
        const double below = mean(hz - edgeHz - bandHz, hz - edgeHz);
        const double fall = below - mean(hz + edgeHz, std::min(hz + edgeHz + bandHz, top));
        const double rest = below - mean(hz + edgeHz, top);
        if (fall <= deepest || rest < fallDb) continue;
        deepest = fall;
        found = hz;
    }
    return found;
}

} // namespace engine::analysis
