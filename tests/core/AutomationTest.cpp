#include "core/Automation.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "core/Fade.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

using Points = std::vector<AutomationPoint>;

/// A track with a gain of its own.
struct Desk {
    Desk() {
        album = normalised(tests::album({tests::track(1, 1000)}));
        key.track = album.tracks[0].id;
        album = addSlot(album, {key.track}, GainSettings{});
        key.slot = album.tracks[0].chain[0].id;
        key.parameter = "gain";
    }
    const Points& points() const { return findLane(album, key)->points; }

    Album album;
    LaneKey key;
};

Desk withThree() {
    Desk desk;
    for (const FramePos at : {300, 100, 200})
        desk.album = withPoint(desk.album, desk.key, {.at = at, .value = static_cast<double>(at) / 100.0});
    return desk;
}

} // namespace

TEST(Automation, GoesFromPointToPointByTheFirstOnesShape) {
    const Points points = {{100, 0.0, FadeShape::sCurve}, {200, -10.0}, {300, 10.0}};
    EXPECT_EQ(automatedValue(points, -5), 0.0);
    EXPECT_EQ(automatedValue(points, 100), 0.0);
    EXPECT_EQ(automatedValue(points, 125), -10.0 * fadeGain(FadeShape::sCurve, 0.25));
    EXPECT_EQ(automatedValue(points, 200), -10.0);
    EXPECT_EQ(automatedValue(points, 250), 0.0);
    EXPECT_EQ(automatedValue(points, 4000), 10.0);
}

TEST(Automation, JumpsWhereTwoPointsStandOnOneFrame) {
    const Points points = {{100, 1.0}, {200, 2.0}, {200, 5.0}, {300, 6.0}};
    EXPECT_DOUBLE_EQ(automatedValue(points, 199), 1.99);
    EXPECT_EQ(automatedValue(points, 200), 5.0);
}

TEST(Automation, PointsStandInOrderAndOneTakesThePlaceOfAnotherOnItsFrame) {
    Desk desk = withThree();
    EXPECT_EQ(desk.points(), (Points{{100, 1.0}, {200, 2.0}, {300, 3.0}}));
    desk.album = withPoint(desk.album, desk.key, {.at = 200, .value = 99.0, .shape = FadeShape::sCurve});
    EXPECT_EQ(desk.points(), (Points{{100, 1.0}, {200, 24.0, FadeShape::sCurve}, {300, 3.0}}));
}

TEST(Automation, AMovedPointStopsAtItsNeighboursAndAtItsRow) {
    const Desk desk = withThree();
    const auto moved = [&](AutomationPoint to) {
        return findLane(movePoint(desk.album, desk.key, 1, to), desk.key)->points[1];
    };
    EXPECT_EQ(moved({150, -2.0}), (AutomationPoint{150, -2.0}));
    EXPECT_EQ(moved({50, -200.0}), (AutomationPoint{100, -24.0}));
    EXPECT_EQ(moved({5000, 2.0}), (AutomationPoint{300, 2.0}));
}

TEST(Automation, EndsWithItsLastPoint) {
    Desk desk = withThree();
    desk.album = removePoint(desk.album, desk.key, 1);
    EXPECT_EQ(desk.points(), (Points{{100, 1.0}, {300, 3.0}}));
    EXPECT_EQ(findLane(removeLane(desk.album, desk.key), desk.key), nullptr);
    desk.album = removePoint(removePoint(desk.album, desk.key, 0), desk.key, 0);
    EXPECT_TRUE(desk.album.tracks[0].automation.empty());
}

TEST(Automation, StaysWithItsSlotAndGoesAlongWithACopyOfItsTrack) {
    Desk desk = withThree();
    desk.album = addSlot(desk.album, {desk.key.track}, LimiterSettings{});
    const Album moved = moveSlot(desk.album, {desk.key.track}, desk.key.slot, 1);
    EXPECT_TRUE(findLane(moved, desk.key));
    const Album twice = duplicateTrack(desk.album, desk.key.track);
    EXPECT_EQ(twice.tracks[1].automation[0].slot, twice.tracks[1].chain[0].id);
    EXPECT_EQ(twice.tracks[1].automation[0].points, desk.points());
    const Album split = splitClip(desk.album, desk.album.tracks[0].clips[0].id, 150);
    EXPECT_EQ(split.tracks[0].automation, desk.album.tracks[0].automation);
    EXPECT_TRUE(removeSlot(desk.album, {desk.key.track}, desk.key.slot).tracks[0].automation.empty());
}

TEST(Automation, IsOfNumbersOnly) {
    for (const Module& module : modules())
        for (const Parameter& row : module.parameters)
            EXPECT_TRUE(!isAutomatable(row) || row.kind == Kind::continuous) << module.id << " " << row.id;
    const Module& equalizer = *findModule("equalizer");
    EXPECT_FALSE(isAutomatable(*findParameter(equalizer, "band1.type")->row));
    EXPECT_TRUE(isAutomatable(*findParameter(equalizer, "band1.gain")->row));
}
