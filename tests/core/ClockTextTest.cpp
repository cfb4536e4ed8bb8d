#include "core/ClockText.h"

#include <gtest/gtest.h>

TEST(ClockText, CutsOffWhatIsLessThanItsLastDigit) {
    EXPECT_EQ(core::minutes(185 * 44100 + 44099, 44100), "3:05");
    EXPECT_EQ(core::minutes(3723 * 96000, 96000), "1:02:03");
    EXPECT_EQ(core::minutes(3600LL * 96000 - 1, 96000), "59:59");
    EXPECT_EQ(core::minutes(3600LL * 96000, 96000), "1:00:00");
    EXPECT_EQ(core::clock(185 * 44100 + 44099, 44100), "3:05.999");
    EXPECT_EQ(core::clock(48, 48000), "0:00.001");
    EXPECT_EQ(core::clock(47, 48000), "0:00.000");
}

TEST(ClockText, CutsTowardsZeroAndHasNoNegativeNothing) {
    EXPECT_EQ(core::minutes(-44100 - 44099, 44100), "-0:01");
    EXPECT_EQ(core::minutes(-44099, 44100), "0:00");
    EXPECT_EQ(core::clock(-44099, 44100), "-0:00.999");
    EXPECT_EQ(core::clock(-1, 44100), "0:00.000");
}

TEST(ClockText, HoldsTheLongestAlbum) {
    EXPECT_EQ(core::clock(std::int64_t{1} << 52, 192000), "6515624:27:39.221");
}
