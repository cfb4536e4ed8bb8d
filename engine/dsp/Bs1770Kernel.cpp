#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/Bs1770Kernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/Bs1770Kernel.h"

#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void readBs1770OnTarget(const Lanes* samples, int frames, Lanes* readings) {
    const hn::CappedTag<double, 8> d;
    const double* const heard = reinterpret_cast<const double*>(samples);
    double* const said = reinterpret_cast<double*>(readings);
    for (int at = 0; at < 2 * frames; at += static_cast<int>(hn::Lanes(d))) {
        auto outerEven = hn::Zero(d), outerOdd = hn::Zero(d), innerEven = hn::Zero(d), innerOdd = hn::Zero(d);
        for (int i = 0; i < bs1770::taps / 2; ++i) {
            const auto before = hn::LoadU(d, heard + at + 2 * i);
            const auto behind = hn::LoadU(d, heard + at + 2 * (bs1770::taps - 1 - i));
            const auto sum = hn::Add(before, behind);
            const auto difference = hn::Sub(before, behind);
            const auto& [evenOuter, oddOuter] = bs1770::outer[static_cast<std::size_t>(i)];
            const auto& [evenInner, oddInner] = bs1770::inner[static_cast<std::size_t>(i)];
            outerEven = hn::Add(outerEven, hn::Mul(hn::Set(d, evenOuter), sum));
            outerOdd = hn::Add(outerOdd, hn::Mul(hn::Set(d, oddOuter), difference));
            innerEven = hn::Add(innerEven, hn::Mul(hn::Set(d, evenInner), sum));
            innerOdd = hn::Add(innerOdd, hn::Mul(hn::Set(d, oddInner), difference));
        }
        // The higher of |a + b| and |a - b|.
        const auto highestOuter = hn::Add(hn::Abs(outerEven), hn::Abs(outerOdd));
        const auto highestInner = hn::Add(hn::Abs(innerEven), hn::Abs(innerOdd));
        hn::StoreU(hn::Max(highestOuter, highestInner), d, said + at);
    }
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(readBs1770OnTarget);

void readBs1770(const Lanes* samples, int frames, Lanes* readings) noexcept {
    HWY_DYNAMIC_DISPATCH(readBs1770OnTarget)(samples, frames, readings);
}

} // namespace engine::dsp
#endif
