#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/DecibelKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"

#include <hwy/highway.h>

#include <limits>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// fixed::log: exponent and fraction, then fixed::detail::logOfNearOne.
template <class D, class V>
HWY_INLINE V logOf(D d, V x) {
    const hn::RebindToSigned<D> whole;
    const auto bits = hn::BitCast(whole, x);
    const auto above = hn::Sub(bits, hn::Set(whole, 0x3fe6a09e667f3bcd)); // The bits of sqrt(1/2).
    const auto exponentBits = hn::And(above, hn::Set(whole, static_cast<std::int64_t>(0xfff0000000000000)));
    const auto f = hn::Sub(hn::BitCast(d, hn::Sub(bits, exponentBits)), hn::Set(d, 1.0));
    // The exponent lies in the upper bits, from -1022 to 1023: moved down past its sign's reach and into the mantissa
    // of a number whose units those bits are.
    const auto counted = hn::ShiftRight<52>(
        hn::BitCast(hn::RebindToUnsigned<D>(), hn::Add(exponentBits, hn::Set(whole, std::int64_t{1024} << 52))));
    const auto exponent =
        hn::Sub(hn::BitCast(d, hn::Or(hn::BitCast(whole, counted), hn::BitCast(whole, hn::Set(d, 0x1p52)))),
                hn::Set(d, 0x1p52 + 1024.0));

    const auto term = [d](int odd) HWY_ATTR { return hn::Set(d, 2.0 / odd); };
    const auto s = hn::Div(f, hn::Add(hn::Set(d, 2.0), f));
    const auto z = hn::Mul(s, s);
    const auto z2 = hn::Mul(z, z);
    const auto z4 = hn::Mul(z2, z2);
    const auto pair = [&](int odd) HWY_ATTR { return hn::Add(term(odd), hn::Mul(z, term(odd + 2))); };
    const auto low = hn::Add(pair(3), hn::Mul(z2, pair(7)));
    const auto high = hn::Add(hn::Add(pair(11), hn::Mul(z2, pair(15))), hn::Mul(z4, pair(19)));
    const auto rest = hn::Mul(z, hn::Add(low, hn::Mul(z4, high)));
    const auto halfSquare = hn::Mul(hn::Mul(hn::Set(d, 0.5), f), f);
    const auto ofFraction = hn::Sub(f, hn::Sub(halfSquare, hn::Mul(s, hn::Add(halfSquare, rest))));
    return hn::Add(hn::Mul(exponent, hn::Set(d, fixed::detail::ln2High)),
                   hn::Add(ofFraction, hn::Mul(exponent, hn::Set(d, fixed::detail::ln2Low))));
}

/// fixed::detail::expOfSmall.
template <class D, class V>
HWY_INLINE V expOfSmall(D d, V t) {
    const auto t2 = hn::Mul(t, t);
    const auto t4 = hn::Mul(t2, t2);
    const auto pair = [&](double even, double odd)
                          HWY_ATTR { return hn::Add(hn::Set(d, even), hn::Mul(t, hn::Set(d, odd))); };
    const auto low = hn::Add(pair(1.0 / 2, 1.0 / 6), hn::Mul(t2, pair(1.0 / 24, 1.0 / 120)));
    const auto middle = hn::Add(pair(1.0 / 720, 1.0 / 5040), hn::Mul(t2, pair(1.0 / 40320, 1.0 / 362880)));
    const auto last =
        hn::Add(pair(1.0 / 3628800, 1.0 / 39916800), hn::Mul(t2, pair(1.0 / 479001600, 1.0 / 6227020800.0)));
    const auto high = hn::Add(middle, hn::Mul(t4, last));
    return hn::Add(hn::Set(d, 1.0), hn::Add(t, hn::Mul(t2, hn::Add(low, hn::Mul(t4, high)))));
}

void powersToDbOnTarget(const double* power, int count, double* db) {
    const hn::CappedTag<double, 8> d;
    constexpr double dbPerNeper = 4.34294481903251827651; // Of power.
    const auto smallest = hn::Set(d, std::numeric_limits<double>::min());
    const auto largest = hn::Set(d, std::numeric_limits<double>::max());
    for (int at = 0; at < count; at += static_cast<int>(hn::Lanes(d))) {
        const auto x = hn::Min(hn::Max(hn::LoadU(d, power + at), smallest), largest);
        hn::StoreU(hn::Mul(logOf(d, x), hn::Set(d, dbPerNeper)), d, db + at);
    }
}

void dbToGainsOnTarget(const double* db, int count, double* gain) {
    const hn::CappedTag<double, 8> d;
    const hn::Rebind<float, decltype(d)> narrow;
    const hn::RebindToSigned<decltype(d)> whole;
    // See fixed::dbToGain.
    const auto high = hn::Set(d, 0x1.d791c5cp-4);
    const auto low = hn::Set(d, 0x1.c44411357dd58p-31);
    const auto octavesPerDb = hn::Set(d, 0.16609640474436811739);
    const auto shift = hn::Set(d, 0x1.8p52);
    const auto most = hn::Set(d, 6000.0);
    for (int at = 0; at < count; at += static_cast<int>(hn::Lanes(d))) {
        const auto x = hn::Min(hn::Max(hn::LoadU(d, db + at), hn::Neg(most)), most);
        const auto shifted = hn::Add(hn::Mul(x, octavesPerDb), shift);
        const auto n = hn::Sub(shifted, shift);
        const auto leading = hn::PromoteTo(d, hn::DemoteTo(narrow, x));
        const auto coarse = hn::Sub(hn::Mul(leading, high), hn::Mul(n, hn::Set(d, fixed::detail::ln2High)));
        const auto fine = hn::Sub(hn::Add(hn::Mul(hn::Sub(x, leading), high), hn::Mul(x, low)),
                                  hn::Mul(n, hn::Set(d, fixed::detail::ln2Low)));
        const auto power = hn::ShiftLeft<52>(hn::Add(hn::BitCast(whole, shifted), hn::Set(whole, 1023)));
        hn::StoreU(hn::Mul(expOfSmall(d, hn::Add(coarse, fine)), hn::BitCast(d, power)), d, gain + at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(powersToDbOnTarget);
HWY_EXPORT(dbToGainsOnTarget);

void powersToDb(const double* power, int count, double* db) noexcept {
    HWY_DYNAMIC_DISPATCH(powersToDbOnTarget)(power, count, db);
}

void dbToGains(const double* db, int count, double* gain) noexcept {
    HWY_DYNAMIC_DISPATCH(dbToGainsOnTarget)(db, count, gain);
}

} // namespace engine::dsp
#endif
