#include "engine/dsp/TruePeak.h"

#include "engine/dsp/TruePeakKernel.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::dsp {

namespace {

/// Modified Bessel function of the first kind, order 0, by its power series: + * / only, so the same on every machine.
double bessel0(double x) {
    const double quarter = x * x / 4.0;
    double term = 1.0;
    double sum = 1.0;
    for (int k = 1; term > 1e-18 * sum; ++k) {
        term *= quarter / (static_cast<double>(k) * k);
        sum += term;
    }
    return sum;
}

/// Kaiser's window (Kaiser 1974) for 62 dB: 64 taps at eight times the rate then pass 0 .. 0.471 of the rate within
/// 0.01 dB. Its half width is that of the filter.
double window(double distance) {
    constexpr double beta = 5.9;
    constexpr double half = PeakFilter::taps / 2;
    const double place = distance / half;
    return bessel0(beta * std::sqrt(std::max(0.0, 1.0 - place * place))) / bessel0(beta);
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

/// The 64 weights of the point k/8 after the 32nd sample; they sum to 1.
std::array<double, PeakFilter::taps> weightsOf(int k) {
    constexpr double pi = 3.14159265358979323846;
    std::array<double, PeakFilter::taps> weights{};
    double sum = 0.0;
    for (int tap = 0; tap < PeakFilter::taps; ++tap) {
        const double distance = k / 8.0 - (tap - (PeakFilter::taps / 2 - 1));
        const double sign = tap % 2 == 1 ? 1.0 : -1.0; // sin(pi d) of a place in eighths.
        const double weight = sign * sineOfEighths(k) / (pi * distance) * window(distance);
        weights[static_cast<std::size_t>(tap)] = weight;
        sum += weight;
    }
    for (auto& weight : weights) weight /= sum;
    return weights;
}

PeakFilter designed() {
    PeakFilter filter;
    double worst = 0.0;
    for (std::size_t k = 1; k <= 4; ++k) {
        const auto weights = weightsOf(static_cast<int>(k));
        double magnitude = 0.0;
        for (std::size_t tap = 0; tap < filter.pairs.size(); ++tap) {
            const double left = weights[tap];
            const double right = weights[PeakFilter::taps - 1 - tap];
            filter.pairs[tap].even[k - 1] = static_cast<float>((left + right) / 2.0);
            if (k < 4) filter.pairs[tap].odd[k - 1] = static_cast<float>((left - right) / 2.0);
            magnitude += std::abs(left) + std::abs(right);
        }
        worst = std::max(worst, magnitude);
    }
    constexpr double parabola = 1.125;
    constexpr double rounding = 1.0001; // Far above what 64 single-precision sums can add.
    filter.gain = static_cast<float>(worst * parabola * rounding);
    return filter;
}

/// Single precision without its traps: what is under -400 dBFS is nothing (so no product is ever subnormal, and
/// flushing those to zero changes no bit), and what no float can hold is merely huge.
float narrowed(double sample) {
    constexpr double nothing = 1e-20;
    constexpr double huge = 1e30;
    const double bounded = std::min(std::max(sample, -huge), huge);
    return std::abs(bounded) < nothing ? 0.0f : static_cast<float>(bounded);
}

float highestOf(const float* from, const float* to) {
    float highest = 0.0f;
    for (; from != to; ++from) highest = std::max(highest, std::abs(*from));
    return highest;
}

} // namespace

const PeakFilter& peakFilter() {
    static const PeakFilter filter = designed();
    return filter;
}

TruePeak::TruePeak() {
    // The first call finds out what the CPU can do: not on the audio thread.
    std::array<float, 32> peaks{};
    peaksBetween(narrow_.data() + 1, 0, peaks.data());
}

void TruePeak::reset() noexcept {
    exact_.fill(0.0);
    narrow_.fill(0.0f);
}

void TruePeak::process(std::span<const double> in, std::span<double> peaks, double floor) noexcept {
    assert(in.size() == peaks.size());
    for (std::size_t at = 0; at < in.size(); at += stretch)
        take(in.subspan(at, std::min<std::size_t>(stretch, in.size() - at)), peaks.data() + at, floor);
}

double TruePeak::highest(std::span<const double> in, double floor) noexcept {
    double highest = 0.0;
    for (std::size_t at = 0; at < in.size(); at += stretch) {
        const auto part = in.subspan(at, std::min<std::size_t>(stretch, in.size() - at));
        highest = std::max(highest, take(part, nullptr, std::max(floor, highest)));
    }
    return highest;
}

double TruePeak::take(std::span<const double> in, double* peaks, double floor) noexcept {
    constexpr int step = 32; // Frames that are looked at together.
    const int frames = static_cast<int>(in.size());
    std::copy(in.begin(), in.end(), exact_.begin() + reach);
    std::transform(in.begin(), in.end(), narrow_.begin() + 2 * reach, narrowed);

    double highest = 0.0;
    for (int at = 0; at < frames; at += step) {
        const int count = std::min(step, frames - at);
        const float* reached = narrow_.data() + at;
        std::array<float, step> between{};
        const double bound = double{highestOf(reached, reached + count + 2 * reach)} * double{peakFilter().gain};
        if (bound > floor) peaksBetween(reached + 1, count, between.data());
        for (int i = 0; i < count; ++i) {
            const double sample = std::abs(exact_[static_cast<std::size_t>(at + i)]);
            const double point = double{between[static_cast<std::size_t>(i)]};
            const double peak = point > floor ? std::max(sample, point) : sample;
            if (peaks) peaks[at + i] = peak;
            highest = std::max(highest, peak);
        }
    }
    std::copy_n(exact_.begin() + frames, reach, exact_.begin());
    std::copy_n(narrow_.begin() + frames, 2 * reach, narrow_.begin());
    return highest;
}

} // namespace engine::dsp
