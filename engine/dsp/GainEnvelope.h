// From the push that a gain law asks for to the one that is applied: attack and release, in decibels, for lanes of two
// channels. Rendering threads.
#pragma once

#include "engine/dsp/Biquad.h"
#include "engine/dsp/GainLaw.h"

namespace engine::dsp {

/// Times: after a step of a steady level, `attackMs` is when 63 % (1 - 1/e) of the change of gain, in dB, is reached,
/// and `releaseMs` when 63 % of a release is, where the new level asks for no push at all. (Towards a lesser push the
/// compressor's hold decays as if towards none and stops there, so it arrives earlier; the laws below the threshold go
/// towards what is asked for.) Peaks are held with that decay, so that a sine pushes as far as the law says for its
/// peak, and a second smoother takes the corners off it.
///
/// Two-stage release: beside the first, a mean of the held push over five times `releaseMs` that the gain does not come
/// back above. After a short peak that mean is low and the release is the set one; after a long passage it stands where
/// the push stood, and the gain comes back some six times as slowly.
struct Ballistics {
    double attackKeep = 0.0, fallKeep = 0.0, holdKeep = 0.0, meanKeep = 0.0; ///< Of the distance, per step.
    bool twoStage = false;
    bool toNoPush = true; ///< Whether the hold decays towards no push, or towards what is asked for.
};

Ballistics ballistics(core::DynamicsMode mode, double attackMs, double releaseMs, bool twoStage,
                      double stepsPerSecond) noexcept;

/// The memories of one pair of channels.
struct GainEnvelope {
    Lanes held{}, mean{}, push{};

    Lanes next(Lanes asked, const Ballistics& times) noexcept {
        const Lanes floor = times.toNoPush ? Lanes{} : asked;
        held = highest(asked, floor + times.holdKeep * (held - floor));
        Lanes wanted = held;
        if (times.twoStage) {
            mean = held + times.meanKeep * (mean - held);
            wanted = highest(held, mean);
        }
        const Lanes keep = wanted > push ? bothLanes(times.attackKeep) : bothLanes(times.fallKeep);
        push = wanted + keep * (push - wanted);
        return push;
    }
};

/// The push of both channels, linked: the quieter one is led towards the louder one's.
inline Lanes linkedPushDb(const GainLaw& law, Lanes levelDb) noexcept {
    const Lanes swapped = __builtin_shufflevector(levelDb, levelDb, 1, 0);
    const Lanes louder = pushDb(law, highest(levelDb, swapped));
    if (law.link >= 1.0) return louder;
    const Lanes own = pushDb(law, levelDb);
    return own + law.link * (louder - own);
}

} // namespace engine::dsp
