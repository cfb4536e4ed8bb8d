// The times of a band's gain, without a crossover's ringing.
#include "engine/dsp/BandGain.h"
#include "core/Units.h"
#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using core::DynamicsMode;
using namespace engine::dsp;

namespace {

/// The gain in dB at the end of every step while levels follow each other, a second each.
std::vector<double> gainsDb(BandGain& gain, std::initializer_list<double> levelsDb, int rate) {
    std::vector<double> heard;
    for (const double levelDb : levelsDb)
        for (int quantum = 0; quantum < rate / quantumFrames; ++quantum) {
            Crossover::Band sound;
            sound.fill(bothLanes(fixed::dbToGain(levelDb)));
            BandGain::Steps steps;
            auto* const numbers = reinterpret_cast<double*>(steps.data());
            gain.hear(sound, steps);
            powersToDb(numbers, 2 * BandGain::steps, numbers);
            gain.follow(steps);
            for (const Lanes step : steps) heard.push_back(step[0]);
        }
    return heard;
}

/// From the step at `from` to 63 % of the way to the gain at `to`, ms.
double msTo63Percent(const std::vector<double>& heard, std::size_t from, std::size_t to, int rate) {
    const double start = heard[from - 1];
    const double way = (1.0 - std::exp(-1.0)) * std::abs(heard[to - 1] - start);
    std::size_t step = from;
    while (std::abs(heard[step] - start) < way) ++step;
    return static_cast<double>(step - from + 1) * BandGain::stepFrames * 1000.0 / rate;
}

} // namespace

TEST(BandGain, AttackAndReleaseAreTheTimesToSixtyThreePercentInEveryModeAtEveryRate) {
    for (const int rate : core::albumRates)
        for (const auto mode : {DynamicsMode::compress, DynamicsMode::upward, DynamicsMode::expand})
            for (const auto& [attackMs, releaseMs] : {std::pair{5.0, 100.0}, {20.0, 60.0}, {80.0, 100.0}}) {
                BandGain gain;
                gain.prepare({.mode = mode}, rate);
                gain.aim(gainLaw(mode, -25.0, 2.0, 0.0, 24.0), attackMs, releaseMs, 0);
                gain.reset();
                const auto heard = gainsDb(gain, {-40.0, -10.0, -40.0}, rate);
                const std::size_t second = heard.size() / 3;
                EXPECT_NEAR(msTo63Percent(heard, second, 2 * second, rate), attackMs, 0.01 * attackMs + 0.1)
                    << rate << " " << static_cast<int>(mode);
                EXPECT_NEAR(msTo63Percent(heard, 2 * second, 3 * second, rate), releaseMs, 0.01 * releaseMs + 0.1)
                    << rate << " " << static_cast<int>(mode);
            }
}

TEST(BandGain, TheGainRunsStraightThroughAStepToWhatItsOwnLevelAsksFor) {
    BandGain gain;
    gain.prepare({}, 48000);
    gain.aim({}, 1.0, 100.0, 0);
    gain.reset();
    Crossover::Band sound;
    sound.fill(bothLanes(1.0));
    BandGain::Steps gains;
    gains.fill(bothLanes(1.0));
    gains[1] = bothLanes(0.5);
    gains[2] = bothLanes(0.5);
    Crossover::Band sum{};
    gain.addTo(sum, sound, gains);
    const std::vector<double> expected = {1.0, 1.0, 1.0, 1.0, 0.875, 0.75, 0.625, 0.5, 0.5, 0.5, 0.5, 0.5, 0.625};
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(sum[i][0], expected[i]) << i;
}
