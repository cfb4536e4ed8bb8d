#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/ShaperKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/ShaperKernel.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Lanes = hn::ScalableTag<double>;
using Vec = hn::Vec<Lanes>;

HWY_INLINE Vec number(double value) {
    return hn::Set(Lanes(), value);
}

/// The values from `at` on.
HWY_INLINE Vec along(Slope slope, int at) {
    const Lanes lanes;
    const auto places = hn::Add(number(at), hn::Iota(lanes, 0));
    return hn::Add(number(slope.start), hn::Mul(places, number(slope.step)));
}

/// The part of a line between `low` and `high`: its ends, and the shares of the line ahead of it and behind it.
struct Inside {
    Vec from, to, before, after;
};

HWY_INLINE Inside inside(Vec from, Vec to, Vec low, Vec high) {
    const auto a = hn::Min(hn::Max(from, low), high);
    const auto b = hn::Min(hn::Max(to, low), high);
    const auto way = hn::Sub(to, from);
    const auto stands = hn::Lt(hn::Abs(way), number(1e-100));
    const auto perWay = hn::IfThenElse(stands, number(1.0), way);
    return {a, b, hn::IfThenZeroElse(stands, hn::Div(hn::Sub(a, from), perWay)),
            hn::IfThenZeroElse(stands, hn::Div(hn::Sub(to, b), perWay))};
}

/// Of a bend on a line: its mean, and its mean against a ramp from -1 to 1.
struct Moments {
    Vec mean, lean;
};

template <Bend bend>
HWY_INLINE Moments oddMoments(Vec m, Vec h) {
    if constexpr (bend == Bend::line) return {m, hn::Mul(h, number(1.0 / 3))};
    const auto q = hn::Mul(m, m);
    const auto p = hn::Mul(h, h);
    if constexpr (bend == Bend::cubic) {
        const auto mean = hn::Sub(number(1.5), hn::Mul(number(0.5), hn::Add(q, p)));
        const auto lean = hn::Sub(number(0.5), hn::Mul(number(0.5), hn::Add(q, hn::Mul(p, number(0.2)))));
        return {hn::Mul(m, mean), hn::Mul(h, lean)};
    } else {
        // Of c^5: m (q^2 + 10/3 qp + p^2), and h (5/3 q^2 + 2 qp + p^2 / 7).
        const auto qq = hn::Mul(q, q);
        const auto qp = hn::Mul(q, p);
        const auto pp = hn::Mul(p, p);
        const auto meanOfFifth = hn::Add(hn::Add(qq, pp), hn::Mul(number(10.0 / 3), qp));
        const auto leanOfFifth =
            hn::Add(hn::Add(hn::Mul(number(5.0 / 3), qq), hn::Add(qp, qp)), hn::Mul(number(1.0 / 7), pp));
        const auto mean =
            hn::Add(hn::Sub(number(1.875), hn::Mul(number(1.25), hn::Add(q, p))), hn::Mul(number(0.375), meanOfFifth));
        const auto lean = hn::Add(hn::Sub(number(0.625), hn::Mul(number(1.25), hn::Add(q, hn::Mul(p, number(0.2))))),
                                  hn::Mul(number(0.375), leanOfFifth));
        return {hn::Mul(m, mean), hn::Mul(h, lean)};
    }
}

