#include "engine/dsp/BalanceBands.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

namespace {

constexpr double bandsPerOctave = 6.0;
constexpr double bandOfOneKhz = 33.0;
constexpr double q = 8.0;
constexpr std::size_t nearest = 3, farthest = 9; ///< Bands of a side, counted from the middle.
constexpr double toleranceDb = 2.0;

double tricube(double share) {
    const double rest = 1.0 - share * share * share;
    return rest * rest * rest;
}

double warped(double hz, int rate) {
    return fixed::tan(fixed::pi * hz / rate);
}

/// The Q in warped frequency with which a bilinear band-pass has the lower half-power point of an analogue one of Q 8.
/// With that Q itself it would be narrower the nearer it is to half the rate: as of Q 24 at 16 kHz and 44.1 kHz, so
/// that what sounds between two bands was heard 6 dB too low.
double warpedQ(double hz, int rate) {
    constexpr double side = 0.5 / q;
    const double at = warped(hz * (std::sqrt(1.0 + side * side) - side), rate) / warped(hz, rate);
    return 1.0 / (1.0 / at - at);
}

/// Magnitude squared, and the real part too, of a bilinear band-pass at `at` times its frequency, both warped, as its
/// Q.
double passed(double at, double ownQ) {
    const double off = ownQ * (at - 1.0 / at);
    return 1.0 / (1.0 + off * off);
}

} // namespace

double balanceBandHz(std::size_t band) noexcept {
    return 1000.0 * fixed::exp2((static_cast<double>(band) - bandOfOneKhz) / bandsPerOctave);
}

double balanceDepth(const core::SpectralBalanceSettings& settings, double hz) noexcept {
    const auto shareOf = [&](std::size_t point) { return settings.bands[point].sharePercent; };
    const auto above =
        static_cast<std::size_t>(std::ranges::upper_bound(balancePointsHz, hz) - balancePointsHz.begin());
    double percent = 0.0;
    if (above == 0)
        percent = shareOf(0);
    else if (above == balancePointsHz.size())
        percent = shareOf(above - 1);
    else {
        const double from = balancePointsHz[above - 1];
        const double way = fixed::log2(hz / from) / fixed::log2(balancePointsHz[above] / from);
        percent = shareOf(above - 1) + way * (shareOf(above) - shareOf(above - 1));
    }
    return std::min(settings.depthPercent * percent * 1e-4, 1.0);
}

void standingOut(const BalanceRow& levelsDb, BalanceRow& outDb) noexcept {
    // Beyond the ends there are no bands: zeros of weight zero.
    constexpr std::size_t most = balanceBands;
    std::array<double, farthest + most + farthest> padded{}, there{};
    std::copy_n(levelsDb.begin(), most, padded.begin() + farthest);
    std::fill_n(there.begin() + farthest, most, 1.0);
    std::array<double, most> below{}, above{}, belowWeight{}, aboveWeight{};
    for (std::size_t far = nearest; far <= farthest; ++far) {
        const double weight = tricube(static_cast<double>(far) / (farthest + 1));
        for (std::size_t k = 0; k < most; ++k) {
            below[k] += weight * padded[farthest + k - far];
            above[k] += weight * padded[farthest + k + far];
            belowWeight[k] += weight * there[farthest + k - far];
            aboveWeight[k] += weight * there[farthest + k + far];
        }
    }
    outDb.fill(0.0);
    for (std::size_t k = nearest; k + nearest < most; ++k) {
        const double low = below[k] / belowWeight[k], high = above[k] / aboveWeight[k];
        const double over = levelsDb[k] - std::max({0.5 * (low + high) + toleranceDb, low, high});
        outDb[k] = std::clamp(over, 0.0, toleranceDb) + std::max(over, 0.0);
    }
}

std::vector<BalanceFilter> balanceFilters(int rate) {
    std::vector<BalanceFilter> filters(balanceBands);
    for (std::size_t k = 0; k < balanceBands; ++k) {
        const double hz = balanceBandHz(k);
        const double radians = 2.0 * fixed::pi * hz / rate;
        const double ownQ = warpedQ(hz, rate);
        const double alpha = fixed::sin(radians) / (2.0 * ownQ);
        filters[k].a1 = -2.0 * fixed::cos(radians) / (1.0 + alpha);
        filters[k].a2 = (1.0 - alpha) / (1.0 + alpha);
        filters[k].gain = alpha / (1.0 + alpha);
        // Pink noise has as much power in every step of a logarithmic axis.
        constexpr double octaves = 5.0, step = 1.0 / 64.0;
        const double middle = warped(hz, rate);
        double power = 0.0;
        for (double octave = -octaves; octave <= octaves; octave += step) {
            const double there = hz * fixed::exp2(octave);
            if (there < 0.4999 * rate) power += step * passed(warped(there, rate) / middle, ownQ);
        }
        filters[k].perPower = 1.0 / power;
    }
    return filters;
}

std::vector<double> balanceOverlap(int rate) {
    constexpr std::size_t width = std::tuple_size_v<BalanceRow>;
    std::array<double, balanceBands> places;
    for (std::size_t k = 0; k < balanceBands; ++k) places[k] = warped(balanceBandHz(k), rate);
    std::vector<double> overlap(balanceBands * width, 0.0);
    for (std::size_t of = 0; of < balanceBands; ++of) {
        const double ownQ = warpedQ(balanceBandHz(of), rate);
        for (std::size_t at = 0; at < balanceBands; ++at)
            overlap[of * width + at] = passed(places[at] / places[of], ownQ);
    }
    return overlap;
}

} // namespace engine::dsp
