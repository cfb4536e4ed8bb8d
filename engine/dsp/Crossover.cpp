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

void Crossover::aim(const Splits& splits, Arrival how) noexcept {
    jump_ = how.frame();
    double splitHz = 0.0;
    for (std::size_t i = 0; i + 1 < count_; ++i) {
        splitHz = std::max(splitHz, splits[i]);
        octaves_[i].glide(fixed::log2(splitHz), how.quanta());
        if (how.atOnce()) place(i);
    }
}

void Crossover::reset() noexcept {
    for (std::size_t i = 0; i + 1 < count_; ++i) {
        splits_[i] = {};
        octaves_[i].finish();
        place(i);
    }
}

Crossover::Filter Crossover::filterAt(double octave) const noexcept {
    const double g = tangent(fixed::exp2(octave), rate_);
    const double share = 2.0 / (1.0 + g * (g + damping));
    return {share, g * share, g * g * share};
}

/// Where its glide is now, with the memories that it has.
void Crossover::place(std::size_t split) noexcept {
    SplitFilters& filters = splits_[split];
    const double before = at_[split].tangent();
    at_[split] = filterAt(octaves_[split].value());
    const double now = at_[split].tangent();
    if (filters.outOfSum != 0.0 && before != now)
        for (Lanes& band : filters.band) band = band * (now / before);
    filters.bandSum = at_[split].bandSum;
    filters.lowIn = at_[split].lowIn;
    filters.outOfSum = damping / now;
}

/// One quantum of one split, with the memories as they are without the tangent.
void Crossover::move(std::size_t split, std::span<Band, mostBands> bands) noexcept {
    SplitFilters& filters = splits_[split];
    Filter filter = at_[split];
    const Filter to = octaves_[split].gliding() ? filterAt(octaves_[split].next()) : filter;
    const Filter step =
        jump_ ? Filter{}
              : Filter{(to.bandSum - filter.bandSum) / quantumFrames, (to.cross - filter.cross) / quantumFrames,
                       (to.lowIn - filter.lowIn) / quantumFrames};
    const auto pass = [&](std::size_t place, Lanes in) {
        Lanes& band = filters.band[place];
        Lanes& low = filters.low[place];
        const Lanes rise = in - low;
        const Lanes sum = filter.bandSum * band + filter.cross * rise;
        const Lanes before = low;
        low = low + (filter.cross * band + filter.lowIn * rise);
        band = sum - band;
        return std::array{0.5 * (before + low), in - damping * sum};
    };
    const double tangentBefore = filter.tangent();
    for (Lanes& band : filters.band) band = band / tangentBefore;
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        if (static_cast<int>(i) == jump_) filter = to;
        filter.bandSum += step.bandSum;
        filter.cross += step.cross;
        filter.lowIn += step.lowIn;
        for (std::size_t j = 0; j < split; ++j) bands[j][i] = pass(2 + j, bands[j][i])[1];
        const auto [lowOnce, both] = pass(0, bands[split][i]);
        const Lanes low = pass(1, lowOnce)[0];
        bands[split][i] = low;
        bands[split + 1][i] = both - low;
    }
    for (Lanes& band : filters.band) band = band * tangentBefore;
    place(split);
}

void Crossover::split(StereoBlock quantum, std::span<Band, mostBands> bands) noexcept {
    assert(quantum.frames() == quantumFrames);
    for (std::size_t i = 0; i < quantumFrames; ++i) bands[0][i] = Lanes{quantum.left[i], quantum.right[i]};
    const auto moves = [](const Smoother& octave) { return octave.gliding(); };
    if (std::ranges::none_of(std::span(octaves_).first(count_ - 1), moves))
        return splitAtRest(std::span(splits_).first(count_ - 1), bands);
    for (std::size_t i = 0; i + 1 < count_; ++i) move(i, bands);
    jump_.reset();
}

} // namespace engine::dsp
