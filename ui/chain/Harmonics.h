// What a saturator makes of a sine: pure functions of its settings, for its picture. Of the curve in slow motion, as
// curveValue of engine/dsp/SaturatorCurve has it: without tones and the curve's own shelves.
#pragma once

#include "core/Chain.h"

#include <array>

namespace ui::chain {

/// The value that leaves where `x` comes in, 1 = full scale; with drive, balance, level match and the fading in of
/// small drives.
double saturated(const core::SaturatorSettings& settings, double x);

inline constexpr int shownHarmonics = 16;
/// The fundamental (place 0) and its harmonics, dB against the fundamental; -200 where there is none. `levelDb`: of the
/// sine, dBFS.
std::array<double, shownHarmonics> harmonicsDb(const core::SaturatorSettings& settings, double levelDb);

} // namespace ui::chain
