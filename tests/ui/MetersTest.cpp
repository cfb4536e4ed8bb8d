// The needles: their scales and movements as functions.
#include "ui/controls/Words.h"
#include "ui/meters/LevelScale.h"
#include "ui/meters/LoudnessHistory.h"
#include "ui/meters/Needle.h"
#include "ui/meters/Overs.h"
#include "ui/meters/Quantity.h"
#include "ui/meters/ScopePlace.h"
#include "ui/meters/Streaming.h"

#include <gtest/gtest.h>

#include <QTest>

#include <cmath>

namespace {

using namespace ui::meters;

TEST(LevelScale, MarksStandAtEqualDistances) {
    for (std::size_t n = 0; n < levelMarksDb.size(); ++n)
        EXPECT_NEAR(levelShare(levelMarksDb[n]), 1.0 - static_cast<double>(n) / 8.0, 1e-12) << levelMarksDb[n];
    EXPECT_EQ(levelShare(6.0), 1.0);
    EXPECT_EQ(levelShare(-200.0), 0.0);
    EXPECT_NEAR(levelShare(-4.5), (levelShare(-3.0) + levelShare(-6.0)) / 2.0, 1e-12);
}

TEST(Needle, RisesAtOnceAndFallsSlowlyAndHoldsItsPeak) {
    Needle needle;
    needle.move(-6.0, 0.016);
    EXPECT_EQ(needle.db(), -6.0);
    needle.move(-60.0, 1.0);
    EXPECT_EQ(needle.db(), -26.0);
    EXPECT_EQ(needle.heldDb(), -6.0);
    needle.move(-60.0, 1.1);
    EXPECT_LT(needle.heldDb(), -6.0);
    needle.move(-3.0, 0.016);
    EXPECT_EQ(needle.heldDb(), -3.0);
}

TEST(Needle, DoesNotTravelWhereMotionIsReduced) {
    Needle needle;
    needle.move(-6.0, 0.016, true);
    needle.move(-60.0, 0.016, true);
    EXPECT_EQ(needle.db(), -60.0);
}

TEST(RecentPeak, ForgetsWhatIsOlderThanThreeSeconds) {
    RecentPeak peak;
    EXPECT_FALSE(peak.highestDb());
    peak.add(-1.0, 0.05);
    for (int n = 0; n < 28; ++n) peak.add(-10.0, 0.1);
    EXPECT_EQ(peak.highestDb(), -1.0);
    for (int n = 0; n < 3; ++n) peak.add(-10.0, 0.1);
    EXPECT_EQ(peak.highestDb(), -10.0);
}

TEST(LoudnessHistory, KeepsTheLoudestOfEachStepAndBreaksWhereNothingPlayed) {
    LoudnessHistory history;
    EXPECT_FALSE(history.interrupt());
    EXPECT_FALSE(history.add(-20.0, -22.0, 0.1));
    EXPECT_TRUE(history.add(-18.0, -21.0, 0.1));
    ASSERT_EQ(history.size(), 1u);
    EXPECT_EQ(history.back(0), (LoudnessHistory::Step{.momentaryLufs = -18.0, .shortTermLufs = -21.0}));
    EXPECT_TRUE(history.interrupt());
    EXPECT_FALSE(history.interrupt());
    EXPECT_TRUE(history.back(0).isGap);
}

TEST(LoudnessHistory, FillsTheStepsOfALongTickAndHoldsThreeMinutes) {
    LoudnessHistory history;
    history.add(-20.0, -20.0, 0.5);
    EXPECT_EQ(history.size(), 2u);
    for (int n = 0; n < 1000; ++n) history.add(-10.0, -10.0, 0.2);
    EXPECT_EQ(history.size(), LoudnessHistory::capacity);
    EXPECT_EQ(history.back(LoudnessHistory::capacity - 1).shortTermLufs, -10.0);
}

TEST(ScopePlace, MonoStandsUprightAndSidesLeanToTheirSides) {
    const auto mono = scopePlace(1.0, 1.0);
    EXPECT_NEAR(mono.x, 0.0, 1e-12);
    EXPECT_NEAR(mono.y, 1.0, 1e-12);
    EXPECT_EQ(scopePlace(-0.5, -0.5), scopePlace(0.5, 0.5));
    EXPECT_NEAR(scopePlace(0.5, 0.0).x, -scopePlace(0.5, 0.0).y, 1e-12);
    EXPECT_GT(scopePlace(0.0, 0.5).x, 0.0);
    EXPECT_NEAR(scopePlace(0.7, -0.7).y, 0.0, 1e-12);
    for (const double level : {0.01, 0.5, 3.0})
        EXPECT_LE(std::hypot(scopePlace(level, -level / 3).x, scopePlace(level, -level / 3).y), 1.0 + 1e-12);
}

TEST(Streaming, TurnsLoudAlbumsDownToTheReference) {
    const core::Loudness loud{.integratedLufs = -11.0, .truePeakDbtp = -1.0};
    QStringList said;
    for (const StreamingService& service : streamingServices()) said += words(streamed(service, loud));
    EXPECT_EQ(said, (QStringList{QStringLiteral("\u22123.0 dB \u2192 \u221214"),
                                 QStringLiteral("\u22125.0 dB \u2192 \u221216"),
                                 QStringLiteral("\u22123.0 dB \u2192 \u221214")}));
}

TEST(Streaming, TurnsQuietAlbumsUpOnlyAsFarAsTheirPeaksAllow) {
    const core::Loudness quiet{.integratedLufs = -20.0, .truePeakDbtp = -5.0};
    const auto services = streamingServices();
    EXPECT_NEAR(streamed(services[0], quiet)->lufs, -16.0, 1e-9); // Spotify's own example.
    EXPECT_NEAR(streamed(services[1], quiet)->lufs, -16.0, 1e-9);
    EXPECT_EQ(streamed(services[2], quiet)->gainDb, 0.0);
    const core::Loudness peaky{.integratedLufs = -20.0, .truePeakDbtp = -0.2};
    EXPECT_EQ(streamed(services[0], peaky)->gainDb, 0.0);
    EXPECT_FALSE(streamed(services[0], {}));
}

TEST(Quantity, RatiosAreDifferencesOfWhatIsKnown) {
    engine::MeterReading reading;
    EXPECT_EQ(figuresOf(reading, {}), Figures{});
    reading.sinceReset = {.integratedLufs = -11.0, .truePeakDbtp = -1.0};
    reading.shortTermLufs = -9.8;
    reading.momentaryLufs = -120.0;
    const Figures figures = figuresOf(reading, -1.2);
    EXPECT_NEAR(*figures.plrLu, 10.0, 1e-9);
    EXPECT_NEAR(*figures.psrLu, 8.6, 1e-9);
    EXPECT_FALSE(figures.momentaryLufs);
    for (const Quantity each : quantities) EXPECT_EQ(quantityOf(idOf(each)), each);
    EXPECT_EQ(quantityOf(QStringLiteral("nonsense")), Quantity::integrated);
}

TEST(Overs, WaitToBeClickedAway) {
    Overs overs;
    overs.show(0, 0);
    EXPECT_EQ(overs.text(), QStringLiteral("0 overs"));
    overs.show(3, 12);
    EXPECT_EQ(overs.text(), QStringLiteral("3 overs \u00b7 12 TP"));
    EXPECT_TRUE(overs.property("wrong").toBool());
    overs.show(3, 12);
    EXPECT_TRUE(overs.any());
    QTest::mouseClick(&overs, Qt::LeftButton);
    EXPECT_EQ(overs.text(), QStringLiteral("0 overs"));
    overs.show(4, 12);
    EXPECT_EQ(overs.text(), QStringLiteral("1 over"));
    overs.show(0, 0); // The meters were reset.
    overs.show(1, 0);
    EXPECT_EQ(overs.text(), QStringLiteral("1 over"));
}

} // namespace
