#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/delivery/DitherKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/delivery/DitherKernel.h"
#include "engine/delivery/DitherNumbers.h"

#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace engine::delivery::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, 8>;
using Counts = hn::RebindToUnsigned<Tag>;
using Words = hn::Rebind<std::int32_t, Tag>;
using Vector = hn::Vec<Tag>;
constexpr std::size_t mostLanes = 8;

HWY_INLINE hn::Vec<Counts> mixed(hn::Vec<Counts> bits) {
    const Counts d;
    bits = hn::Mul(hn::Xor(bits, hn::ShiftRight<30>(bits)), hn::Set(d, numbers::firstFactor));
    bits = hn::Mul(hn::Xor(bits, hn::ShiftRight<27>(bits)), hn::Set(d, numbers::secondFactor));
    return hn::Xor(bits, hn::ShiftRight<31>(bits));
}

/// Of numbers under 2^32, exactly: as the mantissa of one whose units they are.
HWY_INLINE Vector toDouble(hn::Vec<Counts> whole) {
    const Tag d;
    const auto units = hn::BitCast(Counts(), hn::Set(d, 0x1p52));
    return hn::Sub(hn::BitCast(d, hn::Or(whole, units)), hn::Set(d, 0x1p52));
}

HWY_INLINE Vector dither(bool highPassed, hn::Vec<Counts> counts) {
    const Counts d;
    const auto bits = mixed(counts);
    const auto uniform = toDouble(hn::ShiftRight<32>(bits));
    const auto other = highPassed ? toDouble(hn::ShiftRight<32>(mixed(hn::Sub(counts, hn::Set(d, numbers::golden)))))
                                  : toDouble(hn::And(bits, hn::Set(d, std::uint64_t{0xffffffff})));
    return hn::Mul(hn::Sub(uniform, other), hn::Set(Tag(), 0x1p-32));
}

/// What mixed makes the numbers of a channel's next frames of, a frame a lane.
HWY_INLINE hn::Vec<Counts> countsFrom(std::uint64_t stream, core::FramePos frame) {
    HWY_ALIGN std::uint64_t counts[mostLanes];
    for (std::size_t k = 0; k < mostLanes; ++k)
        counts[k] = numbers::countAt(stream, frame + static_cast<core::FramePos>(k));
    return hn::Load(Counts(), counts);
}

/// As many frames of one channel as there are lanes, in place; their words, left-justified.
HWY_INLINE hn::Vec<Words> roundSome(const TpdfRounding& how, hn::Vec<Counts> counts, double* samples) {
    const Tag d;
    const double full = static_cast<double>(std::int64_t{1} << (how.bits - 1));
    const double justified = static_cast<double>(std::int64_t{1} << (32 - how.bits));
    const auto steps = hn::Add(hn::Mul(hn::LoadU(d, samples), hn::Set(d, full)), dither(how.highPassed, counts));
    const auto number = hn::IfThenElseZero(hn::Eq(steps, steps), steps);
    const auto held = hn::Min(hn::Max(number, hn::Set(d, -full)), hn::Set(d, full - 1.0));
    const auto word = hn::Floor(hn::Add(held, hn::Set(d, 0.5)));
    hn::StoreU(hn::Mul(word, hn::Set(d, 1.0 / full)), d, samples);
    return hn::DemoteTo(Words(), hn::Mul(word, hn::Set(d, justified)));
}

void roundWithTpdfOnTarget(const TpdfRounding& how, core::FramePos frame, dsp::StereoBlock block,
                           std::int32_t* interleaved) {
    const int lanes = static_cast<int>(hn::Lanes(Tag()));
    const auto onward = hn::Set(Counts(), static_cast<std::uint64_t>(lanes) * numbers::golden);
    auto leftCounts = countsFrom(how.streams[0], frame);
    auto rightCounts = countsFrom(how.streams[1], frame);
    const auto round = [&](double* left, double* right, std::int32_t* words) HWY_ATTR {
        const auto leftWords = roundSome(how, leftCounts, left);
        const auto rightWords = roundSome(how, rightCounts, right);
        hn::StoreInterleaved2(leftWords, rightWords, Words(), words);
        leftCounts = hn::Add(leftCounts, onward);
        rightCounts = hn::Add(rightCounts, onward);
    };
    int at = 0;
    for (; at + lanes <= block.frames(); at += lanes) round(block.left + at, block.right + at, interleaved + 2 * at);
    const int rest = block.frames() - at;
    if (rest == 0) return;
    std::array<double, mostLanes> left{}, right{};
    std::array<std::int32_t, 2 * mostLanes> words{};
    std::copy_n(block.left + at, rest, left.begin());
    std::copy_n(block.right + at, rest, right.begin());
    round(left.data(), right.data(), words.data());
    std::copy_n(left.begin(), rest, block.left + at);
    std::copy_n(right.begin(), rest, block.right + at);
    std::copy_n(words.begin(), 2 * rest, interleaved + 2 * at);
}

} // namespace engine::delivery::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::delivery {

HWY_EXPORT(roundWithTpdfOnTarget);

void roundWithTpdf(const TpdfRounding& how, core::FramePos frame, dsp::StereoBlock block,
                   std::int32_t* interleaved) noexcept {
    HWY_DYNAMIC_DISPATCH(roundWithTpdfOnTarget)(how, frame, block, interleaved);
}

} // namespace engine::delivery
#endif
