#include "engine/dsp/GainEnvelope.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double meanOverRelease = 5.0;

/// What a one-pole smoother keeps of its distance per step.
double keepPerStep(double timeMs, double stepsPerSecond) noexcept {
    return fixed::exp(-1000.0 / (timeMs * stepsPerSecond));
}

/// The decay time of a hold that, followed by a one-pole of time `smoothing`, has let 63 % go after the time 1.
/// smoothing <= 0.25.
double holdTime(double smoothing) noexcept {
    double shortest = smoothing;
    double longest = 1.0;
    for (int i = 0; i < 40; ++i) {
        const double hold = 0.5 * (shortest + longest);
        const double left =
            (hold * fixed::exp(-1.0 / hold) - smoothing * fixed::exp(-1.0 / smoothing)) / (hold - smoothing);
        (left > fixed::exp(-1.0) ? longest : shortest) = hold;
    }
    return 0.5 * (shortest + longest);
}

} // namespace

Ballistics ballistics(core::DynamicsMode mode, double attackMs, double releaseMs, bool twoStage,
                      double stepsPerSecond) noexcept {
    const double fallMs = std::min(attackMs, 0.25 * releaseMs);
    return {.attackKeep = keepPerStep(attackMs, stepsPerSecond),
            .fallKeep = keepPerStep(fallMs, stepsPerSecond),
            .holdKeep = keepPerStep(releaseMs * holdTime(fallMs / releaseMs), stepsPerSecond),
            .meanKeep = keepPerStep(releaseMs * meanOverRelease, stepsPerSecond),
            .twoStage = twoStage,
            .toNoPush = mode == core::DynamicsMode::compress};
}

} // namespace engine::dsp
