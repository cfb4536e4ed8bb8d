#include "engine/source/AudioFingerprint.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace engine::source {

namespace {

constexpr int heardRate = 5000;
constexpr std::size_t frameSamples = 2048;
constexpr std::size_t hopSamples = 64;
constexpr double lowestHz = 300.0;
constexpr double highestHz = 2000.0;
constexpr double silence = 1e-10; ///< Energy of a frame: some -150 dBFS.
constexpr double threshold = 0.35;
// Neighbours overlap so far that every fourth place of a coarse look shows whether a fine one is worth its time.
constexpr std::size_t coarsePlaces = 4;
constexpr std::size_t coarseNumbers = 8;
constexpr double coarseThreshold = 0.42;

/// Share of the bits that differ, of every `step`th number.
double errorRate(const std::uint32_t* heard, const AudioFingerprint& kept, std::size_t step) {
    std::size_t differ = 0, bits = 0;
    for (std::size_t n = 0; n < kept.size(); n += step, bits += 32)
        differ += static_cast<std::size_t>(std::popcount(heard[n] ^ kept[n]));
    return static_cast<double>(differ) / static_cast<double>(bits);
}

} // namespace

Fingerprinter::Fingerprinter(int rate)
    : resampler_(rate, heardRate), fft_(static_cast<int>(frameSamples)), window_(frameSamples) {
    for (std::size_t n = 0; n < frameSamples; ++n)
        window_[n] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(n) / frameSamples);
    for (std::size_t n = 0; n < edges_.size(); ++n) {
        const double hz = lowestHz * std::pow(highestHz / lowestHz, static_cast<double>(n) / bands);
        edges_[n] = static_cast<std::size_t>(std::lround(hz * frameSamples / heardRate));
    }
}

void Fingerprinter::add(dsp::StereoBlock block) {
    resampler_.add(block, [this](dsp::StereoBlock slow) { take(slow); });
}

AudioFingerprint Fingerprinter::finish() {
    resampler_.finish([this](dsp::StereoBlock slow) { take(slow); });
    const bool isSound = numbers_.size() >= fewestNumbers && 2 * silent_ < numbers_.size();
    return isSound ? std::move(numbers_) : AudioFingerprint{};
}

void Fingerprinter::take(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i) sound_.push_back(0.5 * (block.left[i] + block.right[i]));
    std::size_t from = 0;
    for (; from + frameSamples <= sound_.size(); from += hopSamples) {
        std::transform(window_.begin(), window_.end(), sound_.begin() + static_cast<std::ptrdiff_t>(from),
                       fft_.signal().begin(), std::multiplies<>());
        frame();
    }
    sound_.erase(sound_.begin(), sound_.begin() + static_cast<std::ptrdiff_t>(from));
}

void Fingerprinter::frame() {
    fft_.forward();
    std::array<double, bands> energies{};
    double whole = 0.0;
    for (std::size_t band = 0; band < bands; ++band) {
        for (std::size_t bin = edges_[band]; bin < edges_[band + 1]; ++bin)
            energies[band] += std::norm(fft_.spectrum()[bin]);
        whole += energies[band];
    }
    if (!isFirst_) {
        std::uint32_t number = 0;
        for (std::size_t band = 0; band + 1 < bands; ++band) {
            const double grew = energies[band] - energies[band + 1] - (before_[band] - before_[band + 1]);
            number = number << 1 | (grew > 0.0 ? 1U : 0U);
        }
        numbers_.push_back(number);
        if (whole < silence) ++silent_;
    }
    isFirst_ = false;
    before_ = energies;
}

double secondsAt(std::size_t number) {
    return static_cast<double>((number + 1) * hopSamples) / heardRate;
}

std::optional<FingerprintMatch> findIn(const AudioFingerprint& heard, const AudioFingerprint& kept) {
    if (kept.size() < fewestNumbers || heard.size() < kept.size()) return std::nullopt;
    FingerprintMatch best;
    const std::size_t places = heard.size() - kept.size() + 1;
    const auto look = [&](std::size_t at) {
        const double rate = errorRate(heard.data() + at, kept, 1);
        if (rate < best.errorRate) best = {at, rate};
    };
    for (std::size_t at = 0; at < places; at += coarsePlaces) {
        if (errorRate(heard.data() + at, kept, coarseNumbers) > coarseThreshold) continue;
        const std::size_t end = std::min(at + coarsePlaces, places);
        for (std::size_t near = at >= coarsePlaces ? at - coarsePlaces + 1 : 0; near < end; ++near) look(near);
    }
    return best.errorRate < threshold ? std::optional(best) : std::nullopt;
}

} // namespace engine::source
