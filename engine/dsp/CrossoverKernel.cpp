#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/CrossoverKernel.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/CrossoverKernel.h"

#include <hwy/highway.h>

#include <algorithm>
#include <tuple>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

/// What goes into and comes out of a filter in one frame.
struct Passed {
    Lanes low, all;
};

HWY_INLINE Passed passOne(SplitFilters& split, std::size_t filter, Lanes in) {
    const Lanes before = split.low[filter];
    const Lanes sum = split.bandSum * split.band[filter] + split.lowIn * (in - before);
    split.low[filter] = before + sum;
    split.band[filter] = sum - split.band[filter];
    return {0.5 * (before + split.low[filter]), in - split.outOfSum * sum};
}

HWY_INLINE void splitOne(SplitFilters& split, std::size_t k, std::span<BandSound, mostBands> bands) {
    SplitFilters here = split; // So that it stays in registers.
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        for (std::size_t j = 0; j < k; ++j) bands[j][i] = passOne(here, 2 + j, bands[j][i]).all;
        const auto [lowOnce, all] = passOne(here, 0, bands[k][i]);
        const Lanes low = passOne(here, 1, lowOnce).low;
        bands[k][i] = low;
        bands[k + 1][i] = all - low;
    }
    split = here;
}

#if HWY_MAX_BYTES >= 32

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, 4>;
using Pair = hn::CappedTag<double, 2>;
using Vector = hn::Vec<Tag>;

/// A skewed pipeline: at step n split k works on frame n - 2k. While the first of its low-passes hears that frame, the
/// second and the all-passes hear the frame before: so no filter waits for another, and two share a vector.
template <std::size_t k>
class Stage {
  public:
    Stage(SplitFilters& split, std::span<BandSound, mostBands> bands) : split_(split), bands_(bands) {}

    /// With the memories where they lie, for the steps at both ends, where some filters have no frame.
    void stepAtAnEnd(int n) {
        const int at = n - 2 * static_cast<int>(k);
        if (at >= 1 && at <= quantumFrames) {
            const auto before = static_cast<std::size_t>(at - 1);
            for (std::size_t j = 0; j < k; ++j) bands_[j][before] = passOne(split_, 2 + j, bands_[j][before]).all;
            const Lanes low = passOne(split_, 1, lowOnce_).low;
            bands_[k][before] = low;
            bands_[k + 1][before] = all_ - low;
        }
        if (at < 0 || at >= quantumFrames) return;
        const auto [low, all] = passOne(split_, 0, bands_[k][static_cast<std::size_t>(at)]);
        lowOnce_ = low;
        all_ = all;
    }

    void begin() {
        const Tag d;
        for (std::size_t v = 0; v < vectors; ++v) {
            band_[v] = hn::LoadU(d, values(split_.band[2 * v]));
            low_[v] = hn::LoadU(d, values(split_.low[2 * v]));
        }
        lowOnceNow_ = hn::LoadU(Pair(), values(lowOnce_));
        allNow_ = hn::LoadU(Pair(), values(all_));
    }

    HWY_INLINE void step(int n) {
        const Tag d;
        const auto at = static_cast<std::size_t>(n) - 2 * k;
        for (std::size_t v = 1; v < vectors; ++v) {
            const std::size_t j = 2 * (v - 1);
            const bool isPair = j + 1 < k;
            double* const first = values(bands_[j][at - 1]);
            double* const second = isPair ? values(bands_[j + 1][at - 1]) : first;
            const auto in = hn::Combine(d, hn::LoadU(Pair(), second), hn::LoadU(Pair(), first));
            const auto all = pass(v, in).second;
            hn::StoreU(hn::LowerHalf(all), Pair(), first);
            if (isPair) hn::StoreU(hn::UpperHalf(Pair(), all), Pair(), second);
        }
        const auto fresh = hn::LoadU(Pair(), values(bands_[k][at]));
        const auto [low, all] = pass(0, hn::Combine(d, lowOnceNow_, fresh));
        const auto lowTwice = hn::UpperHalf(Pair(), low);
        hn::StoreU(lowTwice, Pair(), values(bands_[k][at - 1]));
        hn::StoreU(hn::Sub(allNow_, lowTwice), Pair(), values(bands_[k + 1][at - 1]));
        lowOnceNow_ = hn::LowerHalf(low);
        allNow_ = hn::LowerHalf(all);
    }

