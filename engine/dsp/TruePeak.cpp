#include "engine/dsp/TruePeak.h"

#include "engine/dsp/KaiserWindow.h"
#include "engine/dsp/TruePeakKernel.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace engine::dsp {

namespace {

/// Kaiser's window for 62 dB: 64 taps at eight times the rate then pass 0 .. 0.471 of the rate within
/// 0.01 dB. Its half width is that of the filter.
double window(double distance) {
    constexpr double beta = 5.9;
    return kaiserWindow(distance, PeakFilter::taps / 2, beta);
}

/// sin(pi k / 8), k = 1 .. 7, by half angles.
double sineOfEighths(int k) {
    const double cosine45 = std::sqrt(0.5);
    switch (std::min(k, 8 - k)) {
    case 1:
        return std::sqrt((1.0 - cosine45) / 2.0);
    case 2:
        return cosine45;
    case 3:
        return std::sqrt((1.0 + cosine45) / 2.0);
    default:
        return 1.0;
    }
}

/// sin(pi k / 16), k = 1 .. 15, by half angles.
double sineOfSixteenths(int k) {
    if (k % 2 == 0) return sineOfEighths(k / 2);
    const int low = std::min(k, 16 - k);
    const double cosine = low < 4 ? sineOfEighths(4 - low) : -sineOfEighths(low - 4); // Of twice the angle.
    return std::sqrt((1.0 - cosine) / 2.0);
}

/// The 64 weights of the point k/16 after the 32nd sample; they sum to 1.
std::array<double, PeakFilter::taps> weightsOf(int k) {
    constexpr double pi = 3.14159265358979323846;
    std::array<double, PeakFilter::taps> weights{};
    double sum = 0.0;
    for (int tap = 0; tap < PeakFilter::taps; ++tap) {
        const double distance = k / 16.0 - (tap - (PeakFilter::taps / 2 - 1));
        const double sign = tap % 2 == 1 ? 1.0 : -1.0; // sin(pi d) of a place in sixteenths.
        const double weight = sign * sineOfSixteenths(k) / (pi * distance) * window(distance);
        weights[static_cast<std::size_t>(tap)] = weight;
        sum += weight;
    }
    for (auto& weight : weights) weight /= sum;
    return weights;
}

/// How much of the largest second difference of the samples one second difference of the weights lets through: the
/// filter that remains when the weights are summed twice. `weights` sum to 0, and so do their first moments.
double bendOf(std::span<const double> weights) {
    double once = 0.0;
    double twice = 0.0;
    double sum = 0.0;
    for (const double weight : weights) {
        once += weight;
        twice += once;
        sum += std::abs(twice);
    }
    return sum;
}

/// A point is a straight line between its two samples and a rest that knows nothing of straight lines, so that second
/// differences alone bound it; music has small ones. The two samples' shares keep the first moment, so they differ from
/// k/16 by parts in ten thousand, and stay between 0 and 1.
double bendOfPoint(std::array<double, PeakFilter::taps> weights) {
    constexpr std::size_t before = PeakFilter::taps / 2 - 1;
    double share = 0.0;
    for (std::size_t tap = 0; tap < weights.size(); ++tap)
        share += weights[tap] * (static_cast<double>(tap) - static_cast<double>(before));
    weights[before] -= 1.0 - share;
    weights[before + 1] -= share;
    return bendOf(weights);
}

PeakFilter designed() {
    PeakFilter filter;
    std::array<double, 4> worst{}; // By the number of points: 2, 4, 8, 16.
    for (std::size_t k = 1; k <= 8; ++k) {
        const auto weights = weightsOf(static_cast<int>(k));
        for (std::size_t tap = 0; tap < filter.eighths.size(); ++tap) {
            const double left = weights[tap];
            const double right = weights[PeakFilter::taps - 1 - tap];
            const auto even = static_cast<float>((left + right) / 2.0);
            const auto odd = static_cast<float>((left - right) / 2.0);
            if (k % 2 == 1) {
                filter.sixteenths[tap].even[k / 2] = even;
                filter.sixteenths[tap].odd[k / 2] = odd;
            } else {
                filter.eighths[tap].even[k / 2 - 1] = even;
                if (k < 8) filter.eighths[tap].odd[k / 2 - 1] = odd;
            }
        }
        const double bend = bendOfPoint(weights);
        for (std::size_t n = 0; n < worst.size(); ++n)
            if (k % (8U >> n) == 0) worst[n] = std::max(worst[n], bend);
    }
    // A parabola rises by an eighth of the points' second difference at most, which lets 0.09 of the samples' through
    // at eight points a frame, and goes with the square of their distance; single-precision sums over smooth sound that
    // is louder at the ends of the reach can add 0.008.
    constexpr std::array parabola = {16.0 * 0.09 / 8.0, 4.0 * 0.09 / 8.0, 0.09 / 8.0, 0.09 / 8.0};
    constexpr double rounding = 0.01;
    for (std::size_t n = 0; n < worst.size(); ++n)
        filter.bendGain[n] = static_cast<float>(worst[n] + parabola[n] + rounding);
    return filter;
}

} // namespace

