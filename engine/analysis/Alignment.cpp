#include "engine/analysis/Alignment.h"

#include "core/Error.h"
#include "engine/dsp/RealFft.h"
#include "engine/metering/LoudnessMeter.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <complex>
#include <functional>
#include <numbers>
#include <vector>

namespace engine::analysis {
namespace {

using core::FramePos;
using source::AudioSource;
using Values = std::vector<double>;

constexpr int envelopeRate = 700;     ///< Hz, about.
constexpr double largestStroke = 1.5; ///< Nepers.
constexpr int fineFrames = 1 << 15;
constexpr int fineStretches = 12;
constexpr std::size_t candidates = 6;

void throwIfAsked(const std::stop_token& stop) {
    if (stop.stop_requested()) throw core::Cancelled();
}

/// Without what changes over more than `half` values on either side.
Values withoutDrift(const Values& values, std::size_t half) {
    Values sums = {0.0};
    for (const double value : values) sums.push_back(sums.back() + value);
    Values made(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t begin = i > half ? i - half : 0;
        const std::size_t end = std::min(i + half + 1, values.size());
        made[i] = values[i] - (sums[end] - sums[begin]) / static_cast<double>(end - begin);
    }
    return made;
}

/// Strokes: the level of the sample-to-sample difference (so mostly of the highs) in nepers, `step` frames a value,
/// without its slow changes. Neither a mix's level nor its tone moves it much.
Values strokes(const AudioSource& source, int step) {
    const auto samples = source.samples();
    Values levels;
    double total = 0.0;
    for (FramePos at = 1; at + step <= source.frames(); at += step) {
        double energy = 0.0;
        for (auto i = static_cast<std::size_t>(2 * at); i < static_cast<std::size_t>(2 * (at + step)); ++i) {
            const double difference = static_cast<double>(samples[i]) - static_cast<double>(samples[i - 2]);
            energy += difference * difference;
        }
        levels.push_back(energy);
        total += energy;
    }
    if (total == 0.0) return Values(levels.size());
    // 30 dB below the mean nothing strikes.
    const double floor = 1e-3 * total / static_cast<double>(std::max<std::size_t>(levels.size(), 1));
    for (double& level : levels) level = std::log(level + floor);
    levels = withoutDrift(levels, static_cast<std::size_t>(envelopeRate / 4));
    // The step out of silence is one stroke, not the only one that counts.
    for (double& level : levels) level = std::clamp(level, -largestStroke, largestStroke);
    return levels;
}

/// correlation[lag mod size] = sum over i of a[i] b[i + lag].
Values correlation(const Values& a, const Values& b) {
    const auto size = std::bit_ceil(std::max<std::size_t>(a.size() + b.size(), 2));
    dsp::RealFft one(static_cast<int>(size));
    dsp::RealFft two(static_cast<int>(size));
    std::ranges::fill(one.signal(), 0.0);
    std::ranges::fill(two.signal(), 0.0);
    std::ranges::copy(a, one.signal().begin());
    std::ranges::copy(b, two.signal().begin());
    one.forward();
    two.forward();
    for (std::size_t i = 0; i < one.spectrum().size(); ++i)
        one.spectrum()[i] = std::conj(one.spectrum()[i]) * two.spectrum()[i] / static_cast<double>(size);
    one.backward();
    return {one.signal().begin(), one.signal().end()};
}

struct Peak {
    std::ptrdiff_t lag = 0;
    double height = 0.0; ///< Pearson's correlation over the overlap.
    double weight = 0.0; ///< The height, less where a short overlap agrees more easily by chance.
};

Values energiesUpTo(const Values& values) {
    Values sums = {0.0};
    for (const double value : values) sums.push_back(sums.back() + value * value);
    return sums;
}

/// How the strokes agree at every lag, up to `range` either way, where enough of both sounds.
std::vector<Peak> agreement(const Values& a, const Values& b, std::ptrdiff_t range) {
    const Values products = correlation(a, b);
    const Values energyOfA = energiesUpTo(a);
    const Values energyOfB = energiesUpTo(b);
    const auto size = static_cast<std::ptrdiff_t>(products.size());
    const auto sizeOfA = static_cast<std::ptrdiff_t>(a.size());
    const auto sizeOfB = static_cast<std::ptrdiff_t>(b.size());
    const std::ptrdiff_t least = std::max<std::ptrdiff_t>(std::min(sizeOfA, sizeOfB) / 4, 1);
    const double nothing = 1e-9 * std::sqrt(energyOfA.back() * energyOfB.back());

    std::vector<Peak> lags;
    for (std::ptrdiff_t lag = std::max(-range, 1 - sizeOfA); lag <= std::min(range, sizeOfB - 1); ++lag) {
        const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, -lag);
        const std::ptrdiff_t end = std::min(sizeOfA, sizeOfB - lag);
        if (end - begin < least) continue;
        const double energy =
            std::sqrt((energyOfA[end] - energyOfA[begin]) * (energyOfB[end + lag] - energyOfB[begin + lag]));
        const double height = energy > nothing ? products[static_cast<std::size_t>((lag + size) % size)] / energy : 0.0;
        lags.push_back({lag, height, height * std::sqrt(static_cast<double>(end - begin))});
    }
    return lags;
}

/// The few best maxima: music that repeats itself agrees at every bar, and only the samples tell which one it is.
std::vector<Peak> bestPeaks(const std::vector<Peak>& lags) {
    std::vector<Peak> peaks;
    for (std::size_t i = 0; i < lags.size(); ++i) {
        const bool rises = i == 0 || lags[i].weight > lags[i - 1].weight;
        const bool falls = i + 1 == lags.size() || lags[i].weight >= lags[i + 1].weight;
        if (rises && falls && lags[i].height > 0.0) peaks.push_back(lags[i]);
    }
    std::ranges::sort(peaks, std::greater(), &Peak::weight);
    if (peaks.size() > candidates) peaks.resize(candidates);
    std::erase_if(peaks, [&](const Peak& peak) { return peak.weight < 0.8 * peaks.front().weight; });
    return peaks;
}

/// One channel of a stretch under a Hann window; silence where the source has nothing.
void window(const AudioSource& source, FramePos from, std::size_t channel, std::span<double> out) {
    const double turn = 2.0 * std::numbers::pi / static_cast<double>(out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const FramePos at = from + static_cast<FramePos>(i);
        const bool there = at >= 0 && at < source.frames();
        const double sample =
            there ? static_cast<double>(source.samples()[static_cast<std::size_t>(2 * at) + channel]) : 0.0;
        out[i] = sample * (0.5 - 0.5 * std::cos(turn * static_cast<double>(i)));
    }
}

FramePos overlap(const AudioSource& first, const AudioSource& other, FramePos offset) {
    return std::min(first.frames(), other.frames() - offset) - std::max<FramePos>(0, -offset);
}

struct Match {
    FramePos offset = 0;
    double coherence = 0.0; ///< 1 = the same samples but for tone and level.
};

/// The offset to the sample, within `reach` of `coarse`, by the cross-spectrum of many stretches. Its magnitude counts
/// by its square root only, so that an equalizer between the mixes, which turns phases where it turns levels, does not
/// pull it away.
Match refined(const AudioSource& first, const AudioSource& other, FramePos coarse, int reach,
              const std::stop_token& stop) {
    dsp::RealFft one(fineFrames);
    dsp::RealFft two(fineFrames);
    std::vector<std::complex<double>> cross(one.spectrum().size());
    Values energyOfOne(cross.size());
    Values energyOfTwo(cross.size());
    const FramePos begin = std::max<FramePos>(0, -coarse);
    const FramePos frames = overlap(first, other, coarse);
    const FramePos stretches = std::clamp<FramePos>(frames / fineFrames, 1, fineStretches);
    const FramePos stride = std::max<FramePos>((frames - fineFrames) / stretches, 1);
    for (FramePos n = 0; n < stretches; ++n) {
        throwIfAsked(stop);
        for (const std::size_t channel : {0, 1}) {
            window(first, begin + n * stride, channel, one.signal());
            window(other, begin + n * stride + coarse, channel, two.signal());
            one.forward();
            two.forward();
            for (std::size_t i = 0; i < cross.size(); ++i) {
                cross[i] += std::conj(one.spectrum()[i]) * two.spectrum()[i];
                energyOfOne[i] += std::norm(one.spectrum()[i]);
                energyOfTwo[i] += std::norm(two.spectrum()[i]);
            }
        }
    }
    double most = 0.0;
    for (std::size_t i = 0; i < cross.size(); ++i) {
        const double magnitude = std::abs(cross[i]);
        one.spectrum()[i] = magnitude > 0.0 ? cross[i] / std::sqrt(magnitude) : 0.0;
        most += 2.0 * std::pow(energyOfOne[i] * energyOfTwo[i], 0.25);
    }
    one.backward();

    const auto heightAt = [&](FramePos lag) {
        return one.signal()[static_cast<std::size_t>((lag + fineFrames) % fineFrames)];
    };
    FramePos best = 0;
    for (FramePos lag = -reach; lag <= reach; ++lag)
        if (heightAt(lag) > heightAt(best)) best = lag;
    return {coarse + best, most > 0.0 ? heightAt(best) / most : 0.0};
}

std::optional<double> loudness(const AudioSource& source, FramePos from, FramePos frames, const std::stop_token& stop) {
    metering::LoudnessMeter meter(source.facts().rate);
    constexpr FramePos blockFrames = 1 << 14;
    Values left(blockFrames);
    Values right(blockFrames);
    for (FramePos at = 0; at < frames; at += blockFrames) {
        throwIfAsked(stop);
        const FramePos count = std::min(blockFrames, frames - at);
        for (FramePos i = 0; i < count; ++i) {
            left[i] = static_cast<double>(source.samples()[2 * (from + at + i)]);
            right[i] = static_cast<double>(source.samples()[2 * (from + at + i) + 1]);
        }
        meter.add({left.data(), right.data(), static_cast<int>(count)});
    }
    return meter.loudness().integratedLufs;
}

double levelDifference(const AudioSource& first, const AudioSource& other, FramePos offset,
                       const std::stop_token& stop) {
    const FramePos begin = std::max<FramePos>(0, -offset);
    const FramePos frames = overlap(first, other, offset);
    if (frames <= 0) return 0.0;
    const auto one = loudness(first, begin, frames, stop);
    const auto two = loudness(other, begin + offset, frames, stop);
    return one && two ? *two - *one : 0.0;
}

} // namespace

