#include "ui/timeline/AutomationGeometry.h"

#include <gtest/gtest.h>

namespace {

using namespace ui::timeline;

/// The gain's row, -24 to +24 dB, on 48 pixels under a margin of 6; 100 frames a pixel, the track in at frame 1000.
AutomationScale scale() {
    const core::Module& gain = *core::findModule("gain");
    return {TimeScale{.left = 0.0, .framesPerPixel = 100.0}, 1000, core::findParameter(gain, "gain")->row,
            QRectF(0.0, 6.0, 200.0, 48.0)};
}

TEST(AutomationGeometry, APointLiesAtItsTimeAndAtItsWayThroughTheRow) {
    EXPECT_EQ(scale().place({2000, 0.0}), QPointF(30.0, 30.0));
    EXPECT_EQ(scale().place({0, 24.0}), QPointF(10.0, 6.0));
    EXPECT_EQ(scale().place({-1000, -24.0}), QPointF(0.0, 54.0));
    EXPECT_EQ(scale().at(30.0), 2000);
    EXPECT_DOUBLE_EQ(scale().value(18.0), 12.0);
}

TEST(AutomationGeometry, APlaceBeyondTheStripIsTheRowsLimit) {
    EXPECT_DOUBLE_EQ(scale().value(-40.0), 24.0);
    EXPECT_DOUBLE_EQ(scale().value(400.0), -24.0);
}

TEST(AutomationGeometry, ThePointerTakesTheNearestPointWithinItsReach) {
    const Points points = {{0, 0.0}, {500, 0.0}, {500, 0.0}, {5000, 12.0}};
    EXPECT_EQ(pointUnder(points, scale(), {11.0, 31.0}), 0u);
    EXPECT_EQ(pointUnder(points, scale(), {14.5, 30.0}), 2u); // of two on one place the last
    EXPECT_EQ(pointUnder(points, scale(), {60.0, 18.0 + pointReach}), 3u);
    EXPECT_FALSE(pointUnder(points, scale(), {60.0, 19.0 + pointReach}));
}

TEST(AutomationGeometry, TheCourseGoesThroughEveryPointInSightAndJumpsUpright) {
    const Points points = {{-5000, 24.0}, {2000, 0.0}, {4000, -12.0}, {4000, 12.0}, {90000, 0.0}};
    const QPolygonF course = courseOf(points, scale());
    for (const std::size_t n : {1u, 2u, 3u}) EXPECT_TRUE(course.contains(scale().place(points[n]))) << n;
    for (qsizetype n = 1; n < course.size(); ++n) {
        EXPECT_GE(course[n].x(), course[n - 1].x());
        EXPECT_LE(course[n].x() - course[n - 1].x(), 1.0);
    }
    EXPECT_EQ(course.front().x(), 0.0);
    EXPECT_EQ(course.back().x(), 200.0);
    EXPECT_TRUE(courseOf({}, scale()).empty());
}

} // namespace
