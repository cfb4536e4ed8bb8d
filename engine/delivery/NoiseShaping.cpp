#include "engine/delivery/NoiseShaping.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

namespace engine::delivery {

namespace {

using Dither = core::Delivery::Dither;
namespace fixed = dsp::fixed;

constexpr std::size_t points = 512; // Of a spectrum, from 0 to half the rate, each in the middle of its band.

struct Curve {
    double share;
    double highestDb;
};

Curve curveOf(Dither dither, int rate) {
    const bool isWide = rate > 48000;
    if (dither == Dither::gentleShaping) return {0.5, isWide ? 3.0 : 12.0};
    return {1.0, isWide ? 6.0 : 20.0};
}

struct Threshold {
    double hz;
    double db;
};

/// The threshold of hearing, dB SPL: ISO 226:2003, table 1, to 12.5 kHz (and 9, 11.2 kHz and what is above as ISO
/// 389-7:2005, table 1, free field). Whatever lies outside counts as the nearest.
constexpr auto thresholds = std::to_array<Threshold>({{1000.0, 2.4},
                                                      {1250.0, 3.5},
                                                      {1600.0, 1.7},
                                                      {2000.0, -1.3},
                                                      {2500.0, -4.2},
                                                      {3150.0, -6.0},
                                                      {4000.0, -5.4},
                                                      {5000.0, -1.5},
                                                      {6300.0, 6.0},
                                                      {8000.0, 12.6},
                                                      {9000.0, 13.9},
                                                      {10000.0, 13.9},
                                                      {11200.0, 13.0},
                                                      {12500.0, 12.3},
                                                      {14000.0, 18.4},
                                                      {16000.0, 40.2},
                                                      {18000.0, 70.4}});

double thresholdDb(double hz) {
    const auto above = std::ranges::find_if(thresholds, [&](const Threshold& each) { return each.hz > hz; });
    if (above == thresholds.begin()) return above->db;
    const Threshold& below = *std::prev(above);
    if (above == thresholds.end()) return below.db;
    return below.db + (above->db - below.db) * (hz - below.hz) / (above->hz - below.hz);
}

/// Power at each point, in dB; 0 on average.
std::vector<double> wantedDb(const Curve& curve, int rate) {
    std::vector<double> threshold;
    for (std::size_t n = 0; n < points; ++n) {
        const double hz = (static_cast<double>(n) + 0.5) * rate / (2.0 * points);
        threshold.push_back(curve.share * thresholdDb(hz));
    }
    const auto averageDb = [&](double movedDb) {
        double sum = 0.0;
        for (const double db : threshold) sum += std::min(db + movedDb, curve.highestDb);
        return sum / points;
    };
    double low = -1000.0, high = 1000.0;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = 0.5 * (low + high);
        (averageDb(middle) > 0.0 ? high : low) = middle;
    }
    for (double& db : threshold) db = std::min(db + low, curve.highestDb);
    return threshold;
}

/// Of noise with the inverse spectrum: lags 0 .. the filter's length.
std::vector<double> autocorrelation(const std::vector<double>& spectrumDb) {
    std::vector<double> inverse;
    for (const double db : spectrumDb) inverse.push_back(fixed::dbToGain(-2.0 * db)); // Of power.
    std::vector<double> lags;
    for (std::size_t lag = 0; lag <= ErrorFilter().size(); ++lag) {
        double sum = 0.0;
        for (std::size_t n = 0; n < points; ++n) {
            const double radians = fixed::pi * static_cast<double>(lag) * (static_cast<double>(n) + 0.5) / points;
            sum += inverse[n] * fixed::cos(radians);
        }
        lags.push_back(sum / points);
    }
    return lags;
}

/// Levinson's recursion (Makhoul 1975, eq. 38): the filter 1 + h1 z^-1 + ... that leaves least of that noise.
ErrorFilter predictionError(const std::vector<double>& lags) {
    ErrorFilter filter{};
    double left = lags[0];
    for (std::size_t order = 0; order < filter.size(); ++order) {
        double sum = lags[order + 1];
        for (std::size_t k = 0; k < order; ++k) sum += filter[k] * lags[order - k];
        const double reflection = -sum / left;
        const ErrorFilter before = filter;
        for (std::size_t k = 0; k < order; ++k) filter[k] += reflection * before[order - 1 - k];
        filter[order] = reflection;
        left *= 1.0 - reflection * reflection;
    }
    return filter;
}

} // namespace

ErrorFilter errorFilter(Dither dither, int rate) {
    if (dither != Dither::gentleShaping && dither != Dither::strongShaping) return {};
    return predictionError(autocorrelation(wantedDb(curveOf(dither, rate), rate)));
}

double noiseDb(const ErrorFilter& filter, double hz, int rate) {
    double real = 1.0, imaginary = 0.0;
    for (std::size_t k = 0; k < filter.size(); ++k) {
        const double radians = 2.0 * fixed::pi * hz * static_cast<double>(k + 1) / rate;
        real += filter[k] * fixed::cos(radians);
        imaginary -= filter[k] * fixed::sin(radians);
    }
    return fixed::gainToDb(real * real + imaginary * imaginary) * 0.5;
}

} // namespace engine::delivery
