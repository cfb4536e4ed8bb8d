// The course under the timeline, with hands and with keys.
#include "ui/timeline/AutomationStrip.h"
#include "core/Automation.h"
#include "core/ChainEdits.h"
#include "tests/ui/TimelineFixture.h"
#include "ui/timeline/AutomationPanel.h"
#include "ui/timeline/Values.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

namespace {

using namespace ui::timeline;

/// A gain on the first track, its course shown and without a point.
class Automation : public tests::Timeline {
  protected:
    void SetUp() override {
        make(2);
        desk().change(QStringLiteral("Gain"), [](core::Album changed) {
            return core::addSlot(std::move(changed), {changed.tracks[0].id}, core::GainSettings{});
        });
        key = {album().tracks[0].id, album().tracks[0].chain[0].id, "gain"};
        desk().selection().selectTrack(key.track);
        desk().selection().selectSlot(key.slot);
        desk().actions().action(QStringLiteral("timeline.automate"))->trigger();
        tests::DeskFixture::turn();
    }

    AutomationStrip& strip() { return panel->automation().strip(); }
    Points points() {
        const core::AutomationLane* const lane = core::findLane(album(), key);
        return lane ? lane->points : Points{};
    }
    QPoint place(core::FramePos at, double value) { return strip().scale().place({at, value}).toPoint(); }
    void twice(QPoint at) { QTest::mouseDClick(&strip(), Qt::LeftButton, {}, at); }
    void moveTo(QPoint to, Qt::KeyboardModifiers held = {}) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), strip().mapToGlobal(QPointF(to)), Qt::LeftButton,
                          Qt::LeftButton, held);
        QApplication::sendEvent(&strip(), &event);
    }
    void keys(Qt::Key which, Qt::KeyboardModifiers held = {}) { QTest::keyClick(&strip(), which, held); }
    /// Three points, a second apart.
    void addThree() {
        for (const int second : {1, 2, 3}) twice(place(second * core::cdRate, 0.0));
        ASSERT_EQ(points().size(), 3u);
    }
    QLineEdit* field(const char* name) {
        for (auto* const each : panel->automation().findChildren<QLineEdit*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        return nullptr;
    }
    /// Chooses that entry of the menu that opens at the place.
    void chooseInMenu(QPoint at, const char* text) {
        QTimer::singleShot(0, &strip(), [text] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_TRUE(menu);
            for (QAction* const each : menu->actions())
                if (each->text() == QLatin1String(text)) each->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, strip().mapToGlobal(at));
        QApplication::sendEvent(&strip(), &event);
    }

    core::LaneKey key;
};

TEST_F(Automation, ADoubleClickAddsAPointWhereItIs) {
    EXPECT_TRUE(panel->automation().isVisible());
    const std::size_t before = steps();
    const QPoint at = place(2 * core::cdRate, 6.0);
    twice(at);
    ASSERT_EQ(points().size(), 1u);
    EXPECT_NEAR(static_cast<double>(points()[0].at), 2.0 * core::cdRate, panel->view().scale().framesPerPixel);
    EXPECT_NEAR(points()[0].value, 6.0, 0.5);
    EXPECT_EQ(strip().point(), 0u);
    EXPECT_EQ(steps(), before + 1);
}

TEST_F(Automation, ADragMovesAPointInOneStepAndEscapeGivesItBack) {
    addThree();
    const Points before = points();
    const std::size_t stepsBefore = steps();
    const QPoint from = place(before[1].at, before[1].value);
    const auto drag = [&](QPoint way) {
        QTest::mousePress(&strip(), Qt::LeftButton, {}, from);
        for (int n = 1; n <= 4; ++n) moveTo(from + way * n / 4);
    };
    drag({12, 10});
    QTest::keyClick(&strip(), Qt::Key_Escape);
    QTest::mouseRelease(&strip(), Qt::LeftButton, {}, from);
    EXPECT_EQ(points(), before);
    drag({12, 10});
    QTest::mouseRelease(&strip(), Qt::LeftButton, {}, from);
    EXPECT_NEAR(static_cast<double>(points()[1].at - before[1].at), static_cast<double>(frames(12)), 1.0);
    EXPECT_LT(points()[1].value, -3.0);
    EXPECT_EQ(steps(), stepsBefore + 1);
    desk().undo();
    EXPECT_EQ(points(), before);
}

TEST_F(Automation, AClickChoosesAndMovesNeitherThePointNorTheView) {
    addThree();
    const auto before = album();
    panel->view().zoom(4.0, 0.0);
    panel->view().scroll(strip().scale().x(points()[0].at) + 3.0); // out of sight by 3 pixels, within reach at the edge
    const auto scaleBefore = panel->view().scale();
    QTest::mouseClick(&strip(), Qt::LeftButton, {}, {0, place(points()[0].at, points()[0].value).y()});
    EXPECT_EQ(strip().point(), 0u);
    EXPECT_EQ(panel->view().scale(), scaleBefore);
    EXPECT_EQ(album(), before);
}

