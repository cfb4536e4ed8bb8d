#include "core/Decimal.h"

#include <gtest/gtest.h>

using core::decimal;

namespace {

TEST(Decimal, SaysAsManyAsWereAskedFor) {
    EXPECT_EQ(decimal(-14.25, 1), "-14.2");
    EXPECT_EQ(decimal(2.0, 2), "2.00");
    EXPECT_EQ(decimal(96.7, 0), "97");
    EXPECT_EQ(decimal(-1e300, 1).size(), 304U);
}

TEST(Decimal, HasNoSignWhereItRoundsToNothing) {
    EXPECT_EQ(decimal(-0.04, 1), "0.0");
    EXPECT_EQ(decimal(-0.06, 1), "-0.1");
}

TEST(Decimal, IsADashWhereThereIsNone) {
    EXPECT_EQ(decimal(std::nullopt, 1), "\u2013");
}

} // namespace