const PeakFilter& peakFilter() {
    static const PeakFilter filter = designed();
    return filter;
}

TruePeak::TruePeak(int points) : points_(points) {
    assert(points == 1 || points == 2 || points == 4 || points == 8 || points == 16);
    // The first call finds out what the CPU can do: not on the audio thread.
    std::array<float, 32> peaks{};
    peaksBetween(8, narrow_.data() + 1, 0, peaks.data());
    const auto& gains = peakFilter().bendGain;
    if (points > 1)
        bendGain_ = double{gains[static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(points))) - 1]};
}

void TruePeak::reset() noexcept {
    exact_.fill(0.0);
    narrow_.fill(0.0f);
}

void TruePeak::process(std::span<const double> in, std::span<double> peaks, double floor) noexcept {
    assert(in.size() == peaks.size());
    for (std::size_t at = 0; at < in.size(); at += stretch) {
        auto* peak = peaks.data() + at;
        take(in.subspan(at, std::min(stretch, in.size() - at)), floor, [&](const Step& step) {
            for (std::size_t i = 0; i < step.samples.size(); ++i) {
                const double sample = std::abs(step.samples[i]);
                const double point = step.points ? double{step.points[i]} : 0.0;
                *peak++ = point > floor ? std::max(sample, point) : sample;
            }
        });
    }
}

double TruePeak::highest(std::span<const double> in, double floor) noexcept {
    double highest = 0.0;
    for (std::size_t at = 0; at < in.size(); at += stretch) {
        const double level = std::max(floor, highest);
        take(in.subspan(at, std::min(stretch, in.size() - at)), level, [&](const Step& step) {
            if (step.bound <= highest) return;
            for (std::size_t i = 0; i < step.samples.size(); ++i) {
                const double point = step.points ? double{step.points[i]} : 0.0;
                highest = std::max({highest, std::abs(step.samples[i]), point > level ? point : 0.0});
            }
        });
    }
    return highest;
}

/// Finds the bounds of the first `cells` cells.
void TruePeak::look(std::size_t cells) noexcept {
    constexpr std::size_t side = reach / cell; // Cells in reach on either side.
    std::array<PeakCell, stretch / cell + 2 * side> found;
    lookAt(narrow_.data(), static_cast<int>(cells + 2 * side), found.data());
    for (std::size_t k = 0; k < cells; ++k) {
        // The last sample's neighbour lies in the next cell.
        const double sample = double{std::max(found[k + side].highest, std::abs(narrow_[(k + side + 1) * cell]))};
        double bend = 0.0;
        for (std::size_t i = k; i <= k + 2 * side; ++i) bend = std::max(bend, double{found[i].bend});
        constexpr double rounding = 1.0002;
        bounds_[k] = sample * rounding + bend * bendGain_;
    }
}

/// Calls `use` with one cell after the other. Cells that can rise above `floor` have their points made as many at a
/// time as follow on one another, because the first of them needs a point ahead of it.
template <class Use>
void TruePeak::take(std::span<const double> in, double floor, Use use) noexcept {
    std::copy(in.begin(), in.end(), exact_.begin() + reach);
    toSinglePrecision(exact_.data() + reach, static_cast<int>(in.size()), narrow_.data() + 2 * reach);
    const std::size_t cells = (in.size() + cell - 1) / cell;
    look(cells);
    floor_ = floor;
    std::array<float, stretch> points;
    for (std::size_t k = 0, made = 0; k < cells; ++k) {
        const std::size_t at = k * cell;
        const bool hasPoints = points_ > 1 && canRise(k);
        if (hasPoints && k >= made) {
            for (made = k + 1; made < cells && canRise(made);) ++made;
            peaksBetween(points_, narrow_.data() + at + 1, static_cast<int>((made - k) * cell), points.data() + at);
        }
        use(Step{.samples = {exact_.data() + at, std::min(cell, in.size() - at)},
                 .bound = bounds_[k],
                 .points = hasPoints ? points.data() + at : nullptr});
    }
    std::copy_n(exact_.begin() + static_cast<std::ptrdiff_t>(in.size()), reach, exact_.begin());
    std::copy_n(narrow_.begin() + static_cast<std::ptrdiff_t>(in.size()), 2 * reach, narrow_.begin());
}

} // namespace engine::dsp
