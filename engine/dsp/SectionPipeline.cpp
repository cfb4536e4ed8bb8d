#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/dsp/SectionPipeline.cpp"
#include <hwy/foreach_target.h>

#include "engine/dsp/SectionPipeline.h"

#include <hwy/highway.h>

#include <type_traits>

HWY_BEFORE_NAMESPACE();
namespace engine::dsp::HWY_NAMESPACE {

#if HWY_MAX_BYTES >= 32

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, 8>;
using Half = hn::Half<Tag>;
using Pair = hn::CappedTag<double, 2>;
using Vector = hn::Vec<Tag>;
constexpr int lanes = HWY_MAX_BYTES >= 64 ? 8 : 4;
constexpr int sectionsPerVector = lanes / 2;

/// Which section works in that lane of the vector. What a vector's upper half says is what the next one's lower half
/// hears, so that halves need only be moved, not shuffled; halves of four lanes hold a section of the first and one of
/// the second half of all.
template <int vectors>
constexpr int sectionIn(int vector, int lane) {
    const int position = 2 * vector + lane / (lanes / 2);
    return lane % (lanes / 2) / 2 * 2 * vectors + position;
}

template <int vectors>
using Local = std::array<std::array<double, lanes>, vectors>;

template <int vectors>
void gather(const SectionGroup::Row& row, int first, Local<vectors>& local) {
    for (int v = 0; v < vectors; ++v)
        for (int lane = 0; lane < lanes; ++lane)
            local[v][lane] = row[static_cast<std::size_t>(first + sectionIn<vectors>(v, lane))][lane % 2];
}

template <int vectors>
void scatter(const Local<vectors>& local, int first, SectionGroup::Row& row) {
    for (int v = 0; v < vectors; ++v)
        for (int lane = 0; lane < lanes; ++lane)
            row[static_cast<std::size_t>(first + sectionIn<vectors>(v, lane))][lane % 2] = local[v][lane];
}

/// What the sections of the first vector hear: a new frame, and what their neighbours said.
template <int vectors>
HWY_INLINE Vector firstHears(hn::Vec<Pair> fresh, const Vector (&said)[vectors]) {
    const Tag d;
#if HWY_MAX_BYTES >= 64
    const auto last = hn::UpperHalf(Half(), said[vectors - 1]);
    return hn::Combine(d, hn::LowerHalf(said[0]), hn::Combine(Half(), hn::LowerHalf(last), fresh));
#else
    return hn::Combine(d, hn::LowerHalf(said[0]), fresh);
#endif
}

HWY_INLINE hn::Vec<Pair> lastSays(Vector said) {
#if HWY_MAX_BYTES >= 64
    return hn::UpperHalf(Pair(), hn::UpperHalf(Half(), said));
#else
    return hn::UpperHalf(Pair(), said);
#endif
}

/// `vectors` vectors of sections from `first` on. At step n each section works on the frame n - its place; at both ends
/// some have none, and those keep their memories.
template <int vectors>
void run(SectionGroup& group, int first, double* sound, int frames) {
    const Tag d;
    constexpr int depth = vectors * sectionsPerVector;
    HWY_ALIGN Local<vectors> lowIn, bandToBand, direct, fromBand, fromLow, memory, place;
    gather<vectors>(group.lowIn, first, lowIn);
    gather<vectors>(group.bandToBand, first, bandToBand);
    gather<vectors>(group.direct, first, direct);
    gather<vectors>(group.fromBand, first, fromBand);
    gather<vectors>(group.fromLow, first, fromLow);
    Vector band[vectors], low[vectors], said[vectors];
    gather<vectors>(group.band, first, memory);
    for (int v = 0; v < vectors; ++v) band[v] = hn::LoadU(d, memory[v].data());
    gather<vectors>(group.low, first, memory);
    for (int v = 0; v < vectors; ++v) {
        low[v] = hn::LoadU(d, memory[v].data());
        said[v] = hn::Zero(d);
        for (int lane = 0; lane < lanes; ++lane) place[v][lane] = sectionIn<vectors>(v, lane);
    }
    const auto step = [&](int n, auto atAnEnd) HWY_ATTR {
        Vector in[vectors];
        for (int v = 1; v < vectors; ++v) in[v] = hn::ConcatLowerUpper(d, said[v], said[v - 1]);
        in[0] = firstHears<vectors>(hn::LoadU(Pair(), sound + 2 * (atAnEnd() && n >= frames ? 0 : n)), said);
        for (int v = 0; v < vectors; ++v) {
            const auto rise = hn::Mul(hn::LoadU(d, lowIn[v].data()), hn::Sub(in[v], low[v]));
            const auto sum = hn::Add(band[v], rise);
            const auto straight = hn::Mul(hn::LoadU(d, direct[v].data()), in[v]);
            said[v] = hn::Add(hn::Add(straight, hn::Mul(hn::LoadU(d, fromBand[v].data()), band[v])),
                              hn::Mul(hn::LoadU(d, fromLow[v].data()), low[v]));
            const auto lowNext = hn::Add(low[v], sum);
            const auto bandNext = hn::Add(hn::Mul(hn::LoadU(d, bandToBand[v].data()), sum), rise);
            if constexpr (atAnEnd()) {
                const auto own = hn::LoadU(d, place[v].data());
                const auto works = hn::And(hn::Le(own, hn::Set(d, n)), hn::Gt(own, hn::Set(d, n - frames)));
                low[v] = hn::IfThenElse(works, lowNext, low[v]);
                band[v] = hn::IfThenElse(works, bandNext, band[v]);
            } else {
                low[v] = lowNext;
                band[v] = bandNext;
            }
        }
        const int done = n - (depth - 1);
        if (!atAnEnd() || done >= 0) hn::StoreU(lastSays(said[vectors - 1]), Pair(), sound + 2 * done);
    };
    int n = 0;
    for (; n < depth - 1; ++n) step(n, std::true_type());
    for (; n < frames; ++n) step(n, std::false_type());
    for (; n < frames + depth - 1; ++n) step(n, std::true_type());
    for (int v = 0; v < vectors; ++v) hn::StoreU(band[v], d, memory[v].data());
    scatter<vectors>(memory, first, group.band);
    for (int v = 0; v < vectors; ++v) hn::StoreU(low[v], d, memory[v].data());
    scatter<vectors>(memory, first, group.low);
}

constexpr int mostVectors = lanes == 8 ? 6 : 8; // At once: found by measuring.

template <int vectors = mostVectors>
void runSome(SectionGroup& group, int wanted, int first, double* sound, int frames) {
    if (wanted == vectors) return run<vectors>(group, first, sound, frames);
    if constexpr (vectors > 1) runSome<vectors - 1>(group, wanted, first, sound, frames);
}

void runThroughOnTarget(SectionGroup& group, Lanes* frames, int count) {
    double* const sound = reinterpret_cast<double*>(frames);
    const int vectors = (group.count + sectionsPerVector - 1) / sectionsPerVector;
    const int rounds = (vectors + mostVectors - 1) / mostVectors;
    int done = 0;
    for (int round = 0; round < rounds; ++round) {
        const int share = (vectors - done + rounds - round - 1) / (rounds - round);
        runSome(group, share, done * sectionsPerVector, sound, count);
        done += share;
    }
}

#else

void runThroughOnTarget(SectionGroup& group, Lanes* frames, int count) {
    constexpr std::size_t together = 4; // The CPU works on one while another waits for its own last result.
    for (std::size_t first = 0; first < static_cast<std::size_t>(group.count); first += together) {
        std::array<RestingBiquad<Lanes>, together> sections;
        std::array<Lanes, together> band, low;
        for (std::size_t k = 0; k < together; ++k) {
            sections[k] = group.section(first + k);
            band[k] = group.band[first + k];
            low[k] = group.low[first + k];
        }
        for (int i = 0; i < count; ++i) {
            Lanes x = frames[i];
            for (std::size_t k = 0; k < together; ++k) x = sections[k].process(x, band[k], low[k]);
            frames[i] = x;
        }
        for (std::size_t k = 0; k < together; ++k) {
            group.band[first + k] = band[k];
            group.low[first + k] = low[k];
        }
    }
}

#endif

} // namespace engine::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine::dsp {

HWY_EXPORT(runThroughOnTarget);

void SectionGroup::clear() noexcept {
    for (Row* const row : {&lowIn, &bandToBand, &fromBand, &fromLow, &band, &low}) row->fill(Lanes{});
    direct.fill(bothLanes(1.0));
    count = 0;
}

void SectionGroup::append(const RestingBiquad<Lanes>& section) noexcept {
    const auto k = static_cast<std::size_t>(count++);
    lowIn[k] = section.lowIn;
    bandToBand[k] = section.bandToBand;
    direct[k] = section.direct;
    fromBand[k] = section.fromBand;
    fromLow[k] = section.fromLow;
}

void runThrough(SectionGroup& group, Lanes* sound, int frames) noexcept {
    HWY_DYNAMIC_DISPATCH(runThroughOnTarget)(group, sound, frames);
}

} // namespace engine::dsp
#endif
