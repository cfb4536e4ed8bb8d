// The timeline under the mouse and the keys, over a real desk: what they do to the view and to the album.
#include "tests/ui/Paints.h"
#include "tests/ui/TimelineFixture.h"

#include <QLineEdit>

namespace {

using namespace ui::timeline;
using tests::DeskFixture;
using tests::Timeline;

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

TEST_F(Timeline, DrawsWaveformsHigherAndTheAlbumStaysAsItIs) {
    make(1);
    const core::Album before = album();
    const double scale = panel->view().scale().framesPerPixel;
    turn(30, Qt::ControlModifier | Qt::ShiftModifier, {300, 200});
    EXPECT_EQ(panel->view().magnification(), 4.0);
    EXPECT_EQ(panel->view().scale().framesPerPixel, scale);
    for (int n = 0; n < 9; ++n) desk().actions().action(QStringLiteral("timeline.higherWaves"))->trigger();
    EXPECT_EQ(panel->view().magnification(), View::mostMagnified);
    for (int n = 0; n < 9; ++n) desk().actions().action(QStringLiteral("timeline.lowerWaves"))->trigger();
    EXPECT_EQ(panel->view().magnification(), 1.0);
    EXPECT_EQ(album(), before);
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

TEST_F(Timeline, ADraggedBoxChangesItsGapInOneStepOfTheHistory) {
    make(3);
    const core::Album before = album();
    const auto perPixel = panel->view().scale().framesPerPixel;
    drag(body(1), {40, 0});
    EXPECT_NEAR(static_cast<double>(album().tracks[1].gapFrames - before.tracks[1].gapFrames), 40 * perPixel, 1.0);
    EXPECT_EQ(album().tracks[2].gapFrames, before.tracks[2].gapFrames);
    EXPECT_EQ(steps(), 2u);
    desk().undo();
    EXPECT_EQ(album(), before);
}

TEST_F(Timeline, EscapeGivesBackWhatADragHasChanged) {
    make(2);
    const core::Album before = album();
    press(body(1));
    move(body(1) + QPoint(60, 0));
    EXPECT_NE(album(), before);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_EQ(album(), before);
    move(body(1) + QPoint(90, 0));
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, body(1));
    EXPECT_EQ(album(), before);
    EXPECT_EQ(steps(), 1u);
}

TEST_F(Timeline, MarksAreDraggedAndTheSoundStays) {
    make(3);
    const auto before = sounds();
    drag(grip(Part::start, 1), {-6, 0});
    EXPECT_TRUE(album().tracks[1].startMark);
    EXPECT_LT(*album().tracks[1].startMark, -8820);
    drag(grip(Part::end, 1), {-30, 0});
    EXPECT_TRUE(album().tracks[1].endMark);
    drag(grip(Part::start, 0), {20, 0});
    EXPECT_GT(album().tracks[0].startMark.value_or(0), 0);
    EXPECT_EQ(sounds(), before);
}

TEST_F(Timeline, TheSoundStandsStillOnTheScreenWhileTheFirstStartMarkMoves) {
    make(2);
    desk().actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
    const double x = canvas().boxes().tracks[0].rect.left();
    drag(grip(Part::start, 0), {-10, 0});
    EXPECT_LT(*album().tracks[0].startMark, -8820);
    EXPECT_NEAR(canvas().boxes().tracks[0].rect.left(), x, 0.01);
}

TEST_F(Timeline, EdgesTrimAndFadesFade) {
    make(2);
    const TrackBox box = *canvas().boxes().find(album().tracks[1].id);
    const int y = static_cast<int>(box.waves.bottom()) - 5;
    const auto before = sounds();
    drag({static_cast<int>(box.rect.left()) + 2, y}, {30, 0});
    EXPECT_NEAR(static_cast<double>(album().tracks[1].clips[0].region.from), static_cast<double>(frames(30)), 1.0);
    EXPECT_EQ(sounds(), before);
    drag(grip(Part::fadeOut, 1), {-50, 0});
    EXPECT_NEAR(static_cast<double>(album().tracks[1].fadeOut.lengthFrames), static_cast<double>(frames(50)), 1.0);
}

TEST_F(Timeline, AltSlipsTheSoundInItsClipAndResetsAHandle) {
    make(2);
    drag({static_cast<int>(canvas().boxes().tracks[1].rect.left()) + 2, body(1).y()}, {40, 0});
    const auto from = album().tracks[1].clips[0].region.from;
    const auto in = desk().layout().tracks[1].in;
    drag(body(1), {20, 0}, Qt::AltModifier);
    EXPECT_NEAR(static_cast<double>(from - album().tracks[1].clips[0].region.from), static_cast<double>(frames(20)), 1);
    EXPECT_EQ(desk().layout().tracks[1].in, in);
    drag(grip(Part::fadeIn, 1), {50, 0});
    ASSERT_GT(album().tracks[1].fadeIn.lengthFrames, 0);
    QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::AltModifier, grip(Part::fadeIn, 1));
    EXPECT_EQ(album().tracks[1].fadeIn.lengthFrames, 0);
}

