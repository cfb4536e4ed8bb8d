// From level to gain: the static side of every dynamics processor (compressor, multiband, de-esser), in one formula for
// one level and for lanes of two. Pure; any thread.
#pragma once

#include "core/Chain.h"

namespace engine::dsp {

/// What a law asks for, a push, is larger the louder the sound, whatever the law: so attack and release mean the same
/// for all. A push of 0 leaves the sound alone.
///   compress  push = decibels to take off, 0 to most:  slopeAbove = 1 - 1/ratio over the threshold
///   upward    push = -(decibels to add), least to 0:   slopeBelow = 1 - 1/ratio under the threshold
///   expand    push = -(decibels to take off), least to 0: slopeBelow = ratio - 1; gain = push there, -push else
/// The knee is Giannoulis, Massberg, Reiss 2012, eq. 4, for both sides of the threshold. All in dB but slopes and link.
struct GainLaw {
    double thresholdDb = 0.0;
    double kneeDb = 0.0;
    double slopeAbove = 0.0, slopeBelow = 0.0;
    double leastDb = 0.0, mostDb = 0.0; ///< Of the push: the range.
    double link = 1.0;                  ///< 0 = each channel for itself, 1 = both by the louder.
    double makeupDb = 0.0;              ///< Plain gain beside the push.
    bool operator==(const GainLaw&) const = default;
};

/// a < b picks lane by lane where Number is a vector, once where it is a double.
template <class Number>
Number highest(Number a, Number b) noexcept {
    return a < b ? b : a;
}
template <class Number>
Number lowest(Number a, Number b) noexcept {
    return b < a ? b : a;
}

/// The push of a level, without link and make-up.
template <class Number>
Number pushDb(const GainLaw& law, Number levelDb) noexcept {
    const Number none{};
    const Number over = levelDb - law.thresholdDb;
    const double halfKnee = 0.5 * law.kneeDb;
    const Number intoKnee = over + halfKnee;
    const Number bent = law.kneeDb > 0.0 ? intoKnee * intoKnee / (2.0 * law.kneeDb) : none;
    const Number above = over <= none - halfKnee ? none : over >= none + halfKnee ? over : bent;
    const Number push = law.slopeAbove * above - law.slopeBelow * (above - over);
    return lowest(highest(push, none + law.leastDb), none + law.mostDb);
}

/// The law of a mode; the range limits the push, link and make-up are left as they come.
inline GainLaw gainLaw(core::DynamicsMode mode, double thresholdDb, double ratio, double kneeDb,
                       double rangeDb) noexcept {
    using Mode = core::DynamicsMode;
    const double compression = 1.0 - 1.0 / ratio;
    return {.thresholdDb = thresholdDb,
            .kneeDb = kneeDb,
            .slopeAbove = mode == Mode::compress ? compression : 0.0,
            .slopeBelow = mode == Mode::upward   ? compression
                          : mode == Mode::expand ? ratio - 1.0
                                                 : 0.0,
            .leastDb = mode == Mode::compress ? 0.0 : -rangeDb,
            .mostDb = mode == Mode::compress ? rangeDb : 0.0};
}

/// The gain of a push, dB, is the push times this.
constexpr double gainOfPush(core::DynamicsMode mode) noexcept {
    return mode == core::DynamicsMode::expand ? 1.0 : -1.0;
}

/// The law a share of the way from one to the other.
inline GainLaw between(const GainLaw& from, const GainLaw& to, double share) noexcept {
    const auto part = [share](double a, double b) { return a + share * (b - a); };
    return {part(from.thresholdDb, to.thresholdDb),
            part(from.kneeDb, to.kneeDb),
            part(from.slopeAbove, to.slopeAbove),
            part(from.slopeBelow, to.slopeBelow),
            part(from.leastDb, to.leastDb),
            part(from.mostDb, to.mostDb),
            part(from.link, to.link),
            part(from.makeupDb, to.makeupDb)};
}

} // namespace engine::dsp
