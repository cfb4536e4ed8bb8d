// The timeline under the mouse and the keys, over a real desk: what they do to the view and to the album.
#include "tests/ui/DeskFixture.h"
#include "ui/timeline/Overview.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/TimelinePanel.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPaintEvent>
#include <QUrl>
#include <QWheelEvent>

#include <cmath>

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

    QPoint grip(Part part, std::size_t track) {
        for (const Grip& each : canvas().grips())
            if (each.handle.part == part && each.handle.track == album().tracks[track].id)
                return each.area.center().toPoint();
        ADD_FAILURE() << "no such grip";
        return {};
    }
    QPoint body(std::size_t track) {
        const TrackBox box = *canvas().boxes().find(album().tracks[track].id);
        return QPoint(static_cast<int>(box.rect.center().x()) + 20, static_cast<int>(box.waves.bottom()) - 6);
    }
    void press(QPoint from, Qt::KeyboardModifiers held = {}) {
        QTest::mousePress(&canvas(), Qt::LeftButton, held, from);
    }
    void move(QPoint to, Qt::KeyboardModifiers held = {}) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), canvas().mapToGlobal(QPointF(to)), Qt::LeftButton,
                          Qt::LeftButton, held);
        QApplication::sendEvent(&canvas(), &event);
    }
    void drag(QPoint from, QPoint way, Qt::KeyboardModifiers held = {}) {
        press(from, held);
        for (int n = 1; n <= 4; ++n) move(from + way * n / 4, held);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, held, from + way);
    }
    /// Files from elsewhere, held over the canvas and let go there.
    void dropFiles(const std::vector<std::filesystem::path>& files, QPointF point) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const auto& file : files) urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
        mime.setUrls(urls);
        QDragEnterEvent enter(point.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDragMoveEvent move(point.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &move);
        QDropEvent drop(point, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &drop);
    }
    /// Under the seam before the second track: in its middle, between the lanes.
    void dropBed(double seconds) {
        const auto& tracks = desk().layout().tracks;
        const Rows rows = canvas().boxes().rows;
        dropFiles({fixture.mix("Room tone", seconds)},
                  QPointF(panel->view().scale().x((tracks[0].soundEnd() + tracks[1].in) / 2),
                          (rows.upper.bottom() + rows.lower.top()) / 2.0));
        ASSERT_TRUE(fixture.waitFor([&] { return album().beds.size() == 1; }));
    }
    core::FrameCount frames(int pixels) { return std::llround(pixels * panel->view().scale().framesPerPixel); }
    std::size_t steps() { return desk().document().labels().size(); }
    /// Where every clip's sound lies against the first one's.
    std::vector<core::FramePos> sounds() {
        std::vector<core::FramePos> all;
        for (const auto& track : desk().layout().tracks)
            for (const auto& clip : track.clips)
                all.push_back(clip.at - clip.region.from - desk().layout().tracks[0].in);
        return all;
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
    QTest::keyClick(&canvas(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
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
    QTest::qWait(50);
    struct Painted : QObject {
        bool eventFilter(QObject*, QEvent* event) override {
            if (event->type() == QEvent::Paint) region += static_cast<QPaintEvent*>(event)->region();
            return false;
        }
        QRegion region;
    } painted;
    canvas().installEventFilter(&painted);
    desk().listening().locate(44100);
    QTest::qWait(60);
    ASSERT_FALSE(painted.region.isEmpty());
    int pixels = 0;
    for (const QRect& part : painted.region) pixels += part.width();
    EXPECT_LE(pixels, 24);
}

TEST_F(Timeline, ABedIsDroppedBetweenTheLanesGrabbedAndRemoved) {
    make(2);
    const core::Album before = album();
    dropBed(10.0);
    const auto bed = album().beds[0];
    EXPECT_EQ(bed.before, album().tracks[1].id);
    EXPECT_EQ(desk().layout().beds[0].at, desk().layout().tracks[0].soundEnd() - 44100);
    EXPECT_EQ(steps(), 2u);
    const ClipBox box = canvas().boxes().beds.at(0);
    drag(box.rect.center().toPoint() + QPoint(20, 8), {30, 0});
    EXPECT_NEAR(static_cast<double>(album().beds[0].clip.offset - bed.clip.offset), static_cast<double>(frames(30)),
                1.0);
    EXPECT_EQ(desk().selection().track(), album().tracks[1].id);
    EXPECT_TRUE(canvas().accessibleDescription().contains(QStringLiteral("bed before 2"))) << "who hears it knows it";
    const auto grips = canvas().grips();
    const auto fadeIn = std::ranges::find(grips, Handle{Part::clipFadeIn, {}, bed.clip.id}, &Grip::handle);
    ASSERT_NE(fadeIn, grips.end());
    drag(fadeIn->at.toPoint(), {-20, 0});
    EXPECT_NEAR(static_cast<double>(album().beds[0].clip.fadeIn.lengthFrames), static_cast<double>(44100 - frames(20)),
                1.0);
    canvas().choose(Handle{Part::clip, {}, bed.clip.id});
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    EXPECT_TRUE(album().beds.empty());
    EXPECT_EQ(album().sources, before.sources);
    desk().undo();
    EXPECT_EQ(album().beds.size(), 1u);
}

TEST_F(Timeline, ABedIsReachedAndMovedByKeys) {
    make(2);
    dropBed(3.0);
    const auto id = album().beds[0].clip.id;
    desk().selection().selectTrack(album().tracks[1].id);
    canvas().setFocus();
    for (int n = 0; n < 30 && !(canvas().handle() == Handle{Part::gain, {}, id}); ++n)
        desk().actions().action(QStringLiteral("timeline.previousHandle"))->trigger();
    ASSERT_EQ(canvas().handle(), (Handle{Part::gain, {}, id}));
    QTest::keyClick(&canvas(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NEAR(album().beds[0].clip.gainDb, -1.0, 1e-9);
    canvas().choose(Handle{Part::clip, {}, id});
    const auto offset = album().beds[0].clip.offset;
    QTest::keyClick(&canvas(), Qt::Key_Left);
    EXPECT_EQ(album().beds[0].clip.offset, offset - 44);
}

TEST_F(Timeline, FilesDroppedInALaneBecomeTracksAtThatPlace) {
    make(2);
    const QPointF ahead(panel->view().scale().x(desk().layout().tracks[1].in) + 4.0, 60.0);
    dropFiles({fixture.mix("Between", 1.0)}, ahead);
    ASSERT_TRUE(fixture.waitFor([&] { return album().tracks.size() == 3; }));
    EXPECT_EQ(album().tracks[1].metadata.title, "Between");
}

TEST_F(Timeline, ADragHeldAtTheEdgeScrollsAndGoesOn) {
    make(3);
    panel->view().show({0, desk().layout().tracks[0].soundEnd() + 44100});
    const double left = panel->view().scale().left;
    const auto gap = album().tracks[1].gapFrames;
    panel->view().reveal(desk().layout().tracks[1].in);
    const QPoint from(at(desk().layout().tracks[1].in, 0.0).x() + 30, body(1).y());
    const double leftAtPress = panel->view().scale().left;
    press(from);
    move({500, from.y()});
    move({995, from.y()});
    ASSERT_TRUE(fixture.waitFor([&] { return panel->view().scale().left > leftAtPress + 22050.0; }));
    const double scrolled = panel->view().scale().left - leftAtPress;
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {995, from.y()});
    EXPECT_GE(leftAtPress, left);
    EXPECT_NEAR(static_cast<double>(album().tracks[1].gapFrames - gap),
                scrolled + static_cast<double>(frames(995 - from.x())), 2.0);
    EXPECT_EQ(steps(), 2u);
}

TEST_F(Timeline, IsNotPaintedAnewForAKnobTurn) {
    make(2);
    ASSERT_TRUE(fixture.settle());
    QTest::qWait(50);
    desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -3.0;
        return album;
    });
    QTest::qWait(50); // the print has become older, and that is shown
    int paints = 0;
    struct Counter : QObject {
        explicit Counter(int& count) : paints(count) {}
        bool eventFilter(QObject*, QEvent* event) override {
            paints += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
        int& paints;
    } counter(paints);
    canvas().installEventFilter(&counter);
    panel->overview().installEventFilter(&counter);
    desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -4.0;
        return album;
    });
    QTest::qWait(50);
    EXPECT_EQ(paints, 0);
    drag(grip(Part::end, 1), {-30, 0});
    QTest::qWait(50);
    EXPECT_GT(paints, 0);
}

