#include "engine/dsp/Bs1770Peak.h"

#include "engine/dsp/GainLaw.h"

#include <algorithm>
#include <cstddef>

namespace engine::dsp {

namespace {

constexpr std::size_t taps = 12;
using Phase = std::array<double, taps>;

/// As printed, times 8192. The other two phases are these backwards.
constexpr Phase first = {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68};
constexpr Phase second = {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155};
constexpr double unit = 8192.0;

/// The most that a point can be, against the highest sample in its reach.
constexpr double most = 2.03;

struct Pair {
    double even = 0.0, odd = 0.0;
};

/// A phase and the same backwards, by the sums and the differences of the samples on either side of their middle.
constexpr std::array<Pair, taps / 2> paired(const Phase& phase) {
    std::array<Pair, taps / 2> pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double left = phase[i] / unit, right = phase[taps - 1 - i] / unit;
        pairs[i] = {(left + right) / 2.0, (left - right) / 2.0};
    }
    return pairs;
}

constexpr auto outer = paired(first);
constexpr auto inner = paired(second);

Lanes magnitude(Lanes x) noexcept {
    return highest(x, -x);
}

/// The highest of the points between the sixth and the seventh of twelve samples.
Lanes readingOf(const Lanes* samples) noexcept {
    Lanes outerEven{}, outerOdd{}, innerEven{}, innerOdd{};
    for (std::size_t i = 0; i < taps / 2; ++i) {
        const Lanes sum = samples[i] + samples[taps - 1 - i];
        const Lanes difference = samples[i] - samples[taps - 1 - i];
        outerEven += outer[i].even * sum;
        outerOdd += outer[i].odd * difference;
        innerEven += inner[i].even * sum;
        innerOdd += inner[i].odd * difference;
    }
    // The higher of |a + b| and |a - b|.
    return highest(magnitude(outerEven) + magnitude(outerOdd), magnitude(innerEven) + magnitude(innerOdd));
}

} // namespace

void Bs1770Peak::process(StereoBlock quantum, PeakHold<Lanes>::Quantum& readings, double floor) noexcept {
    std::copy(past_.end() - earlier, past_.end(), past_.begin());
    for (std::size_t i = 0; i < quantumFrames; ++i) past_[earlier + i] = Lanes{quantum.left[i], quantum.right[i]};
    const auto loudest = highestOf<Lanes>(past_.size(), [&](std::size_t i) { return magnitude(past_[i]); });
    if (most * std::max(loudest[0], loudest[1]) <= floor) {
        readings.fill(Lanes{});
        return;
    }
    for (std::size_t i = 0; i < quantumFrames; ++i) readings[i] = readingOf(past_.data() + i);
}

} // namespace engine::dsp
