#include "engine/metering/Spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace engine::metering {

namespace {

constexpr double lowestHz = 20.0;
constexpr double highestHz = 20000.0;
constexpr int overlap = 4;

/// 8192 frames at 44.1 and 48 kHz, and as long in time at the higher rates.
int sizeFor(int rate) {
    int size = 8192;
    for (int covered = 48000; covered < rate; covered *= 2) size *= 2;
    return size;
}

double edgeHz(double band) {
    return lowestHz * std::pow(highestHz / lowestHz, band / Spectrum::bands);
}

} // namespace

Spectrum::Spectrum(int rate) : rate_(rate), fft_(sizeFor(rate)), untilNext_(fft_.size()) {
    const auto size = static_cast<std::size_t>(fft_.size());
    for (std::size_t i = 0; i < size; ++i)
        window_.push_back(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / fft_.size())); // Hann.
    for (auto& channel : recent_) channel.assign(size, 0.0);
    power_.assign(size / 2 + 1, 0.0);
    fresh_ = power_;
    constexpr double leastHalf = 2.5; // Bins on either side of the middle: the main lobe of the window and its share.
    const double binsPerHz = static_cast<double>(fft_.size()) / rate_;
    for (int band = 0; band < bands; ++band) {
        const double middle = edgeHz(band + 0.5) * binsPerHz;
        const double half = std::max(leastHalf, (edgeHz(band + 1) - edgeHz(band)) / 2.0 * binsPerHz);
        ranges_[static_cast<std::size_t>(band)] = {middle - half, middle + half};
    }
}

void Spectrum::reset() {
    for (auto& channel : recent_) std::fill(channel.begin(), channel.end(), 0.0);
    std::fill(power_.begin(), power_.end(), 0.0);
    newest_ = 0;
    untilNext_ = fft_.size();
    hasAverage_ = false;
}

void Spectrum::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i) {
        recent_[0][newest_] = block.left[i];
        recent_[1][newest_] = block.right[i];
        newest_ = (newest_ + 1) % recent_[0].size();
        if (--untilNext_ > 0) continue;
        transform();
        untilNext_ = fft_.size() / overlap;
    }
}

void Spectrum::transform() {
    // The squares of a sine's bins under a Hann window sum to 3/32 of the squared size and amplitude (Parseval).
    const double fullScale = 3.0 / 32.0 * fft_.size() * fft_.size();
    std::fill(fresh_.begin(), fresh_.end(), 0.0);
    for (const auto& channel : recent_) {
        auto signal = fft_.signal();
        const auto older =
            std::copy(channel.begin() + static_cast<std::ptrdiff_t>(newest_), channel.end(), signal.begin());
        std::copy(channel.begin(), channel.begin() + static_cast<std::ptrdiff_t>(newest_), older);
        std::transform(signal.begin(), signal.end(), window_.begin(), signal.begin(), std::multiplies<>());
        fft_.forward();
        const auto spectrum = fft_.spectrum();
        for (std::size_t bin = 0; bin < fresh_.size(); ++bin) fresh_[bin] += std::norm(spectrum[bin]) / fullScale / 2.0;
    }
    constexpr double seconds = 0.3;
    const double share = hasAverage_ ? 1.0 - std::exp(-fft_.size() / overlap / (seconds * rate_)) : 1.0;
    for (std::size_t bin = 0; bin < power_.size(); ++bin) power_[bin] += share * (fresh_[bin] - power_[bin]);
    hasAverage_ = true;
}

std::array<float, Spectrum::bands> Spectrum::bandsDb() const {
    std::vector<double> upTo; // Power of all bins ahead of the edge between bin i - 1 and bin i, at i - 0.5.
    upTo.reserve(power_.size() + 1);
    upTo.push_back(0.0);
    for (const double power : power_) upTo.push_back(upTo.back() + power);
    const auto below = [&](double bin) {
        const double place = std::clamp(bin + 0.5, 0.0, static_cast<double>(power_.size()));
        const auto whole = std::min(static_cast<std::size_t>(place), power_.size() - 1);
        return upTo[whole] + (place - static_cast<double>(whole)) * power_[whole];
    };
    std::array<float, bands> levels{};
    for (std::size_t band = 0; band < levels.size(); ++band) {
        const double power = below(ranges_[band].to) - below(ranges_[band].from);
        levels[band] = static_cast<float>(10.0 * std::log10(std::max(power, 1e-20)));
    }
    return levels;
}

double Spectrum::bandHz(int band) {
    return edgeHz(band + 0.5);
}

} // namespace engine::metering
