#include "core/Fade.h"

#include <gtest/gtest.h>

#include <limits>

using namespace core;

namespace {

constexpr FadeShape shapes[] = {FadeShape::linear, FadeShape::equalPower, FadeShape::sCurve, FadeShape::logarithmic,
                                FadeShape::exponential};

} // namespace

TEST(Fade, BeginsAtNothingAndEndsAtAll) {
    for (const auto shape : shapes) {
        for (const double before : {0.0, -0.0, -1.0}) EXPECT_EQ(fadeGain(shape, before), 0.0) << fadeShapeName(shape);
        for (const double after : {1.0, 1.5, 1e9}) EXPECT_EQ(fadeGain(shape, after), 1.0) << fadeShapeName(shape);
    }
}

TEST(Fade, NeverGoesBackAndNeverLeavesItsBounds) {
    for (const auto shape : shapes) {
        double last = 0.0;
        for (int i = 0; i <= 10000; ++i) {
            const double gain = fadeGain(shape, i / 10000.0);
            ASSERT_GE(gain, last) << fadeShapeName(shape) << " at " << i;
            ASSERT_LE(gain, 1.0);
            last = gain;
        }
    }
}

TEST(Fade, AnEqualPowerCrossfadeKeepsThePower) {
    for (int i = 0; i <= 1000; ++i) {
        const double in = fadeGain(FadeShape::equalPower, i / 1000.0);
        const double out = fadeGain(FadeShape::equalPower, 1.0 - i / 1000.0);
        EXPECT_NEAR(in * in + out * out, 1.0, 1e-12);
    }
}

TEST(Fade, LinearAndSCrossfadesKeepTheAmplitude) {
    for (const auto shape : {FadeShape::linear, FadeShape::sCurve})
        for (int i = 0; i <= 1000; ++i)
            EXPECT_NEAR(fadeGain(shape, i / 1000.0) + fadeGain(shape, 1.0 - i / 1000.0), 1.0, 1e-12);
}

TEST(Fade, LogarithmicIsFastFirstAndExponentialIsSlowFirst) {
    EXPECT_DOUBLE_EQ(fadeGain(FadeShape::logarithmic, 0.5), 0.875);
    EXPECT_DOUBLE_EQ(fadeGain(FadeShape::exponential, 0.5), 0.125);
    EXPECT_DOUBLE_EQ(fadeGain(FadeShape::sCurve, 0.25), 0.15625);
    EXPECT_DOUBLE_EQ(fadeGain(FadeShape::linear, 0.25), 0.25);
}
