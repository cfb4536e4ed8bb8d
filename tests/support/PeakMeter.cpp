#include "tests/support/PeakMeter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace tests {

namespace {

constexpr int phases = 16;
constexpr int halfTaps = 256;
constexpr std::size_t phasesOfTheAnnex = 4;

double decibels(double magnitude) {
    return 20.0 * std::log10(std::max(magnitude, 1e-20));
}

/// A row is a tap of the four phases, as printed.
constexpr double annexTaps[12][phasesOfTheAnnex] = {
    {0.0017089843750, -0.0291748046875, -0.0189208984375, -0.0083007812500},
    {0.0109863281250, 0.0292968750000, 0.0330810546875, 0.0148925781250},
    {-0.0196533203125, -0.0517578125000, -0.0582275390625, -0.0266113281250},
    {0.0332031250000, 0.0891113281250, 0.1015625000000, 0.0476074218750},
    {-0.0594482421875, -0.1665039062500, -0.2003173828125, -0.1022949218750},
    {0.1373291015625, 0.4650878906250, 0.7797851562500, 0.9721679687500},
    {0.9721679687500, 0.7797851562500, 0.4650878906250, 0.1373291015625},
    {-0.1022949218750, -0.2003173828125, -0.1665039062500, -0.0594482421875},
    {0.0476074218750, 0.1015625000000, 0.0891113281250, 0.0332031250000},
    {-0.0266113281250, -0.0582275390625, -0.0517578125000, -0.0196533203125},
    {0.0148925781250, 0.0330810546875, 0.0292968750000, 0.0109863281250},
    {-0.0083007812500, -0.0189208984375, -0.0291748046875, 0.0017089843750}};

double annexPeak(std::span<const double> signal) {
    double highest = 0.0;
    for (std::size_t at = std::size(annexTaps); at <= signal.size(); ++at)
        for (std::size_t phase = 0; phase < phasesOfTheAnnex; ++phase) {
            double point = 0.0;
            for (std::size_t tap = 0; tap < std::size(annexTaps); ++tap)
                point += annexTaps[tap][phase] * signal[at - 1 - tap];
            highest = std::max(highest, std::abs(point));
        }
    return highest;
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

double annexPeakDbtp(engine::dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    return decibels(std::max(annexPeak({block.left, frames}), annexPeak({block.right, frames})));
}

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
            const double* const first = padded.data() + at;
            highest = std::max(highest, std::abs(std::transform_reduce(weights.begin(), weights.end(), first, 0.0)));
        }
    }
    return decibels(highest);
}

double truePeakDbtp(engine::dsp::StereoBlock block) {
    const auto frames = static_cast<std::size_t>(block.frames());
    return std::max(truePeakDbtp({block.left, frames}), truePeakDbtp({block.right, frames}));
}

} // namespace tests