/// The child of that name, of those of the item.
QAccessibleInterface* childNamed(QAccessibleInterface* item, const QString& name) {
    for (int n = 0; item && n < item->childCount(); ++n)
        if (item->child(n)->text(QAccessible::Name) == name) return item->child(n);
    return nullptr;
}

TEST_F(Timeline, SpeaksOfTracksAndOfAllThatCanBeMovedInThem) {
    make(2);
    desk().listening().locate(desk().layout().tracks[1].in + 44100);
    desk().actions().action(QStringLiteral("timeline.addIndex"))->trigger();
    dropBed(3.0);
    canvas().setFocus();
    QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&canvas());
    ASSERT_TRUE(spoken);
    EXPECT_EQ(spoken->role(), QAccessible::List);
    ASSERT_EQ(spoken->childCount(), 2);
    QAccessibleInterface* const second = childNamed(spoken, QStringLiteral("2 Mix 2"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->text(QAccessible::Value), QStringLiteral("6.200 s to 10.200 s"));
    EXPECT_EQ(spoken->indexOfChild(second), 1);
    EXPECT_EQ(second->parent(), spoken);
    for (int n = 0; n < second->childCount(); ++n) {
        QAccessibleInterface* const each = second->child(n);
        ASSERT_TRUE(each && each->isValid());
        EXPECT_FALSE(each->text(QAccessible::Name).isEmpty());
        EXPECT_FALSE(each->text(QAccessible::Value).isEmpty()) << each->text(QAccessible::Name).toStdString();
        EXPECT_EQ(each->role(), QAccessible::Slider);
        EXPECT_EQ(each->parent(), second);
        EXPECT_EQ(second->indexOfChild(each), n);
        EXPECT_TRUE(QRect(canvas().mapToGlobal(QPoint()), canvas().size()).contains(each->rect()));
        EXPECT_FALSE(each->rect().isEmpty()) << each->text(QAccessible::Name).toStdString();
    }
    QAccessibleInterface* const index = childNamed(second, QStringLiteral("INDEX 02"));
    ASSERT_TRUE(index);
    EXPECT_NEAR(index->valueInterface()->currentValue().toDouble(), 1.0, 1e-3);
    EXPECT_EQ(spoken->childAt(index->rect().center().x(), index->rect().center().y()), index);
    index->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    EXPECT_EQ(spoken->focusChild(), index);
    EXPECT_TRUE(index->state().focused);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    EXPECT_EQ(index->text(QAccessible::Value), QStringLiteral("1.001 s"));
    index->valueInterface()->setCurrentValue(2.5);
    EXPECT_EQ(album().tracks[1].indexes.at(0), 110250);
    QAccessibleInterface* const bed = childNamed(second, QStringLiteral("Bed"));
    ASSERT_TRUE(bed);
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    EXPECT_TRUE(album().tracks[1].indexes.empty()) << "the one with the focus";
    EXPECT_FALSE(index->isValid());
    EXPECT_TRUE(bed->isValid());
}

} // namespace
