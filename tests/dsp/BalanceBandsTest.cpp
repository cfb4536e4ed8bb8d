// What stands out of a spectrum, and how much of it the curve of the depth takes.
#include "engine/dsp/BalanceBands.h"
#include "core/Units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>

using namespace engine::dsp;

namespace {

constexpr std::size_t middle = 33; // 1 kHz

template <class Level>
BalanceRow standing(const Level& levelDb) {
    BalanceRow levels{}, out{};
    for (std::size_t k = 0; k < balanceBands; ++k) levels[k] = levelDb(static_cast<double>(k));
    standingOut(levels, out);
    return out;
}

double highest(const BalanceRow& row) {
    return *std::ranges::max_element(row);
}

} // namespace

TEST(BalanceBands, LieASixthOfAnOctaveApart) {
    EXPECT_EQ(balanceBandHz(middle), 1000.0);
    EXPECT_EQ(balanceBandHz(middle + 6), 2000.0);
    EXPECT_NEAR(balanceBandHz(0), 22.1, 0.05);
    EXPECT_NEAR(balanceBandHz(balanceBands - 1), 20159.0, 1.0);
}

TEST(BalanceBands, HearWhatLiesBetweenTwoOfThemAtEveryRate) {
    for (const int rate : core::albumRates) {
        const auto filters = engine::dsp::balanceFilters(rate);
        const auto passedDb = [&](std::size_t band, double hz) {
            const auto& filter = filters[band];
            const auto z = std::polar(1.0, -2.0 * M_PI * hz / rate);
            return 20.0 * std::log10(std::abs(filter.gain * (1.0 - z * z) / (1.0 + filter.a1 * z + filter.a2 * z * z)));
        };
        for (std::size_t band = 0; band < balanceBands; ++band) {
            const double hz = balanceBandHz(band);
            EXPECT_NEAR(passedDb(band, hz), 0.0, 1e-9) << rate;
            EXPECT_NEAR(passedDb(band, hz * (std::sqrt(1.0 + 1.0 / 256.0) - 1.0 / 16.0)), -3.0103, 1e-4) << rate;
            if (hz > 16500.0) continue; // Those beyond are heard as sides only.
            const double between = hz * std::exp2(1.0 / 12.0);
            EXPECT_GT(std::max(passedDb(band, between), passedDb(band + 1, between)), -2.8) << rate << " " << hz;
        }
    }
}

TEST(BalanceBands, NothingStandsOutOfAStraightSpectrumOfAnySlope) {
    for (const double perBandDb : {-6.0, -1.0, 0.0, 0.5, 4.0})
        EXPECT_LT(highest(standing([&](double k) { return perBandDb * k - 40.0; })), 1e-9) << perBandDb;
}

TEST(BalanceBands, TheEdgeOfAStepDoesNotStandOut) {
    for (const double stepDb : {-60.0, -6.0, 6.0, 60.0})
        EXPECT_LT(highest(standing([&](double k) { return k < 30.0 ? 0.0 : stepDb; })), 1e-9) << stepDb;
}

TEST(BalanceBands, AHillStandsOutByItsHeightAndASmallOneNotAtAll) {
    const auto hill = [](double heightDb) {
        return standing([=](double k) { return k == middle ? heightDb - 30.0 : -30.0; });
    };
    EXPECT_EQ(highest(hill(2.0)), 0.0);
    EXPECT_NEAR(hill(3.0)[middle], 2.0, 1e-12); // half way to counting whole
    EXPECT_NEAR(hill(4.0)[middle], 4.0, 1e-12);
    EXPECT_NEAR(hill(9.0)[middle], 9.0, 1e-12);
    EXPECT_EQ(std::ranges::count(hill(9.0), 0.0), static_cast<std::ptrdiff_t>(BalanceRow{}.size()) - 1);
}

TEST(BalanceBands, AHillOnASlopeMustStandOutOfBothSides) {
    const auto out = [](double perBandDb) {
        return standing([=](double k) { return perBandDb * k + (k == middle ? 9.0 : 0.0); })[middle];
    };
    EXPECT_NEAR(out(-0.3), 9.0, 1e-9); // 1.8 dB an octave
    EXPECT_NEAR(out(-1.0), 6.0, 0.5);
    EXPECT_NEAR(out(1.0), out(-1.0), 1e-9);
    EXPECT_EQ(out(-2.0), 0.0);
}

TEST(BalanceBands, WhatHasNoTwoSidesDoesNotStandOut) {
    for (const double end : {0.0, 2.0, 57.0, 59.0})
        EXPECT_EQ(highest(standing([=](double k) { return k == end ? 20.0 : 0.0; })), 0.0) << end;
    EXPECT_GT(highest(standing([](double k) { return k == 3.0 ? 20.0 : 0.0; })), 0.0);
}

TEST(BalanceBands, TheDepthFollowsTheCurveStraightOverOctaves) {
    core::SpectralBalanceSettings settings{.depthPercent = 50.0};
    EXPECT_EQ(balanceDepth(settings, 1000.0), 0.5);
    settings.bands[2].sharePercent = 0.0; // 400 Hz
    settings.bands[5].sharePercent = 200.0;
    EXPECT_EQ(balanceDepth(settings, 400.0), 0.0);
    EXPECT_NEAR(balanceDepth(settings, 400.0 * 1.767767), 0.25, 1e-6); // half way to 1250 Hz
    EXPECT_EQ(balanceDepth(settings, 20.0), 0.5);
    EXPECT_EQ(balanceDepth(settings, 20000.0), 1.0);
    settings.depthPercent = 100.0;
    EXPECT_EQ(balanceDepth(settings, 20000.0), 1.0); // never more than all
}
