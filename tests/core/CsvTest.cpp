#include "core/Csv.h"
#include "core/Error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::HasSubstr;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cellsOf(std::string_view text) {
    Cells cells;
    for (const auto& row : csvRows(text)) cells.push_back(row.cells);
    return cells;
}

std::string troubleOf(std::string_view text) {
    try {
        csvRows(text);
        return {};
    } catch (const Error& why) {
        return why.what();
    }
}

} // namespace

TEST(Csv, ReadsCommasSemicolonsAndTabs) {
    const Cells cells = {{"a", "b"}, {"1", "2;3"}};
    EXPECT_EQ(cellsOf("a,b\r\n1,2;3\r\n"), cells);
    EXPECT_EQ(cellsOf("a;b\n1;\"2;3\"\n"), cells);
    EXPECT_EQ(cellsOf("a\tb\r1\t2;3"), cells);
    EXPECT_EQ(cellsOf("a;b\r1,2,3;4"), (Cells{{"a", "b"}, {"1,2,3", "4"}})) << "the first line alone decides";
    EXPECT_EQ(cellsOf("\"a,x,y\";b\n1;2"), (Cells{{"a,x,y", "b"}, {"1", "2"}}));
}

TEST(Csv, ReadsQuotesBomAndEmptyCells) {
    EXPECT_EQ(cellsOf("\xEF\xBB\xBFn,t\r\n1,\"said \"\"no\"\",\r\ntwice\"\r\n,\r\n\r\n2,\r\n"),
              (Cells{{"n", "t"}, {"1", "said \"no\",\r\ntwice"}, {"2", ""}}));
    EXPECT_EQ(cellsOf(""), Cells{});
    EXPECT_EQ(cellsOf("5\" disc,b"), (Cells{{"5\" disc", "b"}})); // a quote inside is text
}

TEST(Csv, NamesTheLine) {
    EXPECT_THAT(troubleOf("a,b\n\"x\ny\",\"open\nand on"), HasSubstr("line 3: a quotation mark is opened"));
    EXPECT_THAT(troubleOf("a,b\n\n\"x\"y,1"), HasSubstr("line 3: text stands behind a closing"));
    EXPECT_THAT(troubleOf("a,b\r\n1,\xFC\r\n"), HasSubstr("line 2: is no UTF-8"));
    EXPECT_THAT(troubleOf(std::string_view("a,b\n1,\0", 7)), HasSubstr("line 2: holds a NUL"));
    EXPECT_EQ(troubleOf("a\n\xEF\xBF\xBD"), "");
    EXPECT_THAT(troubleOf("a,b\r1,\xFC\r"), HasSubstr("line 2: is no UTF-8"));
    for (const std::string end : {"\n", "\r", "\r\n"}) {
        const auto rows = csvRows("a" + end + end + "\"x" + end + "y\"" + end + "z");
        ASSERT_EQ(rows.size(), 3u);
        EXPECT_EQ(rows[1].line, 3);
        EXPECT_EQ(rows[2].line, 5);
    }
}

TEST(Csv, ReadsWhatItWrites) {
    const Cells cells = {{"a", "two, parts", "\"q\"", " x "}, {"line\nbreak", "\ttab;", "Größe 日本", "\r"}};
    const std::string text = csvText(cells);
    EXPECT_EQ(cellsOf(text), cells);
    const Cells semicolons = {{"a;b;c", "d"}, {"1", "2"}};
    EXPECT_EQ(cellsOf(csvText(semicolons)), semicolons);
    EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF"
                                 "a,\"two, parts\",\"\"\"q\"\"\", x \r\n"));
}
