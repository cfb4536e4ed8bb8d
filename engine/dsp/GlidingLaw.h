// A gain law and its times on their way to others, in steps of whole quanta. Rendering threads.
#pragma once

#include "engine/dsp/Arrival.h"
#include "engine/dsp/GainEnvelope.h"
#include "engine/dsp/GainLaw.h"
#include "engine/dsp/Smoother.h"

#include <optional>
#include <utility>

namespace engine::dsp {

/// What becomes of them in a quantum.
struct LawWay {
    GainLaw before, after;
    Ballistics timesBefore, timesAfter;
    std::optional<int> jump; ///< The frame on which all goes from one to the other; without, the law goes straight.

    bool moves() const noexcept { return jump || before != after; }
    /// Of frames `from` to `end`: as it is at their end, but the old one where they begin ahead of the jump.
    GainLaw at(int from, int end) const noexcept {
        if (jump) return from < *jump ? before : after;
        return between(before, after, static_cast<double>(end) / quantumFrames);
    }
    const Ballistics& timesAt(int from) const noexcept { return jump && from < *jump ? timesBefore : timesAfter; }
};

/// Times move no sound by themselves, only the pace at which the gain moves on: they need no glide.
class GlidingLaw {
  public:
    void glide(const GainLaw& to, const Ballistics& times, Arrival how) noexcept {
        to_ = to;
        if (how.atOnce()) now_ = to;
        from_ = now_;
        share_.jump(how.atOnce() ? 1.0 : 0.0);
        share_.glide(1.0, how.quanta());
        jump_ = how.frame();
        times_ = times;
        if (!jump_) timesBefore_ = times;
    }
    void finish() noexcept { glide(to_, times_, 0); }

    /// Of the next quantum.
    LawWay next() noexcept {
        const GainLaw before = now_;
        if (share_.gliding()) {
            const double share = share_.next();
            now_ = share_.gliding() ? between(from_, to_, share) : to_;
        }
        return {before, now_, std::exchange(timesBefore_, times_), times_, std::exchange(jump_, std::nullopt)};
    }

  private:
    GainLaw from_, now_, to_;
    Ballistics times_, timesBefore_; ///< The latter: up to the jump.
    Smoother share_{1.0};
    std::optional<int> jump_;
};

} // namespace engine::dsp
