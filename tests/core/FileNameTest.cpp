// Names of files out of typed texts.
#include "core/FileName.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

TEST(FileName, IsSafeOnEverySystem) {
    EXPECT_EQ(safeFileName("AC/DC: Back\\Black"), "AC-DC- Back-Black");
    EXPECT_EQ(safeFileName("what? *really* <now> \"x\" a|b"), "what really (now) 'x' a-b");
    EXPECT_EQ(safeFileName("  ..hidden.. "), "hidden");
    EXPECT_EQ(safeFileName("one\ntwo\x7F\u202Ethree"), "onetwothree");
    EXPECT_EQ(safeFileName("con"), "_con");
    EXPECT_EQ(safeFileName("LPT1.old"), "_LPT1.old");
    EXPECT_EQ(safeFileName("console"), "console");
    EXPECT_EQ(safeFileName("a\xFF"
                           "b"),
              "ab");
    EXPECT_EQ(safeFileName("../../etc/passwd"), "-..-etc-passwd");
}

TEST(FileName, IsCutAtACharacter) {
    std::string umlauts;
    for (int n = 0; n < 150; ++n) umlauts += "ü";
    EXPECT_EQ(safeFileName(umlauts, 101).size(), 100);
}

} // namespace
