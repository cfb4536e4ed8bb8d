#include "tests/support/PeakMeter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace tests {

namespace {

constexpr int phases = 16;
constexpr int halfTaps = 256;

double decibels(double magnitude) {
    return 20.0 * std::log10(std::max(magnitude, 1e-20));
}

/// Sinc under a Gaussian-like cosine sum (Nuttall 1981, four terms, minimum sidelobes), 512 taps a phase.
std::vector<double> weightsOf(int phase) {
    std::vector<double> weights;
    for (int tap = -halfTaps + 1; tap <= halfTaps; ++tap) {
        const double distance = static_cast<double>(phase) / phases - tap;
        const double angle = std::numbers::pi * distance;
        const double sinc = distance == 0.0 ? 1.0 : std::sin(angle) / angle;
        const double place = angle / halfTaps;
        const double window = 0.3635819 + 0.4891775 * std::cos(place) + 0.1365995 * std::cos(2.0 * place) +
                              0.0106411 * std::cos(3.0 * place);
        weights.push_back(sinc * window);
    }
    return weights;
}

} // namespace

double samplePeakDb(std::span<const double> signal) {
    double highest = 0.0;
    for (const double sample : signal) highest = std::max(highest, std::abs(sample));
    return decibels(highest);
}

double samplePeakDb(engine::dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    return std::max(samplePeakDb({block.left, frames}), samplePeakDb({block.right, frames}));
}

double truePeakDbtp(std::span<const double> signal) {
    std::vector<double> padded(signal.size() + 4 * halfTaps, 0.0);
    std::copy(signal.begin(), signal.end(), padded.begin() + 2 * halfTaps);
    const std::size_t last = padded.size() - 2 * halfTaps;

    // Where nothing near is within 12 dB of the highest sample no point can be the peak of what music holds.
    double highest = std::pow(10.0, samplePeakDb(signal) / 20.0);
    const double worthLooking = highest * 0.25;
    std::vector<char> near(padded.size(), 0);
    for (std::size_t i = 0; i < padded.size(); ++i)
        if (std::abs(padded[i]) >= worthLooking)
            for (std::size_t j = i > 8 ? i - 8 : 0; j < std::min(i + 8, padded.size()); ++j) near[j] = 1;

    for (int phase = 1; phase < phases; ++phase) {
        const auto weights = weightsOf(phase);
        for (std::size_t at = 0; at < last; ++at) {
            if (!near[at + halfTaps - 1]) continue;
            double sum = 0.0;
            for (std::size_t tap = 0; tap < weights.size(); ++tap) sum += weights[tap] * padded[at + tap];
            highest = std::max(highest, std::abs(sum));
        }
    }
    return decibels(highest);
}

double truePeakDbtp(engine::dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    return std::max(truePeakDbtp({block.left, frames}), truePeakDbtp({block.right, frames}));
}

} // namespace tests