TEST_F(Automation, PointsAreDrawnToSectorsAsMarksAre) {
    panel->canvas().setSnap(Snap::sector);
    twice(place(core::cdRate + 700, 0.0));
    ASSERT_EQ(points().size(), 1u);
    const core::FramePos origin = core::cdLayout(desk().layout(), 1).origin;
    EXPECT_EQ((desk().layout().tracks[0].in + points()[0].at - origin) % core::framesPerSector(core::cdRate), 0);
}

TEST_F(Automation, KeysAloneChooseTurnMoveAddAndRemove) {
    EXPECT_TRUE(strip().hasFocus());
    addThree();
    const Points before = points();
    strip().choose({});
    keys(Qt::Key_Right);
    keys(Qt::Key_Right);
    EXPECT_EQ(strip().point(), 1u);
    keys(Qt::Key_Up);
    EXPECT_GT(points()[1].value, before[1].value);
    keys(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(points()[1].at, before[1].at + core::cdRate / 1000);
    keys(Qt::Key_Delete);
    EXPECT_EQ(points().size(), 2u);
    desk().listening().locate(desk().layout().tracks[0].in + core::cdRate * 5 / 2);
    ASSERT_TRUE(tests::DeskFixture::waitFor([&] { return position() == desk().layout().tracks[0].in + 110250; }));
    keys(Qt::Key_Insert);
    ASSERT_EQ(points().size(), 3u);
    EXPECT_EQ(points()[1].at, 110250);
}

TEST_F(Automation, AHeldKeyIsOneStep) {
    addThree();
    const std::size_t before = steps();
    QTest::keyPress(&strip(), Qt::Key_Up);
    for (int n = 0; n < 5; ++n) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Up, {}, {}, true);
        QApplication::sendEvent(&strip(), &again);
    }
    QTest::keyRelease(&strip(), Qt::Key_Up);
    EXPECT_EQ(steps(), before + 1);
}

TEST_F(Automation, NumbersAreTypedAndGoPastTheNeighbours) {
    addThree();
    strip().choose(0);
    keys(Qt::Key_Return);
    QLineEdit* const value = field("Value of the point");
    ASSERT_TRUE(value && value->hasFocus());
    QTest::keyClicks(value, QStringLiteral("-4.5"));
    QTest::keyClick(value, Qt::Key_Return);
    EXPECT_EQ(points()[0].value, -4.5);
    EXPECT_TRUE(strip().hasFocus());
    QLineEdit* const time = field("Time of the point");
    time->selectAll();
    QTest::keyClicks(time, QStringLiteral("2.5"));
    QTest::keyClick(time, Qt::Key_Return);
    EXPECT_EQ(points()[1].at, 110250);
    EXPECT_EQ(points()[1].value, -4.5);
    EXPECT_EQ(strip().point(), 1u);
}

TEST_F(Automation, WhatIsNoNumberIsToldAndChangesNothing) {
    addThree();
    const Points before = points();
    QString told;
    QObject::connect(&desk(), &ui::Desk::complained, &strip(), [&](const QString& words) { told = words; });
    QLineEdit* const value = field("Value of the point");
    value->setText(QStringLiteral("loud"));
    QTest::keyClick(value, Qt::Key_Return);
    EXPECT_TRUE(told.contains(QStringLiteral("\"loud\""))) << told.toStdString();
    EXPECT_EQ(points(), before);
}

TEST_F(Automation, TheMenuShapesTheWayAndRemovesThePoint) {
    addThree();
    const QPoint at = place(points()[1].at, points()[1].value);
    chooseInMenu(at, shapeName(core::FadeShape::sCurve).toUtf8());
    EXPECT_EQ(points()[1].shape, core::FadeShape::sCurve);
    chooseInMenu(at, "Remove the point");
    EXPECT_EQ(points().size(), 2u);
}

TEST_F(Automation, StaysForNewPointsWhenItsLastOneGoesAndLeavesWithItsSlot) {
    twice(place(core::cdRate, 3.0));
    desk().selection().selectLane({}); // shown as the track's first one, not because it was asked for
    keys(Qt::Key_Right);
    keys(Qt::Key_Delete);
    EXPECT_TRUE(album().tracks[0].automation.empty());
    EXPECT_EQ(strip().lane(), key);
    desk().change(QStringLiteral("Remove"),
                  [&](core::Album changed) { return core::removeSlot(std::move(changed), {key.track}, key.slot); });
    EXPECT_FALSE(panel->automation().isVisible());
}

TEST_F(Automation, IsSpokenAsASliderWithItsPointsValueAndTime) {
    addThree();
    strip().choose(1);
    QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&strip());
    ASSERT_TRUE(spoken);
    EXPECT_EQ(spoken->role(), QAccessible::Slider);
    EXPECT_EQ(spoken->text(QAccessible::Name), QStringLiteral("Automation of Gain: gain"));
    EXPECT_TRUE(spoken->text(QAccessible::Value).endsWith(QStringLiteral("point 2 of 3")));
    spoken->valueInterface()->setCurrentValue(-6.0);
    EXPECT_EQ(points()[1].value, -6.0);
}

} // namespace
