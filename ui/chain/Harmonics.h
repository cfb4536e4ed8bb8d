// What a saturator makes of a sine: pure functions of its settings, for its picture. Of the curve in slow motion, as
// curveValue of engine/dsp/SaturatorCurve has it: without tones and the curve's own shelves.
#pragma once

#include "engine/dsp/SaturatorCurve.h"

#include <array>

namespace ui::chain {

/// The value that leaves where one comes in, 1 = full scale; with drive, balance, level match and the fading in of
/// small drives. Making it takes longer than asking it.
class Saturated {
  public:
    explicit Saturated(const core::SaturatorSettings& settings);
    double operator()(double x) const;

  private:
    engine::dsp::SaturatorCurve curve_;
    double even_, drive_, match_, share_;
};

inline constexpr int shownHarmonics = 16;
/// The fundamental (place 0) and its harmonics, dB against the fundamental; -200 where there is none. `levelDb`: of the
/// sine, dBFS.
std::array<double, shownHarmonics> harmonicsDb(const core::SaturatorSettings& settings, double levelDb);

} // namespace ui::chain
