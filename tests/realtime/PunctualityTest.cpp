// What is said of a device by when it asks and how long the answer takes, on a clock of the test's own.
#include "engine/realtime/Punctuality.h"

#include <gtest/gtest.h>

using engine::realtime::Punctuality;

namespace {

constexpr int rate = 48000;
constexpr int frames = 480; // 10 ms

/// A device that asks for a block every 10 ms, and takes 20 ms of sound ahead.
struct Device {
    void ask(double load, bool sounds = true, bool ranDry = false) {
        punctuality.judge({.begin = now, .took = load * period, .frames = frames, .ranDry = ranDry, .sounds = sounds});
        now += period;
    }
    void askAtOnce(int blocks) {
        for (int n = 0; n < blocks; ++n)
            punctuality.judge({.begin = now, .took = 0.1 * period, .frames = frames, .sounds = true});
    }

    const Punctuality::Seconds period{0.01};
    Punctuality::Seconds now{100.0};
    Punctuality punctuality{rate, Punctuality::Seconds(0.02)};
};

} // namespace

TEST(Punctuality, CountsTheBlockAfterOneThatTookLongerThanItLasts) {
    Device device;
    device.ask(0.9);
    device.ask(1.1);
    EXPECT_EQ(device.punctuality.dropouts(), 0u) << "the device may have played something ahead";
    device.ask(0.9);
    EXPECT_EQ(device.punctuality.dropouts(), 1u);
    device.ask(0.9);
    EXPECT_EQ(device.punctuality.dropouts(), 1u);
}

TEST(Punctuality, CountsWhatTheDeviceSaysItMissed) {
    Device device;
    device.ask(0.1);
    device.ask(0.1, true, true);
    EXPECT_EQ(device.punctuality.dropouts(), 1u);
}

TEST(Punctuality, CountsNoGapAfterSilence) {
    Device device;
    device.ask(1.5, false);
    device.ask(0.1, false, true);
    device.ask(0.1, true, true);
    EXPECT_EQ(device.punctuality.dropouts(), 0u);
}

TEST(Punctuality, CountsNothingWhereNobodyListens) {
    Device device;
    device.ask(1.5);
    device.ask(1.5);
    EXPECT_EQ(device.punctuality.dropouts(), 1u);
    device.askAtOnce(27); // 270 ms ahead by the last
    EXPECT_TRUE(device.punctuality.isRealTime()) << "it may fill its buffers as fast as it likes";
    device.askAtOnce(3);
    EXPECT_FALSE(device.punctuality.isRealTime());
    EXPECT_EQ(device.punctuality.dropouts(), 0u) << "nor what was counted before that was known";
    for (int n = 0; n < 100; ++n) device.ask(1.5, true, true);
    EXPECT_EQ(device.punctuality.dropouts(), 0u);
}

TEST(Punctuality, SaysTheHighestLoadOfTheLastSecondAndOfAll) {
    Device device;
    device.ask(0.8);
    device.ask(0.2);
    EXPECT_NEAR(device.punctuality.load(), 0.8 * 0.99, 1e-9);
    for (int n = 0; n < 300; ++n) device.ask(0.2);
    EXPECT_NEAR(device.punctuality.load(), 0.2, 1e-9);
    EXPECT_NEAR(device.punctuality.maxLoad(), 0.8, 1e-9);
}