    void end() {
        const Tag d;
        for (std::size_t v = 0; v < vectors; ++v) {
            hn::StoreU(band_[v], d, values(split_.band[2 * v]));
            hn::StoreU(low_[v], d, values(split_.low[2 * v]));
        }
        hn::StoreU(lowOnceNow_, Pair(), values(lowOnce_));
        hn::StoreU(allNow_, Pair(), values(all_));
    }

  private:
    static constexpr std::size_t vectors = 1 + (k + 1) / 2;

    static double* values(Lanes& lanes) { return reinterpret_cast<double*>(&lanes); }

    /// Low-pass and all-pass.
    HWY_INLINE std::pair<Vector, Vector> pass(std::size_t v, Vector in) {
        const Tag d;
        const auto before = low_[v];
        const auto sum = hn::Add(hn::Mul(hn::Set(d, split_.bandSum), band_[v]),
                                 hn::Mul(hn::Set(d, split_.lowIn), hn::Sub(in, before)));
        low_[v] = hn::Add(before, sum);
        band_[v] = hn::Sub(sum, band_[v]);
        return {hn::Mul(hn::Set(d, 0.5), hn::Add(before, low_[v])),
                hn::Sub(in, hn::Mul(hn::Set(d, split_.outOfSum), sum))};
    }

    SplitFilters& split_;
    std::span<BandSound, mostBands> bands_;
    Lanes lowOnce_{}, all_{}; ///< Of the frame before.
    Vector band_[vectors], low_[vectors];
    hn::Vec<Pair> lowOnceNow_, allNow_;
};

template <std::size_t... k>
void run(std::span<SplitFilters> splits, std::span<BandSound, mostBands> bands, std::index_sequence<k...>) {
    auto stages = std::tuple(Stage<k>(splits[k], bands)...);
    const auto each = [&](auto work) HWY_ATTR { (work(std::get<k>(stages)), ...); };
    constexpr int last = 2 * (static_cast<int>(sizeof...(k)) - 1); ///< How far the last split is behind the first.
    int n = 0;
    for (; n <= last; ++n) each([n](auto& stage) { stage.stepAtAnEnd(n); });
    each([](auto& stage) { stage.begin(); });
    for (; n < quantumFrames; ++n) each([n](auto& stage) HWY_ATTR { stage.step(n); });
    each([](auto& stage) { stage.end(); });
    for (; n <= quantumFrames + last; ++n) each([n](auto& stage) { stage.stepAtAnEnd(n); });
}

template <std::size_t count = mostBands - 1>
void splitAtRestOnTarget(std::span<SplitFilters> splits, std::span<BandSound, mostBands> bands) {
    if constexpr (count == 1)
        splitOne(splits[0], 0, bands); // A pipeline of one would wait for itself.
    else if (splits.size() == count)
        run(splits, bands, std::make_index_sequence<count>());
    else
        splitAtRestOnTarget<count - 1>(splits, bands);
}

#else

void splitAtRestOnTarget(std::span<SplitFilters> splits, std::span<BandSound, mostBands> bands) {
    for (std::size_t k = 0; k < splits.size(); ++k) splitOne(splits[k], k, bands);
}

#endif

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(splitAtRestOnTarget);

void splitAtRest(std::span<SplitFilters> splits, std::span<BandSound, mostBands> bands) noexcept {
    HWY_DYNAMIC_DISPATCH(splitAtRestOnTarget)(splits, bands);
}

} // namespace engine::dsp
#endif
