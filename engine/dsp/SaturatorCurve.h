// What the saturator's settings mean for its curve: pure functions, for the sound, the picture and the tests alike.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/ShaperKernel.h"

namespace engine::dsp {

/// The curve of the sound's value x: f(x / knee), see Bend, so that small signals pass with gain 1 and nothing
/// leaves above 1 (and the even share).
///   tape          quintic, no even share of its own; the highs bend first: 6 dB more of them, and less behind it
///   tube          quintic, with an even share of its own
///   transformer   cubic; the lows bend first: 6 dB more of them, and less behind it
///   softClip      cubic
///   hardClip      straight up to full scale, then flat
struct SaturatorCurve {
    explicit SaturatorCurve(core::SaturatorSettings::Curve curve) noexcept;

    /// The share of the even part: the curve's own at balance 0, none at -100 %, 0.3 at 100 %.
    double even(double balancePercent) const noexcept;

    Bend bend = Bend::quintic;
    double knee = 1.0; ///< What reaches full scale.
    double ownEven = 0.0;
    /// The shelf ahead of the curve, which the one behind it undoes; both gains 1 = none.
    double cornerHz = 1000.0, lows = 1.0, highs = 1.0;
};

/// The value of the curve alone, in slow motion: without shelves, tones or the taking away of its mean.
double curveValue(const SaturatorCurve& curve, double even, double x) noexcept;

/// The gain behind the curve with which music keeps its level: sound with a normal distribution and an RMS of -18 dBFS
/// leaves, its mean apart, with that RMS. Music that is louder comes out softer and the reverse, as drive compresses.
/// Sums over the distribution in 181 steps from -4.5 to 4.5 deviations. A function of the settings alone.
double levelMatch(const core::SaturatorSettings& settings) noexcept;

/// The drive fades the saturated sound in over its first decibel: 0 at 0 dB, where the sound passes untouched.
double saturatedShare(double driveDb) noexcept;

} // namespace engine::dsp