template <Bend bend>
HWY_INLINE Moments evenMoments(Vec m, Vec h) {
    const auto q = hn::Mul(m, m);
    const auto p = hn::Mul(h, h);
    const auto mh = hn::Mul(m, h);
    const auto meanOfSquare = hn::Add(q, hn::Mul(number(1.0 / 3), p));
    const auto leanOfSquare = number(2.0 / 3); // times mh, as those below
    if constexpr (bend == Bend::line) return {meanOfSquare, hn::Mul(mh, leanOfSquare)};
    const auto qq = hn::Mul(q, q);
    const auto qp = hn::Mul(q, p);
    const auto pp = hn::Mul(p, p);
    const auto meanOfFourth = hn::Add(hn::Add(qq, hn::Add(qp, qp)), hn::Mul(number(0.2), pp));
    const auto leanOfFourth = hn::Add(hn::Mul(number(4.0 / 3), q), hn::Mul(number(0.8), p));
    if constexpr (bend == Bend::cubic) {
        return {hn::Sub(hn::Add(meanOfSquare, meanOfSquare), meanOfFourth),
                hn::Mul(mh, hn::Sub(hn::Add(leanOfSquare, leanOfSquare), leanOfFourth))};
    } else {
        const auto meanOfSixth =
            hn::Add(hn::Add(hn::Mul(q, qq), hn::Mul(number(5.0), hn::Mul(q, qp))),
                    hn::Add(hn::Mul(number(3.0), hn::Mul(p, qp)), hn::Mul(number(1.0 / 7), hn::Mul(p, pp))));
        const auto leanOfSixth =
            hn::Add(hn::Add(qq, qq), hn::Add(hn::Mul(number(4.0), qp), hn::Mul(number(6.0 / 7), pp)));
        return {hn::Add(hn::Mul(number(3.0), hn::Sub(meanOfSquare, meanOfFourth)), meanOfSixth),
                hn::Mul(mh, hn::Add(hn::Mul(number(3.0), hn::Sub(leanOfSquare, leanOfFourth)), leanOfSixth))};
    }
}

struct VecHalves {
    Vec early, late;
};

HWY_INLINE VecHalves operator+(VecHalves a, VecHalves b) {
    return {hn::Add(a.early, b.early), hn::Add(a.late, b.late)};
}

HWY_INLINE VecHalves operator-(VecHalves a, VecHalves b) {
    return {hn::Sub(a.early, b.early), hn::Sub(a.late, b.late)};
}

/// Of a line that has the value `first` ahead of its part inside, and `last` behind it.
HWY_INLINE VecHalves halvesOf(Inside line, Moments of, Vec first, Vec last) {
    const auto two = number(2.0);
    const auto share = hn::Sub(number(1.0), hn::Add(line.before, line.after));
    const auto lean = hn::Mul(hn::Mul(share, share), of.lean);
    const auto weighed = hn::Mul(share, of.mean);
    const auto lateMean = hn::Mul(weighed, hn::Add(hn::Add(line.before, line.before), share));
    const auto earlyMean = hn::Mul(weighed, hn::Add(hn::Add(line.after, line.after), share));
    const auto lateEnds = hn::Add(hn::Mul(hn::Mul(line.before, line.before), first),
                                  hn::Mul(hn::Mul(line.after, hn::Sub(two, line.after)), last));
    const auto earlyEnds = hn::Add(hn::Mul(hn::Mul(line.after, line.after), last),
                                   hn::Mul(hn::Mul(line.before, hn::Sub(two, line.before)), first));
    return {hn::Add(earlyEnds, hn::Sub(earlyMean, lean)), hn::Add(lateEnds, hn::Add(lateMean, lean))};
}

HWY_INLINE void store(VecHalves halves, Halves out, int at) {
    hn::StoreU(halves.early, Lanes(), out.early + at);
    hn::StoreU(halves.late, Lanes(), out.late + at);
}

HWY_INLINE Vec middleOf(Vec from, Vec to) {
    return hn::Mul(number(0.5), hn::Add(from, to));
}

HWY_INLINE Vec halfOf(Vec from, Vec to) {
    return hn::Mul(number(0.5), hn::Sub(to, from));
}

/// Half way from the frame ahead of `x` to `x`: the bend of the fifth order through three frames on either side.
HWY_INLINE Vec halfway(const double* x) {
    const Lanes lanes;
    const auto both = [&](std::ptrdiff_t before, std::ptrdiff_t after)
                          HWY_ATTR { return hn::Add(hn::LoadU(lanes, x + before), hn::LoadU(lanes, x + after)); };
    const auto inner = hn::Sub(hn::Mul(number(150.0 / 256), both(-1, 0)), hn::Mul(number(25.0 / 256), both(-2, 1)));
    return hn::Add(inner, hn::Mul(number(3.0 / 256), both(-3, 2)));
}

