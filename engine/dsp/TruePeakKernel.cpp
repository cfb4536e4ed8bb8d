#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/TruePeakKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/TruePeakKernel.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Magnitudes after narrow[31], for as many frames as D has lanes.
template <class D>
struct Eighths {
    hn::Vec<D> y1, y2, y3, y4, y5, y6, y7; ///< y of k/8; at fewer than eight points a frame, some are not there.
};
template <class D>
struct Sixteenths {
    hn::Vec<D> y1, y3, y5, y7, y9, y11, y13, y15; ///< y of k/16.
};

/// `points` a frame, 2, 4, or 8.
template <int points, class D>
HWY_INLINE Eighths<D> eighthsAfter(D d, const float* narrow, const PeakFilter& filter) {
    auto even1 = hn::Zero(d), even2 = even1, even3 = even1, even4 = even1;
    auto odd1 = even1, odd2 = even1, odd3 = even1;
    for (int tap = 0; tap < PeakFilter::taps / 2; ++tap) {
        const auto& weight = filter.eighths[static_cast<std::size_t>(tap)];
        const auto left = hn::LoadU(d, narrow + tap);
        const auto right = hn::LoadU(d, narrow + PeakFilter::taps - 1 - tap);
        const auto sum = hn::Add(left, right);
        const auto difference = hn::Sub(left, right);
        even4 = hn::Add(even4, hn::Mul(hn::Set(d, weight.even[3]), sum));
        if constexpr (points >= 4) {
            even2 = hn::Add(even2, hn::Mul(hn::Set(d, weight.even[1]), sum));
            odd2 = hn::Add(odd2, hn::Mul(hn::Set(d, weight.odd[1]), difference));
        }
        if constexpr (points >= 8) {
            even1 = hn::Add(even1, hn::Mul(hn::Set(d, weight.even[0]), sum));
            even3 = hn::Add(even3, hn::Mul(hn::Set(d, weight.even[2]), sum));
            odd1 = hn::Add(odd1, hn::Mul(hn::Set(d, weight.odd[0]), difference));
            odd3 = hn::Add(odd3, hn::Mul(hn::Set(d, weight.odd[2]), difference));
        }
    }
    return {hn::Abs(hn::Add(even1, odd1)), hn::Abs(hn::Add(even2, odd2)), hn::Abs(hn::Add(even3, odd3)), hn::Abs(even4),
            hn::Abs(hn::Sub(even3, odd3)), hn::Abs(hn::Sub(even2, odd2)), hn::Abs(hn::Sub(even1, odd1))};
}

template <class D>
HWY_INLINE Sixteenths<D> sixteenthsAfter(D d, const float* narrow, const PeakFilter& filter) {
    auto even1 = hn::Zero(d), even3 = even1, even5 = even1, even7 = even1;
    auto odd1 = even1, odd3 = even1, odd5 = even1, odd7 = even1;
    for (int tap = 0; tap < PeakFilter::taps / 2; ++tap) {
        const auto& weight = filter.sixteenths[static_cast<std::size_t>(tap)];
        const auto left = hn::LoadU(d, narrow + tap);
        const auto right = hn::LoadU(d, narrow + PeakFilter::taps - 1 - tap);
        const auto sum = hn::Add(left, right);
        const auto difference = hn::Sub(left, right);
        even1 = hn::Add(even1, hn::Mul(hn::Set(d, weight.even[0]), sum));
        even3 = hn::Add(even3, hn::Mul(hn::Set(d, weight.even[1]), sum));
        even5 = hn::Add(even5, hn::Mul(hn::Set(d, weight.even[2]), sum));
        even7 = hn::Add(even7, hn::Mul(hn::Set(d, weight.even[3]), sum));
        odd1 = hn::Add(odd1, hn::Mul(hn::Set(d, weight.odd[0]), difference));
        odd3 = hn::Add(odd3, hn::Mul(hn::Set(d, weight.odd[1]), difference));
        odd5 = hn::Add(odd5, hn::Mul(hn::Set(d, weight.odd[2]), difference));
        odd7 = hn::Add(odd7, hn::Mul(hn::Set(d, weight.odd[3]), difference));
    }
    return {hn::Abs(hn::Add(even1, odd1)), hn::Abs(hn::Add(even3, odd3)), hn::Abs(hn::Add(even5, odd5)),
            hn::Abs(hn::Add(even7, odd7)), hn::Abs(hn::Sub(even7, odd7)), hn::Abs(hn::Sub(even5, odd5)),
            hn::Abs(hn::Sub(even3, odd3)), hn::Abs(hn::Sub(even1, odd1))};
}

/// The middle of three neighbours (magnitudes), or the top of the parabola through them where the middle is the
/// highest. That is never more than an eighth above the middle: the bend is summed from the two sides' own steps, which
/// are not negative at a top, so that rounding on a flat top cannot leave a bend of nothing beside a slope.
template <class D, class V>
HWY_INLINE V summit(D d, V before, V middle, V after) {
    const auto slope = hn::Sub(after, before);
    const auto bend = hn::Add(hn::Sub(middle, before), hn::Sub(middle, after));
    const auto smallest = hn::Set(d, 1e-30f);
    const auto rise = hn::Div(hn::Mul(hn::Mul(slope, slope), hn::Set(d, 0.125f)), hn::Max(bend, smallest));
    const auto isTop = hn::And(hn::Ge(middle, before), hn::Ge(middle, after));
    return hn::Add(middle, hn::IfThenElseZero(isTop, rise));
}

/// The highest of the summits of y[1] to the last but one; summits of neighbours one after the other.
template <class D, class V, class... Rest>
HWY_INLINE V highestSummit(D d, V first, V second, V third, Rest... rest) {
    const auto here = summit(d, first, second, third);
    if constexpr (sizeof...(rest) == 0)
        return here;
    else
        return hn::Max(here, highestSummit(d, second, third, rest...));
}

