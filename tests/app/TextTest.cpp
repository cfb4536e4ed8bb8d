#include "app/Text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

TEST(Text, CountsColumnsAsATerminalDoes) {
    EXPECT_EQ(app::displayWidth("Blue Hour"), 9);
    EXPECT_EQ(app::displayWidth("夜"), 2);
    EXPECT_EQ(app::displayWidth("e\xCC\x81"), 1); // e and a combining acute accent
    EXPECT_EQ(app::displayWidth("\xFF!"), 2);     // no UTF-8
}

TEST(Text, FitsEveryScriptIntoItsColumn) {
    for (const std::string title : {"Blue Hour", "夜の散歩道", "Ñandú…", ""})
        for (int width = 4; width < 14; ++width)
            EXPECT_EQ(app::displayWidth(app::fitted(title, width)), width) << title;
}

TEST(Text, LetsNoTitleSteerTheTerminal) {
    EXPECT_EQ(app::harmless("a\x1b[2Jb"), "a [2Jb");
    EXPECT_EQ(app::harmless("a\xE2\x80\xAE"
                            "b"),
              "a b"); // right-to-left override
}

TEST(Text, ReadsTimesAndNothingElseAsTimes) {
    EXPECT_EQ(app::parseTime("3:00"), 180.0);
    EXPECT_EQ(app::parseTime("0:01.5"), 1.5);
    EXPECT_EQ(app::parseTime("1:00:00"), 3600.0);
    for (const char* wrong : {"3", "3:", ":30", "3:60", "-3:00", "3:00x", "1:2:3:4", ""})
        EXPECT_FALSE(app::parseTime(wrong)) << wrong;
}

TEST(Text, ReadsNumbersToTheLastLetter) {
    EXPECT_EQ(app::parseNumber("-0.8"), -0.8);
    EXPECT_EQ(app::parseNumber("+3"), 3.0);
    for (const char* wrong : {"", "1,5", "1.5 ", "nan", "inf", "0x10", "--1"})
        EXPECT_FALSE(app::parseNumber(wrong)) << wrong;
}

TEST(Text, SaysTimesAndLevelsAsPeopleDo) {
    EXPECT_EQ(app::minutes(185.4), "3:05");
    EXPECT_EQ(app::minutes(185.9), "3:05") << "as in the window";
    EXPECT_EQ(app::minutes(3723.0), "1:02:03");
}

TEST(Text, FindsTheWordThatWasMeant) {
    const std::vector<std::string> words = {"title", "artist", "upc", "genre"};
    EXPECT_EQ(app::nearest("titel", words), std::vector<std::string>{"title"});
    EXPECT_EQ(app::nearest("ARTIST", words), std::vector<std::string>{"artist"});
    EXPECT_TRUE(app::nearest("loudness", words).empty());
}

} // namespace
