#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/FixedFft.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/FixedFft.h"
#include "engine/dsp/FixedMath.h"

#include <hwy/highway.h>

#include <bit>
#include <cassert>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Vectors of complex numbers.
template <class Lanes>
struct Complexes {
    hn::Vec<Lanes> re, im;
};

template <class Lanes>
HWY_INLINE Complexes<Lanes> load(Lanes lanes, const SplitComplex& from, std::size_t at) {
    return {hn::LoadU(lanes, from.re + at), hn::LoadU(lanes, from.im + at)};
}

template <class Lanes>
HWY_INLINE void store(Lanes lanes, const Complexes<Lanes>& x, const SplitComplex& to, std::size_t at) {
    hn::StoreU(x.re, lanes, to.re + at);
    hn::StoreU(x.im, lanes, to.im + at);
}

template <class Lanes>
HWY_INLINE Complexes<Lanes> plus(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Add(a.re, b.re), hn::Add(a.im, b.im)};
}

template <class Lanes>
HWY_INLINE Complexes<Lanes> minus(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Sub(a.re, b.re), hn::Sub(a.im, b.im)};
}

/// a + ib and a - ib.
template <class Lanes>
HWY_INLINE Complexes<Lanes> plusTurned(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Sub(a.re, b.im), hn::Add(a.im, b.re)};
}

template <class Lanes>
HWY_INLINE Complexes<Lanes> minusTurned(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Add(a.re, b.im), hn::Sub(a.im, b.re)};
}

template <class Lanes>
HWY_INLINE Complexes<Lanes> times(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Sub(hn::Mul(a.re, b.re), hn::Mul(a.im, b.im)), hn::Add(hn::Mul(a.re, b.im), hn::Mul(a.im, b.re))};
}

/// a times the conjugate of b.
template <class Lanes>
HWY_INLINE Complexes<Lanes> timesConjugate(Complexes<Lanes> a, Complexes<Lanes> b) {
    return {hn::Add(hn::Mul(a.re, b.re), hn::Mul(a.im, b.im)), hn::Sub(hn::Mul(a.im, b.re), hn::Mul(a.re, b.im))};
}

template <class Lanes>
struct Four {
    Complexes<Lanes> a, b, c, d;
};

/// Two stages of radix 2 at once, so that the order stays bit-reversed; twiddles come behind.
template <class Lanes>
HWY_INLINE Four<Lanes> apart(const Four<Lanes>& x) {
    const auto ac = plus(x.a, x.c), bd = plus(x.b, x.d), aMinusC = minus(x.a, x.c), bMinusD = minus(x.b, x.d);
    return {plus(ac, bd), minus(ac, bd), minusTurned(aMinusC, bMinusD), plusTurned(aMinusC, bMinusD)};
}

template <class Lanes>
HWY_INLINE Four<Lanes> together(const Four<Lanes>& y) {
    const auto ac = plus(y.a, y.b), bd = minus(y.a, y.b), aMinusC = plus(y.c, y.d), turned = minus(y.c, y.d);
    return {plus(ac, aMinusC), plusTurned(bd, turned), minus(ac, aMinusC), minusTurned(bd, turned)};
}

/// A stage of all blocks of four quarters.
template <bool isForward, class Lanes>
HWY_INLINE void stage(Lanes lanes, const SplitComplex& x, std::size_t size, std::size_t quarter, const double* w) {
    const std::size_t step = hn::Lanes(lanes);
    const auto twiddle = [&](std::size_t which, std::size_t j) HWY_ATTR {
        return Complexes<Lanes>{hn::LoadU(lanes, w + 2 * which * quarter + j),
                                hn::LoadU(lanes, w + (2 * which + 1) * quarter + j)};
    };
    for (std::size_t at = 0; at < size; at += 4 * quarter)
        for (std::size_t j = 0; j < quarter; j += step) {
            const std::size_t a = at + j, b = a + quarter, c = b + quarter, d = c + quarter;
            Four<Lanes> x4{load(lanes, x, a), load(lanes, x, b), load(lanes, x, c), load(lanes, x, d)};
            const auto w1 = twiddle(0, j), w2 = twiddle(1, j), w3 = twiddle(2, j);
            if constexpr (isForward) {
                x4 = apart(x4);
                x4 = {x4.a, times(x4.b, w2), times(x4.c, w1), times(x4.d, w3)};
            } else {
                x4 = {x4.a, timesConjugate(x4.b, w2), timesConjugate(x4.c, w1), timesConjugate(x4.d, w3)};
                x4 = together(x4);
            }
            store(lanes, x4.a, x, a);
            store(lanes, x4.b, x, b);
            store(lanes, x4.c, x, c);
            store(lanes, x4.d, x, d);
        }
}

using Widest = hn::ScalableTag<double>;
using AtMostFour = hn::CappedTag<double, 4>;

template <bool isForward>
HWY_INLINE void anyStage(const SplitComplex& x, std::size_t size, std::size_t quarter, const double* w) {
    if (quarter >= hn::Lanes(Widest()))
        stage<isForward>(Widest(), x, size, quarter, w);
    else
        stage<isForward>(AtMostFour(), x, size, quarter, w);
}

