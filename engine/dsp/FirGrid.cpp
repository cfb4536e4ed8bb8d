#include "engine/dsp/FirGrid.h"

#include "engine/dsp/FixedMath.h"
#include "engine/dsp/KaiserWindow.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

namespace {

constexpr double windowBeta = 7.0;

} // namespace

void FirGrid::prepare(std::size_t taps, std::size_t partitions) {
    taps_ = taps;
    whole_.prepare(2 * taps);
    partition_.prepare(2 * taps / partitions);
    sineSquared_.resize(bins() / 2 + 1);
    for (std::size_t k = 0; k <= bins() / 2; ++k) {
        const double sine = fixed::sin(fixed::pi * static_cast<double>(k) / static_cast<double>(bins()));
        sineSquared_[k] = sine * sine;
    }
    // With the scales of the transforms back: of the whole, and of a partition when it is heard.
    const double scale = 1.0 / (static_cast<double>(bins()) * static_cast<double>(partition_.size()));
    window_.assign(taps, 0.0);
    const double half = 0.5 * static_cast<double>(taps), flat = 0.75 * half;
    for (std::size_t n = 1; n < taps; ++n) {
        const double distance = std::abs(static_cast<double>(n) - half);
        window_[n] = scale * kaiserWindow(std::max(0.0, distance - flat), half - flat, windowBeta);
    }
    places_.resize(bins());
    for (std::size_t k = 0; k < bins(); ++k) places_[k] = whole_.placeOf(k);
}

void FirGrid::cut(const std::vector<double>& impulse, std::size_t number, double* spectrum) const noexcept {
    const std::size_t size = partition_.size();
    const SplitComplex part{spectrum, spectrum + size};
    for (std::size_t i = 0; i < size / 2; ++i) {
        const std::size_t tap = number * (size / 2) + i;
        const std::size_t from = (tap + bins() - taps_ / 2) % bins();
        part.re[i] = impulse[from] * window_[tap];
        part.im[i] = impulse[bins() + from] * window_[tap];
    }
    std::fill_n(part.re + size / 2, size / 2, 0.0);
    std::fill_n(part.im + size / 2, size / 2, 0.0);
    partition_.forward(part);
}

void FirGrid::hear(std::vector<double>& impulse) const noexcept {
    const double scale = static_cast<double>(partition_.size());
    for (std::size_t i = 0; i < bins(); ++i) {
        const std::size_t tap = (i + taps_ / 2) % bins();
        const double gain = tap < taps_ ? scale * window_[tap] : 0.0;
        impulse[i] *= gain;
        impulse[bins() + i] *= gain;
    }
    whole_.forward({impulse.data(), impulse.data() + bins()});
}

} // namespace engine::dsp
