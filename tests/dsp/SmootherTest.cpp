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
    std::mt19937 random(1);
    std::vector<double> values(64 * quantumFrames);
    for (auto& value : values) value = static_cast<double>(random() % 500);
    for (const int length : {64, 65, 100, 128, 777}) {
        PeakHold<double> hold;
        hold.prepare(900);
        for (std::size_t at = 0; at < values.size(); at += quantumFrames) {
            PeakHold<double>::Quantum quantum, held;
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(at), quantumFrames, quantum.begin());
            hold.push(quantum);
            const auto first = static_cast<std::ptrdiff_t>(at) - length - 13;
            hold.highest(first, length, held);
            for (std::ptrdiff_t i = 0; i < quantumFrames; ++i) {
                const auto from = values.begin() + std::max<std::ptrdiff_t>(0, first + i);
                const auto to = values.begin() + std::max<std::ptrdiff_t>(0, first + i + length);
                ASSERT_EQ(held[static_cast<std::size_t>(i)], from == to ? 0.0 : *std::max_element(from, to))
                    << length << " " << at << " " << i;
            }
        }
    }
}

namespace {

double next(MovingAverage<double>& average, double value, int length) {
    average.process({&value, 1}, length);
    return value;
}

} // namespace

TEST(MovingAverage, AveragesItsWindowRoundedUpAndForgetsCompletely) {
    MovingAverage<double> average;
    average.prepare(4);
    average.reset(4);
    EXPECT_EQ(next(average, 4, 4), 1);
    EXPECT_EQ(next(average, 1, 4), 2);
    for (int i = 0; i < 4; ++i) next(average, 123456789, 4);
    EXPECT_EQ(next(average, 123456789, 4), 123456789);
    for (int i = 0; i < 4; ++i) next(average, 0, 4);
    EXPECT_TRUE(average.isZero());
}

TEST(MovingAverage, ItsWindowMovesByOneAStep) {
    MovingAverage<double> average;
    average.prepare(5);
    average.reset(1);
    for (int i = 1; i <= 5; ++i) next(average, 60 * i, 5);
    EXPECT_EQ(next(average, 360, 5), (120 + 180 + 240 + 300 + 360) / 5);
    EXPECT_EQ(next(average, 420, 3), (240 + 300 + 360 + 420) / 4);
    EXPECT_EQ(next(average, 480, 3), (360 + 420 + 480) / 3);
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
