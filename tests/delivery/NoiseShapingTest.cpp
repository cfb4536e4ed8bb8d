#include "engine/delivery/NoiseShaping.h"

#include "core/Units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

using namespace engine::delivery;
using Dither = core::Delivery::Dither;

/// The filter's decibels at places between which nothing is hidden, from 0 to half the rate.
std::vector<double> curveDb(const ErrorFilter& filter, int rate, double fromHz = 0.0) {
    std::vector<double> curve;
    for (double hz = fromHz; hz < rate / 2.0; hz += rate / 8192.0) curve.push_back(noiseDb(filter, hz, rate));
    return curve;
}

double averageDb(const std::vector<double>& curve) {
    double sum = 0.0;
    for (const double db : curve) sum += db;
    return sum / static_cast<double>(curve.size());
}

/// What the ear gets of it, dB against white noise of the same step: weighed by the threshold of ISO 226:2003, table 1.
double heardDb(const ErrorFilter& filter, int rate) {
    struct Point {
        double hz, db;
    };
    constexpr Point threshold[] = {{1000, 2.4},  {1250, 3.5},  {1600, 1.7}, {2000, -1.3}, {2500, -4.2},  {3150, -6.0},
                                   {4000, -5.4}, {5000, -1.5}, {6300, 6.0}, {8000, 12.6}, {10000, 13.9}, {12500, 12.3}};
    double shaped = 0.0, white = 0.0;
    for (const auto& [hz, db] : threshold) {
        const double weight = std::pow(10.0, -db / 10.0) * hz; // The points stand thirds of an octave apart.
        shaped += weight * std::pow(10.0, noiseDb(filter, hz, rate) / 10.0);
        white += weight;
    }
    return 10.0 * std::log10(shaped / white);
}

TEST(NoiseShaping, MovesNoiseAndTakesNoneAway) {
    for (const int rate : core::albumRates)
        for (const Dither dither : {Dither::gentleShaping, Dither::strongShaping})
            EXPECT_NEAR(averageDb(curveDb(errorFilter(dither, rate), rate)), 0.0, 0.02) << rate;
}

TEST(NoiseShaping, RaisesNoiseNowhereAboveWhatItsHeaderSays) {
    for (const int rate : core::albumRates) {
        const bool isWide = rate > 48000;
        EXPECT_LE(std::ranges::max(curveDb(errorFilter(Dither::gentleShaping, rate), rate)), isWide ? 5.0 : 13.0);
        EXPECT_LE(std::ranges::max(curveDb(errorFilter(Dither::strongShaping, rate), rate)), isWide ? 8.0 : 22.0);
    }
}

TEST(NoiseShaping, LetsHearingHaveLessAndTheStrongCurveLessStill) {
    for (const int rate : core::albumRates) {
        const double gentle = heardDb(errorFilter(Dither::gentleShaping, rate), rate);
        const double strong = heardDb(errorFilter(Dither::strongShaping, rate), rate);
        EXPECT_LT(gentle, -8.0) << rate;
        EXPECT_LT(strong, gentle - 3.0) << rate;
    }
}

TEST(NoiseShaping, HasNoFilterWhereNothingIsShaped) {
    EXPECT_EQ(errorFilter(Dither::tpdf, 44100), ErrorFilter{});
    EXPECT_EQ(errorFilter(Dither::highPassTpdf, 44100), ErrorFilter{});
}

TEST(NoiseShaping, IsTheSameOnEveryMachine) {
    EXPECT_EQ(errorFilter(Dither::gentleShaping, 44100)[0], -0x1.56d5af6a315bap+0);
    EXPECT_EQ(errorFilter(Dither::strongShaping, 44100)[15], -0x1.5316c8223e067p-4);
    EXPECT_EQ(errorFilter(Dither::strongShaping, 192000)[7], -0x1.90a796c68a9ebp-3);
}

} // namespace
