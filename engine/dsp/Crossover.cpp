#include "engine/dsp/Crossover.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>

namespace engine::dsp {

namespace {

constexpr double damping = 1.41421356237309504880; // Butterworth.

double tangent(double hz, int rate) noexcept {
    return fixed::tan(fixed::pi * hz / rate);
}

} // namespace

double bandMagnitudeDb(const Splits& splits, std::size_t bands, std::size_t band, double hz, int rate) noexcept {
    const double here = tangent(hz, rate);
    double gain = 1.0;
    double splitHz = 0.0;
    for (std::size_t i = 0; i < bands - 1 && i <= band; ++i) {
        splitHz = std::max(splitHz, splits[i]);
        const double square = here / tangent(splitHz, rate) * (here / tangent(splitHz, rate));
        const double low = 1.0 / (1.0 + square * square);
        gain *= i == band ? low : square * square * low;
    }
    return fixed::gainToDb(gain);
}

void Crossover::prepare(int rate, std::size_t bands) noexcept {
    assert(bands >= 2 && bands <= mostBands);
    rate_ = rate;
    count_ = bands;
}

void Crossover::aim(const Splits& splits, int glideFrames) noexcept {
    double splitHz = 0.0;
    for (std::size_t i = 0; i + 1 < count_; ++i) {
        splitHz = std::max(splitHz, splits[i]);
        splits_[i].octave.glide(fixed::log2(splitHz), glideFrames / quantumFrames);
        if (glideFrames == 0) splits_[i].filter = filterAt(splits_[i].octave.value());
    }
}

void Crossover::reset() noexcept {
    for (auto& split : splits_) {
        split.octave.finish();
        split.filter = filterAt(split.octave.value());
        split.first = split.second = {};
        split.allPasses = {};
    }
}

Crossover::Filter Crossover::filterAt(double octave) const noexcept {
    const double g = tangent(fixed::exp2(octave), rate_);
    const double share = 2.0 / (1.0 + g * (g + damping));
    return {share, g * share, g * g * share};
}

template <std::size_t below, bool moving>
void Crossover::run(Split& split, const Filter& to, std::span<Band, mostBands> bands) noexcept {
    Filter filter = moving ? split.filter : to;
    const Filter step{(to.bandSum - split.filter.bandSum) / quantumFrames,
                      (to.cross - split.filter.cross) / quantumFrames, (to.lowIn - split.filter.lowIn) / quantumFrames};
    const auto allPass = [&filter](Memory& memory, Lanes in) {
        const Lanes rise = in - memory.low;
        const Lanes sum = filter.bandSum * memory.band + filter.cross * rise;
        memory.low = memory.low + (filter.cross * memory.band + filter.lowIn * rise);
        memory.band = sum - memory.band;
        return in - damping * sum;
    };
    Memory first = split.first;
    Memory second = split.second;
    std::array<Memory, below == 0 ? 1 : below> passes;
    std::copy_n(split.allPasses.begin(), below, passes.begin());
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        if constexpr (moving) {
            filter.bandSum += step.bandSum;
            filter.cross += step.cross;
            filter.lowIn += step.lowIn;
        }
        for (std::size_t j = 0; j < below; ++j) bands[j][i] = allPass(passes[j], bands[j][i]);
        const Lanes before = first.low;
        const Lanes both = allPass(first, bands[below][i]);
        const Lanes lowOnce = 0.5 * (before + first.low);
        const Lanes beforeTwice = second.low;
        allPass(second, lowOnce);
        const Lanes low = 0.5 * (beforeTwice + second.low);
        bands[below][i] = low;
        bands[below + 1][i] = both - low;
    }
    split.first = first;
    split.second = second;
    std::copy_n(passes.begin(), below, split.allPasses.begin());
    split.filter = to;
}

template <std::size_t below>
void Crossover::run(std::span<Band, mostBands> bands) noexcept {
    if constexpr (below + 1 < mostBands) {
        if (below + 1 >= count_) return;
        Split& split = splits_[below];
        if (split.octave.gliding())
            run<below, true>(split, filterAt(split.octave.next()), bands);
        else
            run<below, false>(split, split.filter, bands);
        run<below + 1>(bands);
    }
}

void Crossover::split(StereoBlock quantum, std::span<Band, mostBands> bands) noexcept {
    assert(quantum.frames() == quantumFrames);
    for (std::size_t i = 0; i < quantumFrames; ++i) bands[0][i] = Lanes{quantum.left[i], quantum.right[i]};
    run<0>(bands);
}

} // namespace engine::dsp