/// Of two lines that share the time of one.
HWY_INLINE VecHalves joined(VecHalves first, VecHalves second) {
    const auto quarter = number(0.25);
    const auto half = number(0.5);
    const auto middle = hn::Mul(quarter, hn::Add(first.late, second.early));
    return {hn::Add(hn::Mul(half, first.early), middle), hn::Add(middle, hn::Mul(half, second.late))};
}

template <Bend bend, bool withEven>
HWY_INLINE Moments momentsOf(Vec from, Vec to, Vec even) {
    const auto m = middleOf(from, to);
    const auto h = halfOf(from, to);
    const Moments odd = oddMoments<bend>(m, h);
    if constexpr (!withEven) return odd;
    const Moments more = evenMoments<bend>(m, h);
    return {hn::Add(odd.mean, hn::Mul(even, more.mean)), hn::Add(odd.lean, hn::Mul(even, more.lean))};
}

/// A bend and its even share, on the line.
template <Bend bend, bool withEven>
HWY_INLINE VecHalves saturated(Vec from, Vec to, Vec even) {
    const Lanes lanes;
    // Most lines of most music lie inside: the same numbers, without what is ahead and behind.
    if (hn::AllTrue(lanes, hn::Le(hn::Max(hn::Abs(from), hn::Abs(to)), number(1.0)))) {
        const Moments of = momentsOf<bend, withEven>(from, to, even);
        return {hn::Sub(of.mean, of.lean), hn::Add(of.mean, of.lean)};
    }
    const Inside line = inside(from, to, number(-1.0), number(1.0));
    const Moments of = momentsOf<bend, withEven>(line.from, line.to, even);
    // Outside, where alone the ends count, the odd part is 1 or -1 as the end is, and the even part 1.
    if constexpr (!withEven) return halvesOf(line, of, line.from, line.to);
    return halvesOf(line, of, hn::Add(line.from, even), hn::Add(line.to, even));
}

template <Bend bend, bool withEven>
HWY_INLINE void saturateLines(const double* x, int frames, Slope even, Halves out) {
    const Lanes lanes;
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(lanes))) {
        const auto from = hn::LoadU(lanes, x + at - 1);
        const auto to = hn::LoadU(lanes, x + at);
        const auto share = along(even, at);
        if constexpr (bend == Bend::line) {
            const auto middle = halfway(x + at);
            store(joined(saturated<bend, withEven>(from, middle, share), saturated<bend, withEven>(middle, to, share)),
                  out, at);
        } else {
            store(saturated<bend, withEven>(from, to, share), out, at);
        }
    }
}

template <Bend bend>
HWY_INLINE void saturateLines(const double* x, int frames, Slope even, Halves out) {
    if (even.start == 0.0 && even.step == 0.0) return saturateLines<bend, false>(x, frames, even, out);
    saturateLines<bend, true>(x, frames, even, out);
}

void saturateOnTarget(Bend bend, const double* x, int frames, Slope even, Halves out) {
    if (bend == Bend::line) return saturateLines<Bend::line>(x, frames, even, out);
    if (bend == Bend::cubic) return saturateLines<Bend::cubic>(x, frames, even, out);
    saturateLines<Bend::quintic>(x, frames, even, out);
}

