// Decibels of many numbers at once, compiled once for each SIMD target: the formulas of FixedMath.h in lanes, with Mul,
// Add, Sub and Div only, so that every lane has the same bits on every target. Rendering threads.
#pragma once

namespace engine::dsp {

/// db[i] = 10 log10(power[i]), `count` of them, a multiple of 8; may be in place. What is under the smallest normal
/// number reads -3076 dB. power >= 0.
void powersToDb(const double* power, int count, double* db) noexcept;

/// gain[i] = 10 ^ (db[i] / 20), the bits of fixed::dbToGain for -6000 to 6000 dB and clamped to that; `count` a
/// multiple of 8; may be in place.
void dbToGains(const double* db, int count, double* gain) noexcept;

} // namespace engine::dsp
