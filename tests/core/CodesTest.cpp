#include "core/Codes.h"

#include <gtest/gtest.h>

using namespace core;

TEST(Isrc, IsKeptWithoutSeparatorsAndInCapitals) {
    EXPECT_EQ(normalisedIsrc("ISRC QM-4TX-26-00017"), "QM4TX2600017");
    EXPECT_EQ(normalisedIsrc("isrc: qm4tx2600017"), "QM4TX2600017");
    EXPECT_EQ(normalisedIsrc("QM4TX2600017"), "QM4TX2600017");
    EXPECT_EQ(normalisedIsrc(""), "");
    EXPECT_EQ(normalisedIsrc("00-000-00-00000"), "");
    EXPECT_EQ(displayedIsrc("qm4tx2600017"), "QM-4TX-26-00017");
    EXPECT_EQ(displayedIsrc("later"), "later");
}

TEST(Isrc, OfGoodFormHasNoComplaint) {
    for (const auto* good : {"", "000000000000", "QM4TX2600017", "de-a12-99-12345", "12ABC2600001"})
        EXPECT_FALSE(isrcComplaint(good)) << good;
}

TEST(Isrc, OfBadFormSaysWhy) {
    EXPECT_EQ(isrcComplaint("QM4TX26"), "ISRC 'QM4TX26' has 7 characters instead of 12");
    EXPECT_TRUE(isrcComplaint("QM4TX26000171"));
    EXPECT_TRUE(isrcComplaint("QM4TX26000I7"));
    EXPECT_TRUE(isrcComplaint("QM4TXA600017"));
    EXPECT_TRUE(isrcComplaint("QM.4TX.26.00017"));
    EXPECT_TRUE(isrcComplaint("\xC3\x84M4TX2600017"));
}

TEST(Isrc, OfGoodFormMayStillBeDoubtful) {
    EXPECT_FALSE(isrcDoubt("QM4TX2600017"));
    EXPECT_FALSE(isrcDoubt("GBAYE9800001"));
    EXPECT_TRUE(isrcDoubt("12ABC2600001"));
    EXPECT_TRUE(isrcDoubt("GBAYE7100001"));
    EXPECT_FALSE(isrcDoubt("nonsense")); // that is a complaint
}

TEST(Ean, TwelveDigitsGetALeadingZero) {
    EXPECT_EQ(normalisedEan("036000291452"), "0036000291452");
    EXPECT_EQ(normalisedEan("0 36000-29145 2"), "0036000291452");
    EXPECT_EQ(normalisedEan("4006381333931"), "4006381333931");
    EXPECT_EQ(normalisedEan(" "), "");
    EXPECT_EQ(normalisedEan("0000000000000"), "");
}

TEST(Ean, ChecksItsDigit) {
    EXPECT_EQ(eanCheckDigit("012345678901"), 2);
    EXPECT_EQ(eanCheckDigit("400638133393"), 1);
    for (const auto* good : {"", "000000000000", "0123456789012", "036000291452", "4006381333931"}) {
        EXPECT_FALSE(eanComplaint(good)) << good;
        EXPECT_FALSE(eanDoubt(good)) << good;
    }
    EXPECT_EQ(eanDoubt("0123456789013"), "UPC/EAN '0123456789013' has a wrong check digit: it should end in 2");
}

TEST(Ean, EverySingleWrongDigitIsFound) {
    const std::string good = "4006381333931";
    for (std::size_t place = 0; place < good.size(); ++place)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string other = good;
            other[place] = digit;
            EXPECT_EQ(eanDoubt(other).has_value(), other != good) << other;
        }
}

TEST(Ean, OfBadFormSaysWhy) {
    EXPECT_EQ(eanComplaint("12345678"), "UPC/EAN '12345678' has 8 digits instead of 12 or 13");
    EXPECT_TRUE(eanComplaint("01234567890AB"));
    EXPECT_TRUE(eanComplaint("12345678901234"));
    EXPECT_FALSE(eanDoubt("12345678"));
}
TEST(Isrc, CountsTheDesignationUp) {
    EXPECT_EQ(isrcAfter("NO-A1B-26-00009", 1), "NOA1B2600010");
    EXPECT_EQ(isrcAfter("NOA1B2699999", 1), std::nullopt);
    EXPECT_EQ(isrcAfter("NOA1B260001", 1), std::nullopt);
}
