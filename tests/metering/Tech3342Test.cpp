// EBU Tech 3342 (2016), table 1, synthesised. Cases 5 and 6 are authentic programmes and left out.
#include "tests/metering/Tones.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

void expectRange(const std::vector<Piece>& pieces, double expectedLu, int rate = 48000) {
    EXPECT_NEAR(*measured(tones(pieces, rate), rate).rangeLu, expectedLu, 1.0) << rate;
}

TEST(Tech3342, Case1TenLu) {
    expectRange({{20, -20}, {20, -30}}, 10.0);
    expectRange({{20, -20}, {20, -30}}, 10.0, 44100);
}

TEST(Tech3342, Case2FiveLu) {
    expectRange({{20, -20}, {20, -15}}, 5.0);
}

TEST(Tech3342, Case3TwentyLu) {
    expectRange({{20, -40}, {20, -20}}, 20.0);
}

TEST(Tech3342, Case4FifteenLuWithTheQuietestGated) {
    expectRange({{20, -50}, {20, -35}, {20, -20}, {20, -35}, {20, -50}}, 15.0);
}

} // namespace
} // namespace tests
