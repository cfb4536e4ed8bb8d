// The timeline under the mouse and the keys, over a real desk: what they do to the view and to the album.
#include "tests/ui/DeskFixture.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/TimelinePanel.h"

#include <gtest/gtest.h>

#include <QWheelEvent>

namespace {

using namespace ui::timeline;

class Timeline : public testing::Test {
  protected:
    /// So many tracks of 4 s, 2 s apart, with their waveforms, on a panel of 1000 x 420.
    void make(int tracks) {
        fixture.import(tracks, 4.0);
        panel = std::make_unique<TimelinePanel>(desk());
        panel->resize(1000, 420);
        panel->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(panel.get()));
    }

    ui::Desk& desk() { return fixture.desk(); }
    const core::Album& album() const { return fixture.album(); }
    TimelineCanvas& canvas() { return panel->canvas(); }
    core::FramePos position() { return desk().listening().transport().position; }
    QPoint at(core::FramePos frame, double y) const { return QPointF(panel->view().scale().x(frame), y).toPoint(); }
    void turn(int degrees, Qt::KeyboardModifiers held, QPointF where) {
        QWheelEvent event(where, canvas().mapToGlobal(where), {}, {0, degrees * 8}, Qt::NoButton, held,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &event);
    }

    tests::DeskFixture fixture;
    std::unique_ptr<TimelinePanel> panel;
};

TEST_F(Timeline, LocatesWhereTheRulerOrAnEmptyPlaceIsClicked) {
    make(2);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at(88200, 10));
    EXPECT_NEAR(static_cast<double>(position()), 88200.0, panel->view().scale().framesPerPixel);
    const Rows rows = canvas().boxes().rows;
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at(44100, rows.lower.center().y()));
    EXPECT_NEAR(static_cast<double>(position()), 44100.0, panel->view().scale().framesPerPixel);
}

TEST_F(Timeline, SelectsTheTrackWhoseBoxIsClicked) {
    make(3);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, canvas().boxes().tracks[1].waves.center().toPoint());
    EXPECT_EQ(desk().selection().track(), album().tracks[1].id);
}

TEST_F(Timeline, ZoomsAtThePointerWithTheWheelAndScrollsWithShift) {
    make(2);
    const TimeScale all = panel->view().scale();
    turn(15 * 6, Qt::ControlModifier, {400.0, 100.0});
    EXPECT_LT(panel->view().scale().framesPerPixel, all.framesPerPixel / 3.0);
    EXPECT_NEAR(panel->view().scale().frameAt(400.0), all.frameAt(400.0), 1.0);
    const double left = panel->view().scale().left;
    turn(-15, Qt::ShiftModifier, {400.0, 100.0});
    EXPECT_GT(panel->view().scale().left, left);
}

TEST_F(Timeline, ComesFromTheWholeAlbumToSingleSamplesAndBack) {
    make(2);
    for (int n = 0; n < 40; ++n) desk().actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
    EXPECT_EQ(panel->view().scale().framesPerPixel, finestFramesPerPixel);
    EXPECT_FALSE(canvas().grab().isNull());
    desk().actions().action(QStringLiteral("timeline.zoomAll"))->trigger();
    EXPECT_TRUE(panel->view().showsAll());
    desk().actions().action(QStringLiteral("timeline.zoomSelection"))->trigger();
    EXPECT_NEAR(panel->view().scale().x(desk().layout().tracks[0].in), marginPixels, 0.01);
    EXPECT_NEAR(panel->view().scale().x(desk().layout().tracks[0].soundEnd()), 1000.0 - marginPixels, 0.01);
}

} // namespace