template <int points>
void peaksBetweenBy(const float* narrow, int frames, float* peaks) {
    const hn::ScalableTag<float> d;
    const hn::CappedTag<float, 1> one;
    const auto& filter = peakFilter();
    const int lanes = static_cast<int>(hn::Lanes(d));
    // The last point of a frame; of the one ahead of the first.
    const auto lastOf = [](const auto& eighths, const auto& sixteenths) HWY_ATTR {
        return points == 16 ? sixteenths.y15 : points == 8 ? eighths.y7 : points == 4 ? eighths.y6 : eighths.y4;
    };
    const auto eighthsOf = [&](auto tag, const float* from)
                               HWY_ATTR { return eighthsAfter < points == 16 ? 8 : points > (tag, from, filter); };
    const auto sixteenthsOf = [&](auto tag, const float* from) HWY_ATTR {
        if constexpr (points == 16)
            return sixteenthsAfter(tag, from, filter);
        else
            return Sixteenths<decltype(tag)>{};
    };
    HWY_ALIGN std::array<float, 256 + 16> last; // last[j]: the last point of the frame ahead of frame j.
    hn::StoreU(lastOf(eighthsOf(one, narrow - 1), sixteenthsOf(one, narrow - 1)), one, last.data());
    for (int at = 0; at < frames; at += lanes) {
        const auto* here = narrow + at;
        const auto p = eighthsOf(d, here);
        const auto q = sixteenthsOf(d, here);
        const auto sample = hn::Abs(hn::LoadU(d, here + 31));
        const auto next = hn::Abs(hn::LoadU(d, here + 32));
        hn::StoreU(lastOf(p, q), d, last.data() + at + 1);
        const auto before = hn::LoadU(d, last.data() + at);
        if constexpr (points == 16)
            hn::StoreU(highestSummit(d, before, sample, q.y1, p.y1, q.y3, p.y2, q.y5, p.y3, q.y7, p.y4, q.y9, p.y5,
                                     q.y11, p.y6, q.y13, p.y7, q.y15, next),
                       d, peaks + at);
        else if constexpr (points == 8)
            hn::StoreU(highestSummit(d, before, sample, p.y1, p.y2, p.y3, p.y4, p.y5, p.y6, p.y7, next), d, peaks + at);
        else if constexpr (points == 4)
            hn::StoreU(highestSummit(d, before, sample, p.y2, p.y4, p.y6, next), d, peaks + at);
        else
            hn::StoreU(highestSummit(d, before, sample, p.y4, next), d, peaks + at);
    }
}

void peaksBetweenOnTarget(int points, const float* narrow, int frames, float* peaks) {
    switch (points) {
    case 2:
        return peaksBetweenBy<2>(narrow, frames, peaks);
    case 4:
        return peaksBetweenBy<4>(narrow, frames, peaks);
    case 8:
        return peaksBetweenBy<8>(narrow, frames, peaks);
    default:
        return peaksBetweenBy<16>(narrow, frames, peaks);
    }
}

template <class D>
HWY_INLINE float highestLane(D d, hn::Vec<D> values) {
    return hn::GetLane(hn::MaxOfLanes(d, values)); // The highest is the highest in any order.
}

void lookAtOnTarget(const float* narrow, int cells, PeakCell* found) {
    const hn::CappedTag<float, 16> d;
    const int lanes = static_cast<int>(hn::Lanes(d));
    for (int cell = 0; cell < cells; ++cell, narrow += PeakCell::frames) {
        auto highest = hn::Zero(d);
        auto bend = hn::Zero(d);
        for (int at = 0; at < PeakCell::frames; at += lanes) {
            const auto first = hn::LoadU(d, narrow + at);
            const auto middle = hn::LoadU(d, narrow + at + 1);
            const auto last = hn::LoadU(d, narrow + at + 2);
            highest = hn::Max(highest, hn::Abs(first));
            bend = hn::Max(bend, hn::Abs(hn::Sub(hn::Add(first, last), hn::Add(middle, middle))));
        }
        found[cell] = {highestLane(d, highest), highestLane(d, bend)};
    }
}

void toSinglePrecisionOnTarget(const double* exact, int frames, float* narrow) {
    const hn::ScalableTag<double> wide;
    const hn::Rebind<float, decltype(wide)> single;
    const auto huge = hn::Set(wide, 1e30);
    const auto nothing = hn::Set(wide, 1e-20);
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(wide))) {
        const auto sample = hn::LoadU(wide, exact + at);
        const auto bounded = hn::Min(hn::Max(sample, hn::Neg(huge)), huge);
        const auto audible = hn::IfThenZeroElse(hn::Lt(hn::Abs(bounded), nothing), bounded);
        hn::StoreU(hn::DemoteTo(single, audible), single, narrow + at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(peaksBetweenOnTarget);
HWY_EXPORT(lookAtOnTarget);
HWY_EXPORT(toSinglePrecisionOnTarget);

void lookAt(const float* narrow, int cells, PeakCell* found) {
    HWY_DYNAMIC_DISPATCH(lookAtOnTarget)(narrow, cells, found);
}

void toSinglePrecision(const double* exact, int frames, float* narrow) {
    HWY_DYNAMIC_DISPATCH(toSinglePrecisionOnTarget)(exact, frames, narrow);
}

void peaksBetween(int points, const float* narrow, int frames, float* peaks) {
    HWY_DYNAMIC_DISPATCH(peaksBetweenOnTarget)(points, narrow, frames, peaks);
}

} // namespace engine::dsp
#endif
