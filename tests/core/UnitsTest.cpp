#include "core/Units.h"

#include <gtest/gtest.h>

using namespace core;

TEST(Units, CarryAMarkToAnotherRateByItsFloor) {
    EXPECT_EQ(convertFrames(96000, 96000, 44100), 44100);
    EXPECT_EQ(convertFrames(1, 96000, 44100), 0);
    EXPECT_EQ(convertFrames(-1, 96000, 44100), -1);
    EXPECT_EQ(convertFrames(-1, 44100, 96000), -3);
    EXPECT_EQ(convertFrames(12345, 48000, 48000), 12345);
}

TEST(Units, CarryTheFarthestMarkOfAProjectFile) {
    const FramePos farthest = FramePos{1} << 44;
    EXPECT_EQ(convertFrames(farthest * 44100, 44100, 192000), farthest * 192000);
}