TEST_F(Timeline, TheGainLineIsDraggedUpAndDown) {
    make(1);
    drag(grip(Part::gain, 0), {0, 20});
    EXPECT_LT(album().tracks[0].clips[0].gainDb, -1.0);
    const double gainDb = album().tracks[0].clips[0].gainDb;
    QTest::keyClick(&canvas(), Qt::Key_Up);
    EXPECT_NEAR(album().tracks[0].clips[0].gainDb, gainDb + 0.1, 1e-9);
}

TEST_F(Timeline, ADragInTheRulerMakesALoop) {
    make(2);
    drag(at(44100, 8), at(132300, 8) - at(44100, 8));
    const auto loop = desk().listening().loop();
    ASSERT_TRUE(loop);
    EXPECT_NEAR(static_cast<double>(loop->from), 44100.0, static_cast<double>(frames(1)));
    EXPECT_NEAR(static_cast<double>(loop->to), 132300.0, static_cast<double>(frames(1)));
    EXPECT_EQ(steps(), 1u) << "a loop is not the album's";
}

TEST_F(Timeline, NudgesWhatIsChosenByTheArrowKeys) {
    make(2);
    desk().selection().selectTrack(album().tracks[1].id);
    canvas().setFocus();
    const auto gap = album().tracks[1].gapFrames;
    canvas().nudge(Step::millisecond, 1);
    EXPECT_EQ(album().tracks[1].gapFrames, gap + 44);
    canvas().nudge(Step::sector, -1);
    EXPECT_EQ(album().tracks[1].gapFrames, gap + 44 - 588);
    canvas().choose(Handle{Part::end, album().tracks[1].id});
    const auto before = sounds();
    canvas().nudge(Step::sample, -1);
    EXPECT_EQ(album().tracks[1].endMark, 4 * 44100 - 1);
    EXPECT_EQ(sounds(), before);
    EXPECT_EQ(steps(), 3u) << "the gap's nudges are one step, the mark's another";
}

