#include "ui/chain/Harmonics.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace ui::chain {

Saturated::Saturated(const core::SaturatorSettings& settings)
    : curve_(settings.curve), even_(curve_.even(settings.balancePercent)),
      drive_(engine::dsp::fixed::dbToGain(settings.driveDb)), match_(engine::dsp::levelMatch(settings)),
      share_(engine::dsp::saturatedShare(settings.driveDb)) {}

double Saturated::operator()(double x) const {
    return (1.0 - share_) * x + share_ * match_ * engine::dsp::curveValue(curve_, even_, drive_ * x);
}

std::array<double, shownHarmonics> harmonicsDb(const core::SaturatorSettings& settings, double levelDb) {
    constexpr int points = 512; // Of one period: what lies above half of them folds back, far below what is shown.
    const Saturated saturated(settings);
    const double peak = engine::dsp::fixed::dbToGain(levelDb);
    std::array<std::complex<double>, shownHarmonics> sums{};
    for (int n = 0; n < points; ++n) {
        const double phase = 2.0 * std::numbers::pi * n / points;
        const double value = saturated(peak * std::sin(phase));
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
