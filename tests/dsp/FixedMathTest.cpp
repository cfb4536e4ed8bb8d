// FixedMath against the 64-bit mantissa of long double libm.
#include "engine/dsp/FixedMath.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace fixed = engine::dsp::fixed;

namespace {

constexpr double promised = 1e-15;

double relativeError(double got, long double want) {
    if (want == 0.0L) return got == 0.0 ? 0.0 : 1.0;
    return static_cast<double>(std::fabs((static_cast<long double>(got) - want) / want));
}

/// The worst relative error of f against reference over random arguments from..to.
template <class F, class Reference>
double worstError(double from, double to, F f, Reference reference) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> argument(from, to);
    double worst = 0.0;
    for (int i = 0; i < 100000; ++i) {
        const double x = argument(random);
        worst = std::max(worst, relativeError(f(x), reference(static_cast<long double>(x))));
    }
    return worst;
}

long double gainOf(long double db) {
    return std::pow(10.0L, db / 20.0L);
}

} // namespace

TEST(FixedMath, SineCosineAndTangentAreRightNearAndFar) {
    const auto sine = [](long double x) { return std::sin(x); };
    const auto cosine = [](long double x) { return std::cos(x); };
    const auto tangent = [](long double x) { return std::tan(x); };
    for (const double range : {1e-6, 0.8, 3.2, 100.0, 1e6}) {
        EXPECT_LT(worstError(-range, range, fixed::sin, sine), promised) << range;
        EXPECT_LT(worstError(-range, range, fixed::cos, cosine), promised) << range;
        EXPECT_LT(worstError(-range, range, fixed::tan, tangent), promised) << range;
    }
}

TEST(FixedMath, SineOfDoublePiIsTheRoundingErrorOfPi) {
    EXPECT_LT(relativeError(fixed::sin(fixed::pi), std::sin(static_cast<long double>(fixed::pi))), promised);
    EXPECT_LT(relativeError(fixed::cos(fixed::pi / 2), std::cos(static_cast<long double>(fixed::pi / 2))), promised);
    EXPECT_EQ(fixed::sin(0.0), 0.0);
    EXPECT_EQ(fixed::cos(0.0), 1.0);
    EXPECT_EQ(fixed::cos(fixed::pi), -1.0);
}

TEST(FixedMath, AnglesAreRightInEveryQuadrant) {
    for (const double height : {-1e300, -7.0, -0.3, -1e-12, 1e-290, 0.02, 1.0, 1e9})
        for (const double range : {1e-290, 1e-12, 0.5, 10.0, 1e6})
            EXPECT_LT(worstError(
                          -range, range, [=](double x) { return fixed::atan2(height, x); },
                          [=](long double x) { return std::atan2(static_cast<long double>(height), x); }),
                      promised)
                << height << " " << range;
}

TEST(FixedMath, AnglesOnTheAxesAreExact) {
    EXPECT_EQ(fixed::atan2(0.0, 0.0), 0.0);
    EXPECT_EQ(fixed::atan2(0.0, 3.0), 0.0);
    EXPECT_EQ(fixed::atan2(2.0, 0.0), fixed::pi / 2);
    EXPECT_EQ(fixed::atan2(-2.0, 0.0), -fixed::pi / 2);
    for (const double zero : {0.0, -0.0}) EXPECT_EQ(fixed::atan2(zero, -1.0), fixed::pi);
    EXPECT_EQ(fixed::atan2(std::numeric_limits<double>::denorm_min(), 1.0), 0.0);
}

TEST(FixedMath, ExponentialsAreRightOverTheirWholeRange) {
    const auto exp = [](long double x) { return std::exp(x); };
    const auto exp2 = [](long double x) { return std::exp2(x); };
    for (const double range : {1e-9, 0.5, 10.0, 700.0}) {
        EXPECT_LT(worstError(-range, range, fixed::exp, exp), promised) << range;
        EXPECT_LT(worstError(-range, range, fixed::exp2, exp2), promised) << range;
        EXPECT_LT(worstError(-range, range, fixed::dbToGain, gainOf), promised) << range;
    }
    EXPECT_LT(worstError(-5999.0, 5999.0, fixed::dbToGain, gainOf), promised);
}

TEST(FixedMath, LogarithmsAreRightOverTheirWholeRange) {
    const auto log = [](long double x) { return std::log(x); };
    const auto log2 = [](long double x) { return std::log2(x); };
    const auto db = [](long double x) { return 20.0L * std::log10(x); };
    for (const auto& [from, to] :
         {std::pair{1e-300, 1e-290}, {0.001, 1.0}, {0.999999, 1.000001}, {0.5, 2.0}, {1.0, 1e9}, {1e300, 1e308}}) {
        EXPECT_LT(worstError(from, to, fixed::log, log), promised) << from;
        EXPECT_LT(worstError(from, to, fixed::log2, log2), promised) << from;
        EXPECT_LT(worstError(from, to, fixed::gainToDb, db), promised) << from;
    }
}

TEST(FixedMath, PowersAreRightToTheEndsOfTheRange) {
    for (const double exponent : {-40.0, -3.5, -0.5, 0.1, 1.0, 2.0, 33.3, 100.0})
        for (const double end : {2.0, 1000.0}) {
            const auto f = [=](double x) { return fixed::pow(x, exponent); };
            const auto reference = [=](long double x) { return std::pow(x, static_cast<long double>(exponent)); };
            EXPECT_LT(worstError(1e-3, end, f, reference), promised) << exponent;
        }
}

TEST(FixedMath, WhatUsersRelyOnIsExact) {
    EXPECT_EQ(fixed::dbToGain(0.0), 1.0);
    EXPECT_EQ(fixed::gainToDb(1.0), 0.0);
    EXPECT_EQ(fixed::exp(0.0), 1.0);
    EXPECT_EQ(fixed::log(1.0), 0.0);
    EXPECT_EQ(fixed::pow(3.0, 0.0), 1.0);
    EXPECT_EQ(fixed::pow(1.0, 7.7), 1.0);
    for (int n = -1022; n <= 1023; ++n) {
        EXPECT_EQ(fixed::exp2(n), std::ldexp(1.0, n));
        EXPECT_EQ(fixed::log2(std::ldexp(1.0, n)), n);
    }
}

TEST(FixedMath, TheEndsOfTheRangeAreZeroAndInfinity) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(fixed::dbToGain(-infinity), 0.0);
    EXPECT_EQ(fixed::gainToDb(0.0), -infinity);
    EXPECT_EQ(fixed::log(std::numeric_limits<double>::denorm_min()), -infinity);
    EXPECT_EQ(fixed::log2(infinity), infinity);
    EXPECT_EQ(fixed::exp(-800.0), 0.0);
    EXPECT_EQ(fixed::exp(800.0), infinity);
    EXPECT_EQ(fixed::exp2(1024.0), infinity);
    EXPECT_EQ(fixed::pow(0.0, 2.0), 0.0);
    EXPECT_EQ(fixed::pow(10.0, 400.0), infinity);
    EXPECT_EQ(fixed::pow(10.0, -400.0), 0.0);
}
