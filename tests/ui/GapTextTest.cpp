// A gap as it is written beside a seam and as it is typed.
#include "ui/sequence/GapText.h"

#include <gtest/gtest.h>

namespace {

using namespace ui::sequence;

constexpr GapClock plain{44100, {}};
const GapClock brisk{44100, 126.0}; // a beat is 21000 frames

std::optional<core::FrameCount> frames(const char* typed, const GapClock& clock = plain) {
    return typedGap(QString::fromUtf8(typed), clock).frames;
}

std::string words(core::FrameCount gap, const GapClock& clock = plain, bool crossfades = false) {
    return gapWords(gap, clock, crossfades).toStdString();
}

TEST(GapText, ReadsTheUnitThatIsTyped) {
    EXPECT_EQ(frames("2"), 88200);
    EXPECT_EQ(frames(" 2.5 s "), 110250);
    EXPECT_EQ(frames("2,5 sec"), 110250);
    EXPECT_EQ(frames("1:04"), 64 * 44100);
    EXPECT_EQ(frames("350 ms"), 15435);
    EXPECT_EQ(frames("150 sectors"), 88200);
    EXPECT_EQ(frames("1 sector", {96000, {}}), 1280);
    EXPECT_EQ(frames("4 beats", brisk), 84000);
    EXPECT_EQ(frames("1.5 b", brisk), 31500);
}

TEST(GapText, ReadsASegueAsAGapBelowZero) {
    EXPECT_EQ(frames("-3.4"), -149940);
    EXPECT_EQ(frames("\u22123.4 s"), -149940);
    EXPECT_EQ(frames("- 10 sectors"), -5880);
    EXPECT_EQ(frames("-2 beats", brisk), -42000);
    EXPECT_EQ(frames("0"), 0);
}

TEST(GapText, SaysWhyWhatWasTypedIsNoGap) {
    for (const char* typed : {"", "s", "two", "2 apples", "2.3.4", "--2", "1:04 sectors", "4 beats", "2 h", "5000 s",
                              "150 s.", "150 sec.", "150 se", "0:02:37"})
        EXPECT_FALSE(frames(typed)) << typed;
    EXPECT_TRUE(typedGap(QStringLiteral("4 beats"), plain).complaint.contains(QStringLiteral("tempo")));
    EXPECT_TRUE(typedGap(QStringLiteral("two"), brisk).complaint.contains(QStringLiteral("4 beats")));
    EXPECT_TRUE(typedGap(QStringLiteral("2"), plain).complaint.isEmpty());
}

TEST(GapText, WritesTheUnitThatSaysItBest) {
    EXPECT_EQ(words(88200), "gap 2.0 s");
    EXPECT_EQ(words(15435), "gap 0.35 s");
    EXPECT_EQ(words(37 * 588), "gap 37 sectors (0.493 s)");
    EXPECT_EQ(words(588), "gap 1 sector (0.013 s)");
    EXPECT_EQ(words(84000, brisk), "gap 4 beats (1.905 s)");
    EXPECT_EQ(words(21000, brisk), "gap 1 beat (0.476 s)");
    EXPECT_EQ(words(88200, brisk), "gap 2.0 s");
    EXPECT_EQ(words(0), "no gap");
    EXPECT_EQ(words(-149940, plain, true), "segue, crossfade 3.4 s");
    EXPECT_EQ(words(-149940), "segue, overlap 3.4 s");
}

TEST(GapText, ReadsWhatItWrites) {
    for (const GapClock& clock : {plain, brisk, GapClock{96000, 92.0}, GapClock{48000, {}}})
        for (const char* typed :
             {"2", "-3.4", "0.35", "0.001", "37 sectors", "-1 sector", "1:04.5", "4 beats", "-0.75 b"}) {
            const auto typedFrames = frames(typed, clock);
            if (!typedFrames) continue; // beats without a tempo
            EXPECT_EQ(frames(gapField(*typedFrames, clock).toUtf8(), clock), typedFrames) << typed << clock.rate;
        }
}

} // namespace