/// What is taken from the line where it is above the knee's start; `from` and `to` are the ends above that.
HWY_INLINE VecHalves takenAbove(Vec from, Vec to, Vec knee) {
    const auto zero = hn::Zero(Lanes());
    // The parabola v^2 / 4k as far as v = 2k, and from there on all that is above.
    const auto perKnee = hn::Div(number(0.25), knee);
    const auto parabola = [&](Vec v) HWY_ATTR { return hn::Mul(perKnee, hn::Mul(v, v)); };
    const auto end = hn::Add(knee, knee);
    const Inside bend = inside(from, to, zero, end);
    const Inside rest = inside(hn::Sub(from, end), hn::Sub(to, end), zero, number(1e30));
    const auto m = middleOf(bend.from, bend.to);
    const auto h = halfOf(bend.from, bend.to);
    const Moments ofBend{hn::Add(parabola(m), hn::Mul(number(1.0 / 3), parabola(h))),
                         hn::Mul(hn::Mul(number(2.0 / 3), perKnee), hn::Mul(m, h))};
    const Moments ofRest{middleOf(rest.from, rest.to), hn::Mul(number(1.0 / 3), halfOf(rest.from, rest.to))};
    return halvesOf(bend, ofBend, parabola(bend.from), parabola(bend.to)) + halvesOf(rest, ofRest, rest.from, rest.to);
}

/// What is taken from the line, above and below.
HWY_INLINE VecHalves taken(Vec from, Vec to, Vec start, Vec knee) {
    const auto below = takenAbove(hn::Sub(hn::Neg(from), start), hn::Sub(hn::Neg(to), start), knee);
    return below - takenAbove(hn::Sub(from, start), hn::Sub(to, start), knee);
}

void takeClippedOnTarget(const double* x, int frames, Slope kneeStart, Halves out) {
    const Lanes lanes;
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(lanes))) {
        const auto from = hn::LoadU(lanes, x + at - 1);
        const auto to = hn::LoadU(lanes, x + at);
        const auto middle = halfway(x + at);
        const auto start = along(kneeStart, at);
        const auto highest = hn::Max(hn::Abs(middle), hn::Max(hn::Abs(from), hn::Abs(to)));
        if (hn::AllTrue(lanes, hn::Le(highest, start))) {
            store({hn::Zero(lanes), hn::Zero(lanes)}, out, at);
            continue;
        }
        const auto knee = hn::Max(hn::Sub(number(1.0), start), number(1e-9)); // Not to divide by nothing.
        store(joined(taken(from, middle, start, knee), taken(middle, to, start, knee)), out, at);
    }
}

void joinHalvesOnTarget(const double* early, const double* late, int frames, double* out) {
    const Lanes lanes;
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(lanes))) {
        const auto sum = hn::Add(hn::LoadU(lanes, late + at - 1), hn::LoadU(lanes, early + at));
        hn::StoreU(hn::Mul(number(0.5), sum), lanes, out + at);
    }
}

void symmetricFilterOnTarget(const double* weights, int reach, const double* in, int frames, double* out) {
    const Lanes lanes;
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(lanes))) {
        auto sum = hn::Mul(number(weights[0]), hn::LoadU(lanes, in + at));
        for (int tap = 1; tap <= reach; ++tap) {
            const auto both = hn::Add(hn::LoadU(lanes, in + at - tap), hn::LoadU(lanes, in + at + tap));
            sum = hn::Add(sum, hn::Mul(number(weights[tap]), both));
        }
        hn::StoreU(sum, lanes, out + at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(saturateOnTarget);
HWY_EXPORT(takeClippedOnTarget);
HWY_EXPORT(joinHalvesOnTarget);
HWY_EXPORT(symmetricFilterOnTarget);

void saturate(Bend bend, const double* x, int frames, Slope even, Halves out) {
    HWY_DYNAMIC_DISPATCH(saturateOnTarget)(bend, x, frames, even, out);
}

void takeClipped(const double* x, int frames, Slope kneeStart, Halves out) {
    HWY_DYNAMIC_DISPATCH(takeClippedOnTarget)(x, frames, kneeStart, out);
}

void joinHalves(const double* early, const double* late, int frames, double* out) {
    HWY_DYNAMIC_DISPATCH(joinHalvesOnTarget)(early, late, frames, out);
}

void symmetricFilter(const double* weights, int reach, const double* in, int frames, double* out) {
    HWY_DYNAMIC_DISPATCH(symmetricFilterOnTarget)(weights, reach, in, frames, out);
}

} // namespace engine::dsp
#endif
