#include "engine/dsp/Shaper.h"

#include "engine/dsp/FixedMath.h"
#include "engine/dsp/Oversampler.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engine::dsp {

namespace {

/// What the lines and the triangle let through of y = sin(w/2)^2, from their sums where the curve is straight:
/// (x[-1] + 4 x[0] + x[1]) / 6, and with points m half way (x[-1] + 6 m + 10 x[0] + 6 m + x[1]) / 24.
double passed(double y, Shaper::Lines lines) {
    const double cos1 = 1.0 - 2.0 * y;
    if (lines == Shaper::Lines::straight) return (4.0 + 2.0 * cos1) / 6.0;
    const double cos2 = 2.0 * cos1 * cos1 - 1.0;
    const double cos3 = cos1 * (4.0 * cos1 * cos1 - 3.0);
    const double points = (150.0 * (1.0 + cos1) - 25.0 * (cos1 + cos2) + 3.0 * (cos2 + cos3)) / 256.0;
    return (10.0 + 2.0 * cos1 + 12.0 * points) / 24.0;
}

/// A sum of cosines: series[k] cos(k w).
using Cosines = std::vector<double>;

/// 2 v series, where v = (1 - cos w) / highest - 1 runs from -1 to 1 as y runs from 0 to `highest`.
Cosines timesTwiceV(const Cosines& series, double highest) {
    Cosines made(series.size() + 1, 0.0);
    for (std::size_t k = 0; k < series.size(); ++k) {
        made[k] += 2.0 * (1.0 / highest - 1.0) * series[k];
        made[k + 1] -= series[k] / highest * (k == 0 ? 2.0 : 1.0);
        if (k > 0) made[k - 1] -= series[k] / highest;
    }
    return made;
}

/// The taps that undo it: Chebyshev's series of 1 / passed over the pass band, as far as its terms count.
std::vector<double> undoing(int factor, Shaper::Lines lines) {
    constexpr int nodes = 48;
    constexpr double counts = 2e-5;
    const double edge = fixed::sin(fixed::pi * Oversampler::passBand / factor);
    const double highest = edge * edge;
    std::vector<double> terms(nodes, 0.0);
    for (int node = 0; node < nodes; ++node) {
        const double angle = fixed::pi * (node + 0.5) / nodes;
        const double value = 1.0 / passed(0.5 * highest * (1.0 + fixed::cos(angle)), lines);
        for (int k = 0; k < nodes; ++k)
            terms[static_cast<std::size_t>(k)] += (k == 0 ? 1.0 : 2.0) / nodes * value * fixed::cos(k * angle);
    }
    while (terms.size() > 2 && std::abs(terms.back()) < counts) terms.pop_back();

    Cosines sum(terms.size(), 0.0);
    Cosines before = {1.0};
    Cosines now = timesTwiceV(before, highest);
    for (double& value : now) value *= 0.5; // The first bend is v itself.
    sum[0] = terms[0];
    for (std::size_t k = 1; k < terms.size(); ++k) {
        for (std::size_t i = 0; i < now.size(); ++i) sum[i] += terms[k] * now[i];
        Cosines next = timesTwiceV(now, highest);
        for (std::size_t i = 0; i < before.size(); ++i) next[i] -= before[i];
        before = std::exchange(now, std::move(next));
    }
    for (std::size_t k = 1; k < sum.size(); ++k) sum[k] *= 0.5; // A cosine is two taps.
    return sum;
}

} // namespace

void Shaper::prepare(int factor, Lines lines) {
    weights_ = undoing(factor, lines);
    ahead_ = lines == Lines::halfway ? 2 : 0;
    const auto quantum = static_cast<std::size_t>(factor * quantumFrames);
    in_.assign(quantum + (lines == Lines::halfway ? 5 : 1), 0.0);
    early_.assign(quantum, 0.0);
    late_.assign(quantum + 1, 0.0);
    joined_.assign(quantum + 2 * static_cast<std::size_t>(reach()), 0.0);
}

void Shaper::reset() noexcept {
    for (auto* const each : {&in_, &early_, &late_, &joined_}) std::ranges::fill(*each, 0.0);
}

/// Where the lines of this quantum end.
const double* Shaper::take(std::span<const double> high) noexcept {
    const auto past = static_cast<std::ptrdiff_t>(in_.size() - high.size());
    std::copy_n(in_.end() - past, past, in_.begin());
    std::ranges::copy(high, in_.begin() + past);
    return in_.data() + past - ahead_;
}

void Shaper::handOut(std::span<double> high) noexcept {
    const auto frames = static_cast<int>(high.size());
    const auto past = static_cast<std::ptrdiff_t>(joined_.size()) - frames;
    std::copy_n(joined_.end() - past, past, joined_.begin());
    joinHalves(early_.data(), late_.data() + 1, frames, joined_.data() + past);
    late_.front() = late_.back();
    symmetricFilter(weights_.data(), reach(), joined_.data() + reach(), frames, high.data());
}

void Shaper::saturate(Bend bend, Slope even, std::span<double> high) noexcept {
    dsp::saturate(bend, take(high), static_cast<int>(high.size()), even, halves());
    handOut(high);
}

void Shaper::takeClipped(Slope kneeStart, std::span<double> high) noexcept {
    dsp::takeClipped(take(high), static_cast<int>(high.size()), kneeStart, halves());
    handOut(high);
}

} // namespace engine::dsp
