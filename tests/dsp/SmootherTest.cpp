#include "engine/dsp/Smoother.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/dsp/MovingAverage.h"
#include "engine/dsp/PeakHold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace engine::dsp;

TEST(Smoother, GlidesInEqualStepsAndEndsExactlyOnTheTarget) {
    Smoother smoother(1.0);
    smoother.glide(2.0, 4);
    for (const double wanted : {1.25, 1.5, 1.75, 2.0, 2.0}) EXPECT_EQ(smoother.next(), wanted);
    smoother.glide(0.1, 3);
    for (int i = 0; i < 3; ++i) smoother.next();
    EXPECT_EQ(smoother.value(), 0.1);
    EXPECT_FALSE(smoother.gliding());
}

TEST(Smoother, JumpsWithoutATimeAndTurnsRoundFromWhereItIs) {
    Smoother smoother(0.0);
    smoother.glide(8.0, 0);
    EXPECT_EQ(smoother.next(), 8.0);
    smoother.glide(0.0, 4);
    smoother.next();
    smoother.next();
    smoother.glide(8.0, 2);
    EXPECT_EQ(smoother.next(), 6.0);
}

TEST(Smoother, SayingTheSameTwiceDoesNotStretchTheGlide) {
    Smoother smoother(0.0);
    smoother.glide(4.0, 4);
    smoother.next();
    smoother.glide(4.0, 4);
    EXPECT_EQ(smoother.next(), 2.0);
}

TEST(PeakHold, GivesTheHighestOfTheWindow) {
    constexpr int window = 7;
    std::mt19937 random(1);
    std::vector<double> values(1000);
    for (auto& value : values) value = static_cast<double>(random() % 50);
    PeakHold hold;
    hold.prepare(window);
    for (int i = 0; i < 1000; ++i) {
        hold.push(i, values[static_cast<std::size_t>(i)]);
        const auto from = values.begin() + std::max(0, i - window + 1);
        EXPECT_EQ(hold.highest(i - window + 1), *std::max_element(from, values.begin() + i + 1)) << i;
    }
}

TEST(MovingAverage, AveragesItsWindowRoundedUpAndForgetsCompletely) {
    MovingAverage average;
    average.prepare(4);
    average.reset(4);
    EXPECT_EQ(average.next(4, 4), 1);
    EXPECT_EQ(average.next(1, 4), 2);
    for (int i = 0; i < 4; ++i) average.next(123456789, 4);
    EXPECT_EQ(average.next(123456789, 4), 123456789);
    for (int i = 0; i < 4; ++i) average.next(0, 4);
    EXPECT_TRUE(average.isZero());
}

TEST(MovingAverage, ItsWindowMovesByOneAStep) {
    MovingAverage average;
    average.prepare(5);
    average.reset(1);
    for (int i = 1; i <= 5; ++i) average.next(60 * i, 5);
    EXPECT_EQ(average.next(360, 5), (120 + 180 + 240 + 300 + 360) / 5);
    EXPECT_EQ(average.next(420, 3), (240 + 300 + 360 + 420) / 4);
    EXPECT_EQ(average.next(480, 3), (360 + 420 + 480) / 3);
}

TEST(FlushToZero, CountsTinyNumbersAsZeroWhileItLives) {
    volatile double tiny = 1e-308;
    volatile double product = 0.0;
    {
        const ScopedFlushToZero flush;
        product = tiny * 0.01;
        EXPECT_EQ(product, 0.0);
    }
    product = tiny * 0.01;
    EXPECT_GT(product, 0.0);
}
