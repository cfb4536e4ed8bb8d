#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/ResonatorBank.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/ResonatorBank.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, ResonatorBank::groupLanes>;
using Vector = hn::Vec<Tag>;

constexpr std::size_t groupLanes = ResonatorBank::groupLanes;
constexpr std::size_t groups = ResonatorBank::lanes / groupLanes;
constexpr std::size_t together = HWY_MAX_BYTES >= 64 ? 5 : 3; // Groups, as many as there are registers for.
static_assert(groups % together == 0);

/// The lanes `from` + n groups for n < together, whose weighed sum goes to the group's lanes of `sums`.
template <bool weighs>
void run(ResonatorBank& bank, std::size_t from, const double* HWY_RESTRICT drive, double* HWY_RESTRICT sums) {
    const Tag d;
    const auto of = [from](auto& row, std::size_t k) { return row.data() + from + k * groupLanes; };
    Vector a1[together], a2[together], y1[together], y2[together], weight[together], step[together];
    Vector energy[together], rising[together];
    const Vector perFrame = hn::Set(d, 1.0 / quantumFrames);
    for (std::size_t k = 0; k < together; ++k) {
        a1[k] = hn::LoadU(d, of(bank.a1, k));
        a2[k] = hn::LoadU(d, of(bank.a2, k));
        y1[k] = hn::LoadU(d, of(bank.y1, k));
        y2[k] = hn::LoadU(d, of(bank.y2, k));
        weight[k] = hn::LoadU(d, of(bank.weight, k));
        step[k] = hn::Mul(hn::Sub(hn::LoadU(d, of(bank.weightToCome, k)), weight[k]), perFrame);
        energy[k] = rising[k] = hn::Zero(d);
    }
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        const double* const frame = drive + 2 * i;
        const Vector in = hn::Lanes(d) == 1 ? hn::Set(d, frame[from % 2]) : hn::LoadDup128(d, frame);
        const Vector share = hn::Set(d, (static_cast<double>(i) + 0.5) / quantumFrames);
        double* const sum = sums + i * groupLanes + from % groupLanes;
        Vector heard = weighs ? hn::LoadU(d, sum) : hn::Zero(d);
        for (std::size_t k = 0; k < together; ++k) {
            const Vector y = hn::Sub(hn::Sub(in, hn::Mul(a2[k], y2[k])), hn::Mul(a1[k], y1[k]));
            y2[k] = y1[k];
            y1[k] = y;
            const Vector square = hn::Mul(y, y);
            energy[k] = hn::Add(energy[k], square);
            rising[k] = hn::Add(rising[k], hn::Mul(share, square));
            if (!weighs) continue;
            weight[k] = hn::Add(weight[k], step[k]);
            heard = hn::Add(heard, hn::Mul(weight[k], y));
        }
        if (weighs) hn::StoreU(heard, d, sum);
    }
    for (std::size_t k = 0; k < together; ++k) {
        hn::StoreU(y1[k], d, of(bank.y1, k));
        hn::StoreU(y2[k], d, of(bank.y2, k));
        hn::StoreU(energy[k], d, of(bank.energy, k));
        hn::StoreU(rising[k], d, of(bank.risingEnergy, k));
    }
}

/// Whatever the width of a vector, a lane of the sums gets its groups in their order.
template <bool weighs>
void runAll(ResonatorBank& bank, const double* drive, double* sums) {
    for (std::size_t lane = 0; lane < groupLanes; lane += hn::Lanes(Tag()))
        for (std::size_t group = 0; group < groups; group += together)
            run<weighs>(bank, lane + group * groupLanes, drive, sums);
}

void hearOnTarget(ResonatorBank& bank, const double* drive) {
    runAll<false>(bank, drive, nullptr);
}

void weighOnTarget(ResonatorBank& bank, const double* drive, double* sums) {
    runAll<true>(bank, drive, sums);
}

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(hearOnTarget);
HWY_EXPORT(weighOnTarget);

void hear(ResonatorBank& bank, const ResonatorBank::Sound& drive) noexcept {
    alignas(64) ResonatorBank::Sound in = drive;
    HWY_DYNAMIC_DISPATCH(hearOnTarget)(bank, in.data());
}

ResonatorBank::Sound hearAndWeigh(ResonatorBank& bank, const ResonatorBank::Sound& drive) noexcept {
    constexpr std::size_t wide = ResonatorBank::groupLanes;
    alignas(64) ResonatorBank::Sound in = drive;
    alignas(64) std::array<double, quantumFrames * wide> sums{};
    HWY_DYNAMIC_DISPATCH(weighOnTarget)(bank, in.data(), sums.data());
    bank.weight = bank.weightToCome;
    ResonatorBank::Sound weighed;
    for (std::size_t i = 0; i < quantumFrames; ++i)
        for (std::size_t channel = 0; channel < 2; ++channel) {
            const double* const sum = sums.data() + i * wide + channel;
            weighed[2 * i + channel] = (sum[0] + sum[2]) + (sum[4] + sum[6]);
        }
    return weighed;
}

} // namespace engine::dsp
#endif