Alignment align(const AudioSource& first, const AudioSource& other, std::optional<double> rangeSeconds,
                const std::stop_token& stop) {
    const int rate = first.facts().rate;
    assert(rate == other.facts().rate);
    const int step = std::max(rate / envelopeRate, 1);
    const Values a = strokes(first, step);
    throwIfAsked(stop);
    const Values b = strokes(other, step);
    if (a.empty() || b.empty()) return {};

    const auto anywhere = static_cast<std::ptrdiff_t>(std::max(a.size(), b.size()));
    const auto range = rangeSeconds ? static_cast<std::ptrdiff_t>(*rangeSeconds * rate / step) : anywhere;
    FramePos offset = 0;
    double bestWeight = 0.0;
    double confidence = 0.0;
    for (const Peak& peak : bestPeaks(agreement(a, b, range))) {
        // Twice, because the coherence says the truth only where the stretches lie right.
        const FramePos near = refined(first, other, peak.lag * step, 2 * step, stop).offset;
        const Match match = refined(first, other, near, 2, stop);
        const double weight = match.coherence * std::sqrt(static_cast<double>(overlap(first, other, match.offset)));
        if (weight <= bestWeight) continue;
        bestWeight = weight;
        offset = match.offset;
        confidence = std::min(peak.height, 1.0);
    }
    if (confidence == 0.0) return {};
    return {.offsetFrames = offset,
            .levelDifferenceDb = levelDifference(first, other, offset, stop),
            .confidence = confidence};
}

} // namespace engine::analysis
