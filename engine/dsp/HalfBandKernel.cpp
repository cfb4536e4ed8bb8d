#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/HalfBandKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/HalfBandKernel.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Lanes = hn::ScalableTag<double>;
using Vec = hn::Vec<Lanes>;

struct Four {
    Vec a, b, c, d;
};

/// The filter's sum over the frames up to `in`, for four vectors of frames at once, so that the adds of one need not
/// wait for those of another.
HWY_INLINE Four sums(Lanes lanes, const HalfBand& filter, const double* in) {
    const auto width = static_cast<std::ptrdiff_t>(hn::Lanes(lanes));
    const int pairs = filter.pairs();
    const double* newer = in;
    const double* older = in - (2 * pairs - 1);
    Four sum{hn::Zero(lanes), hn::Zero(lanes), hn::Zero(lanes), hn::Zero(lanes)};
    for (int pair = 0; pair < pairs; ++pair, --newer, ++older) {
        const auto weight = hn::Set(lanes, filter.weights[static_cast<std::size_t>(pair)]);
        const auto both = [&](std::ptrdiff_t at) HWY_ATTR {
            return hn::Mul(weight, hn::Add(hn::LoadU(lanes, newer + at), hn::LoadU(lanes, older + at)));
        };
        sum.a = hn::Add(sum.a, both(0));
        sum.b = hn::Add(sum.b, both(width));
        sum.c = hn::Add(sum.c, both(2 * width));
        sum.d = hn::Add(sum.d, both(3 * width));
    }
    return sum;
}

void doubleRateOnTarget(const HalfBand& filter, const double* in, int frames, double* out) {
    const Lanes lanes;
    const auto width = static_cast<std::ptrdiff_t>(hn::Lanes(lanes));
    const auto step = 4 * static_cast<int>(width);
    const double* middle = in - (filter.pairs() - 1);
    for (int at = 0; at < frames; at += step, in += step, middle += step, out += 2 * step) {
        const Four sum = sums(lanes, filter, in);
        hn::StoreInterleaved2(sum.a, hn::LoadU(lanes, middle), lanes, out);
        hn::StoreInterleaved2(sum.b, hn::LoadU(lanes, middle + width), lanes, out + 2 * width);
        hn::StoreInterleaved2(sum.c, hn::LoadU(lanes, middle + 2 * width), lanes, out + 4 * width);
        hn::StoreInterleaved2(sum.d, hn::LoadU(lanes, middle + 3 * width), lanes, out + 6 * width);
    }
}

void halveRateOnTarget(const HalfBand& filter, const double* even, const double* odd, int frames, double* out) {
    const Lanes lanes;
    const auto width = static_cast<std::ptrdiff_t>(hn::Lanes(lanes));
    const auto step = 4 * static_cast<int>(width);
    const auto half = hn::Set(lanes, 0.5);
    const double* middle = odd - filter.pairs();
    for (int at = 0; at < frames; at += step, even += step, middle += step, out += step) {
        const Four sum = sums(lanes, filter, even);
        const auto withMiddle = [&](Vec of, std::ptrdiff_t place) HWY_ATTR {
            hn::StoreU(hn::Mul(half, hn::Add(of, hn::LoadU(lanes, middle + place))), lanes, out + place);
        };
        withMiddle(sum.a, 0);
        withMiddle(sum.b, width);
        withMiddle(sum.c, 2 * width);
        withMiddle(sum.d, 3 * width);
    }
}

void layApartOnTarget(const double* in, int frames, double* even, double* odd) {
    const Lanes lanes;
    for (int at = 0; at < frames; at += static_cast<int>(hn::Lanes(lanes))) {
        Vec first, second;
        hn::LoadInterleaved2(lanes, in + 2 * at, first, second);
        hn::StoreU(first, lanes, even + at);
        hn::StoreU(second, lanes, odd + at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(doubleRateOnTarget);
HWY_EXPORT(halveRateOnTarget);
HWY_EXPORT(layApartOnTarget);

void doubleRate(const HalfBand& filter, const double* in, int frames, double* out) {
    HWY_DYNAMIC_DISPATCH(doubleRateOnTarget)(filter, in, frames, out);
}

void halveRate(const HalfBand& filter, const double* even, const double* odd, int frames, double* out) {
    HWY_DYNAMIC_DISPATCH(halveRateOnTarget)(filter, even, odd, frames, out);
}

void layApart(const double* in, int frames, double* even, double* odd) {
    HWY_DYNAMIC_DISPATCH(layApartOnTarget)(in, frames, even, odd);
}

} // namespace engine::dsp
#endif