TEST_F(Timeline, TheArrowKeysWorkOnTheCanvasOnly) {
    make(2);
    desk().selection().selectTrack(album().tracks[1].id);
    const auto gap = album().tracks[1].gapFrames;
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(album().tracks[1].gapFrames, gap + 441);
    QTest::keyClick(&canvas(), Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    EXPECT_EQ(album().tracks[1].gapFrames, gap + 441 - 588);
    panel->setFocus();
    canvas().clearFocus();
    QTest::keyClick(panel.get(), Qt::Key_Right);
    EXPECT_EQ(album().tracks[1].gapFrames, gap + 441 - 588);
}

TEST_F(Timeline, BracketsStepThroughTheHandlesAndEnterTypesAValue) {
    make(2);
    desk().selection().selectTrack(album().tracks[1].id);
    canvas().setFocus();
    while (!canvas().handle() || canvas().handle()->part != Part::fadeOut)
        desk().actions().action(QStringLiteral("timeline.nextHandle"))->trigger();
    EXPECT_TRUE(canvas().accessibleDescription().contains(QStringLiteral("Fade out")));
    QTest::keyClick(&canvas(), Qt::Key_Return);
    auto* const field = canvas().findChild<QLineEdit*>();
    ASSERT_TRUE(field);
    field->setText(QStringLiteral("1.5"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(album().tracks[1].fadeOut.lengthFrames, 66150);
}

TEST_F(Timeline, SplitsAndMarksAtThePlayhead) {
    make(2);
    desk().listening().locate(desk().layout().tracks[0].in + 44100);
    desk().actions().action(QStringLiteral("timeline.addIndex"))->trigger();
    EXPECT_EQ(album().tracks[0].indexes, std::vector<core::FramePos>{44100});
    desk().actions().action(QStringLiteral("timeline.split"))->trigger();
    ASSERT_EQ(album().tracks[0].clips.size(), 2u);
    EXPECT_EQ(album().tracks[0].clips[1].offset, 44100);
    EXPECT_EQ(album().tracks[1].clips.size(), 1u);
}

TEST_F(Timeline, DelRemovesThePieceThatWasClicked) {
    make(2);
    desk().listening().locate(desk().layout().tracks[0].in + 44100);
    desk().actions().action(QStringLiteral("timeline.split"))->trigger();
    const core::ClipId first = album().tracks[0].clips[0].id;
    const TrackBox box = *canvas().boxes().find(album().tracks[0].id);
    QTest::mouseClick(
        &canvas(), Qt::LeftButton, {},
        QPoint(static_cast<int>(box.clips[1].rect.center().x()), static_cast<int>(box.waves.bottom()) - 6));
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    ASSERT_EQ(album().tracks[0].clips.size(), 1u);
    EXPECT_EQ(album().tracks[0].clips[0].id, first);
    EXPECT_EQ(desk().document().undoLabel(), "Remove the clip");
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    EXPECT_EQ(album().tracks.size(), 2u);
}

TEST_F(Timeline, SnapsMarksToSectorsWhenToldTo) {
    make(2);
    desk().actions().action(QStringLiteral("timeline.snapSector"))->trigger();
    EXPECT_TRUE(desk().actions().action(QStringLiteral("timeline.snapSector"))->isChecked());
    EXPECT_FALSE(desk().actions().action(QStringLiteral("timeline.snapOff"))->isChecked());
    drag(grip(Part::end, 1), {-37, 0});
    EXPECT_EQ(desk().layout().tracks[1].end % 588, 0);
    desk().actions().action(QStringLiteral("timeline.snapOff"))->trigger();
}

TEST_F(Timeline, TheOverviewsFrameScrollsAndItsEdgesZoom) {
    make(3);
    desk().actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
    desk().actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
    Overview& overview = panel->overview();
    const QPoint middle = overview.frame().center().toPoint();
    const double left = panel->view().scale().left;
    QTest::mousePress(&overview, Qt::LeftButton, {}, middle);
    QTest::mouseMove(&overview, middle + QPoint(80, 0));
    QTest::mouseRelease(&overview, Qt::LeftButton, {}, middle + QPoint(80, 0));
    EXPECT_GT(panel->view().scale().left, left);
    const double before = panel->view().scale().framesPerPixel;
    const QPoint edge(static_cast<int>(overview.frame().right()), 10);
    QTest::mousePress(&overview, Qt::LeftButton, {}, edge);
    QTest::mouseMove(&overview, edge + QPoint(60, 0));
    QTest::mouseRelease(&overview, Qt::LeftButton, {}, edge + QPoint(60, 0));
    EXPECT_GT(panel->view().scale().framesPerPixel, before);
}

TEST_F(Timeline, RepaintsOnlyThePlayheadsStripWhileItMoves) {
    make(2);
    ASSERT_TRUE(fixture.settle());
    DeskFixture::paint(*panel);
    const tests::Paints painted(canvas());
    desk().listening().locate(44100);
    DeskFixture::paint(*panel);
    ASSERT_FALSE(painted.region.isEmpty());
    int pixels = 0;
    for (const QRect& part : painted.region) pixels += part.width();
    EXPECT_LE(pixels, 24);
}

} // namespace
