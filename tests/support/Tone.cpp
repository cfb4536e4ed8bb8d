#include "tests/support/Tone.h"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <memory>
#include <numbers>

namespace tests {

namespace {

double decibels(double magnitude) {
    return 20.0 * std::log10(std::max(magnitude, 1e-20));
}

struct Fit {
    double sine = 0.0, cosine = 0.0, offset = 0.0;
    double amplitude() const { return std::hypot(sine, cosine); }
};

/// Least squares of offset + sine + cosine at one frequency: 3 normal equations, by Gauss.
Fit fitted(std::span<const double> signal, double radiansPerFrame) {
    std::array<std::array<double, 4>, 3> m{};
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double angle = radiansPerFrame * static_cast<double>(i);
        const std::array<double, 4> row{std::sin(angle), std::cos(angle), 1.0, signal[i]};
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t c = 0; c < 4; ++c) m[r][c] += row[r] * row[c];
    }
    for (std::size_t pivot = 0; pivot < 3; ++pivot)
        for (std::size_t r = 0; r < 3; ++r) {
            if (r == pivot) continue;
            const double factor = m[r][pivot] / m[pivot][pivot];
            for (std::size_t c = 0; c < 4; ++c) m[r][c] -= factor * m[pivot][c];
        }
    return {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
}

} // namespace

std::vector<double> spectrumDb(std::span<const double> signal) {
    const std::size_t n = signal.size();
    const std::unique_ptr<double, void (*)(void*)> in(fftw_alloc_real(n), fftw_free);
    const std::unique_ptr<fftw_complex, void (*)(void*)> out(fftw_alloc_complex(n / 2 + 1), fftw_free);
    const auto plan = fftw_plan_dft_r2c_1d(static_cast<int>(n), in.get(), out.get(), FFTW_ESTIMATE);
    for (std::size_t i = 0; i < n; ++i) {
        const double turns = static_cast<double>(i) / static_cast<double>(n);
        in.get()[i] = signal[i] * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * turns));
    }
    fftw_execute(plan);
    fftw_destroy_plan(plan);
    std::vector<double> levels(n / 2 + 1);
    for (std::size_t bin = 0; bin < levels.size(); ++bin)
        levels[bin] = decibels(std::hypot(out.get()[bin][0], out.get()[bin][1]) * 4.0 / static_cast<double>(n));
    return levels;
}

double toneDb(std::span<const double> signal, double hz, int rate) {
    return decibels(fitted(signal, 2.0 * std::numbers::pi * hz / rate).amplitude());
}

double thdPlusNoiseDb(std::span<const double> signal, double hz, int rate) {
    const double radiansPerFrame = 2.0 * std::numbers::pi * hz / rate;
    const auto tone = fitted(signal, radiansPerFrame);
    double rest = 0.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double angle = radiansPerFrame * static_cast<double>(i);
        const double left = signal[i] - tone.offset - tone.sine * std::sin(angle) - tone.cosine * std::cos(angle);
        rest += left * left;
    }
    return decibels(std::sqrt(2.0 * rest / static_cast<double>(signal.size())) / tone.amplitude());
}

} // namespace tests
