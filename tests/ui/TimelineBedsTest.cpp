// The timeline's beds, drops, edges, words and close look, under the mouse and the keys.
#include "tests/ui/TimelineFixture.h"

#include <QAccessible>

namespace {

using namespace ui::timeline;
using tests::DeskFixture;
using tests::Timeline;

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
    desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -3.0;
        return album;
    });
    DeskFixture::paint(*panel); // the print has become older, and that is shown
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
    DeskFixture::paint(*panel);
    EXPECT_EQ(paints, 0);
    drag(grip(Part::end, 1), {-30, 0});
    DeskFixture::paint(*panel);
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

TEST_F(Timeline, ShowsThePrintSampleBySampleWhereOneLooksClosely) {
    make(1);
    desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -6.0;
        return album;
    });
    ASSERT_TRUE(fixture.settle());
    const CloseUp& closeUp = canvas().closeUp();
    EXPECT_FALSE(closeUp.stretch()) << "far away the print's bins do";
    panel->view().show({88200, 88300});
    ASSERT_TRUE(fixture.waitFor([&] { return closeUp.stretch() != nullptr; }));
    EXPECT_TRUE(closeUp.isCurrent());
    const core::FramePos at = 88250;
    const auto source = desk().sounds().audio(album().tracks[0].clips[0].source)->samples();
    const auto place = static_cast<std::size_t>(at - desk().layout().tracks[0].in);
    EXPECT_NEAR(closeUp.stretch()->between(0, at, at + 1).max, source[2 * place] * 0.5012, 1e-4);
    desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -12.0;
        return album;
    });
    EXPECT_FALSE(closeUp.isCurrent());
    ASSERT_TRUE(fixture.waitFor([&] { return closeUp.isCurrent(); }));
    EXPECT_NEAR(closeUp.stretch()->between(0, at, at + 1).max, source[2 * place] * 0.2512, 1e-4);
    panel->view().showAll();
    EXPECT_FALSE(closeUp.stretch());
}

} // namespace
