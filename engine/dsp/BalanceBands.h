// The bands of the spectral balance: where they lie, how they are filtered, and what stands out of its surroundings.
// Pure functions; any thread.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/ResonatorBank.h"

#include <array>
#include <cstddef>
#include <vector>

namespace engine::dsp {

/// Six bands an octave from 22 Hz to 20.2 kHz, 1 kHz among them. The outermost three of each end have no two sides:
/// they are heard, never turned down.
inline constexpr std::size_t balanceBands = ResonatorBank::bands;
double balanceBandHz(std::size_t band) noexcept;

/// A value for every band; some more, as the kernels take whole vectors.
using BalanceRow = std::array<double, 64>;
static_assert(std::tuple_size_v<BalanceRow> >= balanceBands);

/// Where the curve of the depth has its points.
inline constexpr std::array<double, std::tuple_size_v<decltype(core::SpectralBalanceSettings::bands)>> balancePointsHz =
    {40.0, 125.0, 400.0, 1250.0, 4000.0, 12500.0};

/// How much of what stands out is taken at `hz`, 0 to 1: the depth times the curve, which runs straight over octaves
/// from point to point and level beyond the outermost.
double balanceDepth(const core::SpectralBalanceSettings& settings, double hz) noexcept;

/// By how many decibels each band stands out, 0 or more, from the levels of all.
///
/// A band's sides are weighted means of the decibels of the seven bands from half an octave to one and a half below it,
/// and above it (weights: the tricube of Cleveland 1979). Only what is over the louder side and 2 dB over the mean of
/// both stands out: so a straight spectrum, whatever its slope, and the edge of a step of any height are left alone.
/// Those decibels count twice for the first two of them, then once: what is 4 dB over the mean, or more, counts whole.
void standingOut(const BalanceRow& levelsDb, BalanceRow& outDb) noexcept;

/// A band-pass of 0 dB at its frequency: gain (1 - z^-2) / (1 + a1 z^-1 + a2 z^-2), Bristow-Johnson's, as wide as an
/// analogue one of Q 8 below its frequency, and nearly so above it, at every rate.
struct BalanceFilter {
    double a1 = 0.0, a2 = 0.0;
    double gain = 1.0;
    double perPower = 1.0; ///< Power of one that would read 0 dB; such that pink noise reads the same in every band.
};
std::vector<BalanceFilter> balanceFilters(int rate);

/// Real part of band `of`'s response at band `at`'s frequency: at [of * std::tuple_size_v<BalanceRow> + at].
std::vector<double> balanceOverlap(int rate);

} // namespace engine::dsp