/// The stage of blocks of four numbers, which has no twiddles.
template <bool isForward>
HWY_INLINE void shortestStage(const SplitComplex& x, std::size_t size) {
    const AtMostFour lanes;
    const std::size_t step = 4 * hn::Lanes(lanes);
    for (std::size_t at = 0; at < size; at += step) {
        Four<AtMostFour> x4;
        hn::LoadInterleaved4(lanes, x.re + at, x4.a.re, x4.b.re, x4.c.re, x4.d.re);
        hn::LoadInterleaved4(lanes, x.im + at, x4.a.im, x4.b.im, x4.c.im, x4.d.im);
        x4 = isForward ? apart(x4) : together(x4);
        hn::StoreInterleaved4(x4.a.re, x4.b.re, x4.c.re, x4.d.re, lanes, x.re + at);
        hn::StoreInterleaved4(x4.a.im, x4.b.im, x4.c.im, x4.d.im, lanes, x.im + at);
    }
}

/// The first stage of a size that is no power of four, radix 2.
template <bool isForward>
HWY_INLINE void halves(const SplitComplex& x, std::size_t half, const double* w) {
    const Widest lanes;
    const SplitComplex high{x.re + half, x.im + half};
    for (std::size_t j = 0; j < half; j += hn::Lanes(lanes)) {
        const Complexes<Widest> turn{hn::LoadU(lanes, w + j), hn::LoadU(lanes, w + half + j)};
        const auto one = load(lanes, x, j);
        auto other = load(lanes, high, j);
        if constexpr (!isForward) other = timesConjugate(other, turn);
        store(lanes, plus(one, other), x, j);
        const auto apart = minus(one, other);
        store(lanes, isForward ? times(apart, turn) : apart, high, j);
    }
}

void forwardOnTarget(SplitComplex x, std::size_t size, int bits, const double* w) {
    std::size_t block = size;
    if (bits % 2 == 1) {
        halves<true>(x, size / 2, w);
        w += size;
        block /= 2;
    }
    for (; block > 4; w += 6 * (block / 4), block /= 4) anyStage<true>(x, size, block / 4, w);
    shortestStage<true>(x, size);
}

void backwardOnTarget(SplitComplex x, std::size_t size, int bits, const double* end) {
    shortestStage<false>(x, size);
    const std::size_t longest = bits % 2 == 1 ? size / 2 : size;
    const double* w = end;
    for (std::size_t block = 16; block <= longest; block *= 4) {
        w -= 6 * (block / 4);
        anyStage<false>(x, size, block / 4, w);
    }
    if (bits % 2 == 1) halves<false>(x, size / 2, w - size);
}

void sumOfProductsOnTarget(std::span<const SpectrumProduct> products, std::size_t size, SplitComplex sum) {
    const Widest lanes;
    for (std::size_t at = 0; at < size; at += hn::Lanes(lanes)) {
        Complexes<Widest> total{hn::Zero(lanes), hn::Zero(lanes)};
        for (const auto& product : products) {
            const Complexes<Widest> one{hn::LoadU(lanes, product.oneRe + at), hn::LoadU(lanes, product.oneIm + at)};
            const Complexes<Widest> other{hn::LoadU(lanes, product.otherRe + at),
                                          hn::LoadU(lanes, product.otherIm + at)};
            total = plus(total, times(one, other));
        }
        store(lanes, total, sum, at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(forwardOnTarget);
HWY_EXPORT(backwardOnTarget);
HWY_EXPORT(sumOfProductsOnTarget);

void FixedFft::prepare(std::size_t size) {
    assert(size >= 16 && std::has_single_bit(size));
    size_ = size;
    bits_ = std::countr_zero(size);
    twiddles_.clear();
    const auto append = [&](std::size_t block, std::size_t power, std::size_t count) {
        const double step = -2.0 * fixed::pi / static_cast<double>(block);
        for (std::size_t j = 0; j < count; ++j) twiddles_.push_back(fixed::cos(step * static_cast<double>(power * j)));
        for (std::size_t j = 0; j < count; ++j) twiddles_.push_back(fixed::sin(step * static_cast<double>(power * j)));
    };
    if (bits_ % 2 == 1) append(size, 1, size / 2);
    for (std::size_t block = bits_ % 2 == 1 ? size / 2 : size; block > 4; block /= 4)
        for (std::size_t power = 1; power <= 3; ++power) append(block, power, block / 4);
}

void FixedFft::forward(SplitComplex numbers) const noexcept {
    HWY_DYNAMIC_DISPATCH(forwardOnTarget)(numbers, size_, bits_, twiddles_.data());
}

void FixedFft::backward(SplitComplex numbers) const noexcept {
    HWY_DYNAMIC_DISPATCH(backwardOnTarget)(numbers, size_, bits_, twiddles_.data() + twiddles_.size());
}

std::size_t FixedFft::placeOf(std::size_t k) const noexcept {
    std::size_t place = 0;
    for (int bit = 0; bit < bits_; ++bit, k >>= 1) place = place << 1 | (k & 1);
    return place;
}

void sumOfProducts(std::span<const SpectrumProduct> products, std::size_t size, SplitComplex sum) noexcept {
    HWY_DYNAMIC_DISPATCH(sumOfProductsOnTarget)(products, size, sum);
}

} // namespace engine::dsp
#endif
