// How a limiter's gain comes back: styles, attack, release, links. Rendering threads.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/GainLaw.h"
#include "engine/dsp/PeakHold.h"
#include "engine/dsp/Smoother.h"

namespace engine::dsp {

/// What a style sets. The times of the settings are multiplied.
struct LimiterStyle {
    double holdMs; ///< For which the gain stays down behind a peak.
    double attack;
    double release;
    double fall; ///< Of what stays down, against the release.
    double aim;  ///< Where peaks are held, against the ceiling.
};

/// transparent  rests between the half waves of 42 Hz and above: a low note is turned down, not bent.
/// punchy       lets go of a peak at once and keeps little down, and late: drums stay, the gain moves more.
/// dynamic      keeps the body of loud sound down, soon and for long, and lets go of single peaks early: what stands
///              out goes on standing out.
/// safe         rests between the half waves of 20 Hz, comes back slowly, and holds 0.1 dB under the ceiling.
///
/// The others hold 0.05 dB under it, because a gain that moves as fast as the shortest look-ahead lets it raises a peak
/// between the samples: without, by up to 0.09 dB on music driven by 12 dB.
constexpr LimiterStyle limiterStyle(core::LimiterSettings::Style style) {
    using enum core::LimiterSettings::Style;
    switch (style) {
    case punchy:
        return {.holdMs = 4.0, .attack = 2.0, .release = 0.3, .fall = 2.0, .aim = 0.99426};
    case dynamic:
        return {.holdMs = 8.0, .attack = 0.25, .release = 0.6, .fall = 8.0, .aim = 0.99426};
    case safe:
        return {.holdMs = 25.0, .attack = 1.0, .release = 2.0, .fall = 4.0, .aim = 0.98855};
    default:
        return {.holdMs = 12.0, .attack = 1.0, .release = 1.0, .fall = 4.0, .aim = 0.99426};
    }
}

/// From the decibels that peaks ask for to those that are taken off, in both channels.
///
/// Two stages. The second follows what is held, up within `attackMs` (63 %) and down within `fall` times the release;
/// the first is at what is held at once and comes back towards the second, 63 % within the release. So after a single
/// peak the gain is back within the release, after dense sound it comes back slowly and does not pump.
///
/// Automatic release takes 30 ms to 600 ms, the longer the more of what was taken off when it began the second stage
/// held already: 30 * 20^share. The second stage then falls as if the release were 300 ms.
class LimiterRelease {
  public:
    using Quantum = PeakHold<Lanes>::Quantum;

    /// `settings.style` and `settings.automaticRelease` count only here.
    void prepare(const core::LimiterSettings& settings, int rate);
    /// What arrives on a frame does so with the next quantum.
    void set(const core::LimiterSettings& settings, Arrival how) noexcept;
    void reset() noexcept;

    /// In place, from what is held to what is taken off.
    void process(Quantum& db) noexcept;

    void endQuantum() noexcept { keep_ = keepToCome_; }

    bool isZero() const noexcept { return first_[0] == 0.0 && first_[1] == 0.0; }

  private:
    /// Of the distance, per frame.
    struct Keep {
        double release = 0.0, attack = 0.0, fall = 0.0;
    };

    Lanes firstKeep() const noexcept;

    int rate_ = 44100;
    LimiterStyle style_{};
    bool automatic_ = false;
    Keep keep_, keepToCome_;
    Smoother link_{1.0}; ///< A step per quantum.
    Lanes first_{}, second_{};
    Lanes share_{}; ///< Second to first, when the first was last at what is held.
};

/// What each channel asks for, led towards the louder one's by `link`, 0 to 1.
inline Lanes linked(Lanes own, double link) noexcept {
    const Lanes louder = highest(own, Lanes(__builtin_shufflevector(own, own, 1, 0)));
    return link >= 1.0 ? louder : own + link * (louder - own);
}

} // namespace engine::dsp
