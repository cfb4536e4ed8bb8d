#include "ui/chain/Harmonics.h"

#include "engine/dsp/SaturatorCurve.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace ui::chain {

namespace {

/// What does not depend on the value.
struct Transfer {
    explicit Transfer(const core::SaturatorSettings& settings)
        : curve(settings.curve), even(curve.even(settings.balancePercent)), drive(gain(settings.driveDb)),
          match(engine::dsp::levelMatch(settings)), share(engine::dsp::saturatedShare(settings.driveDb)) {}
    static double gain(double db) { return std::pow(10.0, db / 20.0); }
    double operator()(double x) const {
        return (1.0 - share) * x + share * match * engine::dsp::curveValue(curve, even, drive * x);
    }

    engine::dsp::SaturatorCurve curve;
    double even, drive, match, share;
};

} // namespace

double saturated(const core::SaturatorSettings& settings, double x) {
    return Transfer(settings)(x);
}

std::array<double, shownHarmonics> harmonicsDb(const core::SaturatorSettings& settings, double levelDb) {
    constexpr int points = 512; // Of one period: what lies above half of them folds back, far below what is shown.
    const Transfer transfer(settings);
    const double peak = Transfer::gain(levelDb);
    std::array<std::complex<double>, shownHarmonics> sums{};
    for (int n = 0; n < points; ++n) {
        const double phase = 2.0 * std::numbers::pi * n / points;
        const double value = transfer(peak * std::sin(phase));
        for (int harmonic = 0; harmonic < shownHarmonics; ++harmonic)
            sums[static_cast<std::size_t>(harmonic)] += value * std::polar(1.0, -phase * (harmonic + 1));
    }
    std::array<double, shownHarmonics> db{};
    std::ranges::transform(sums, db.begin(), [first = std::abs(sums.front())](std::complex<double> sum) {
        return std::max(-200.0, 20.0 * std::log10(std::max(std::abs(sum) / first, 1e-10)));
    });
    return db;
}

} // namespace ui::chain
