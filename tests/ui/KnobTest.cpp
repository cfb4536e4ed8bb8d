// Knobs and value fields: dragged, wheeled, stepped, typed and reset with a real mouse and real keys.
#include "ui/controls/Knob.h"
#include "core/Parameter.h"
#include "tests/ui/DeskFixture.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/Rows.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/controls/ValueField.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <cmath>

namespace {

using tests::DeskFixture;
using ui::controls::Knob;
using ui::controls::said;
using ui::controls::stepped;
using ui::controls::typed;

const core::Parameter& row(const char* module, const char* id) {
    return *core::findParameter(*core::findModule(module), id)->row;
}

/// A knob in a window, and what it told.
struct Stage {
    explicit Stage(const core::Parameter& shown) : knob(shown, QStringLiteral("Knob"), &window) {
        window.resize(400, 300);
        knob.move(100, 100);
        knob.resize(knob.sizeHint());
        EXPECT_TRUE(DeskFixture::open(window));
        QObject::connect(&knob, &Knob::grabbed, [this] { ++grabs; });
        QObject::connect(&knob, &Knob::edited, [this](double value) { heard = value; });
        QObject::connect(&knob, &Knob::letGo, [this] { ++lettings; });
    }
    void drag(QPoint by, Qt::KeyboardModifiers modifiers = {}) {
        const QPoint from = knob.rect().center();
        QTest::mousePress(&knob, Qt::LeftButton, modifiers, from);
        move(from + by, modifiers);
    }
    void move(QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, to, knob.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton,
                          modifiers);
        QApplication::sendEvent(&knob, &event);
    }
    void release() { QTest::mouseRelease(&knob, Qt::LeftButton); }
    bool wheel(int notches, Qt::KeyboardModifiers modifiers = {}) {
        const QPointF at = knob.rect().center();
        QWheelEvent event(at, knob.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        event.setAccepted(false);
        QApplication::sendEvent(&knob, &event);
        return event.isAccepted();
    }
    QLineEdit* field() { return window.findChild<QLineEdit*>(); }

    QWidget window;
    Knob knob;
    int grabs = 0;
    int lettings = 0;
    double heard = -1000.0;
};

TEST(Rows, ReadWhatPeopleType) {
    const auto& gain = row("gain", "gain");
    EXPECT_EQ(typed(gain, QStringLiteral("-1.2")), -1.2);
    EXPECT_EQ(typed(gain, QStringLiteral(" +3,5 dB ")), 3.5);
    EXPECT_EQ(typed(gain, QStringLiteral("\u22121.2 dB")), -1.2);
    EXPECT_EQ(typed(gain, QStringLiteral("3 Hz")), std::nullopt);
    EXPECT_EQ(typed(gain, QStringLiteral("loud")), std::nullopt);
    EXPECT_EQ(typed(gain, QString()), std::nullopt);
    const auto& frequency = row("equalizer", "band1.frequency");
    EXPECT_EQ(typed(frequency, QStringLiteral("2.9k")), 2900.0);
    EXPECT_EQ(typed(frequency, QStringLiteral("2.9 kHz")), 2900.0);
    EXPECT_EQ(typed(row("compressor", "release"), QStringLiteral("0.3 s")), 300.0);
    EXPECT_EQ(typed(row("compressor", "ratio"), QStringLiteral("4:1")), 4.0);
    EXPECT_EQ(typed(row("stereo", "width"), QStringLiteral("120 %")), 120.0);
    EXPECT_EQ(typed(row("equalizer", "band1.type"), QStringLiteral("low shelf")), 1.0);
    EXPECT_EQ(typed(row("equalizer", "band1.on"), QStringLiteral("On")), 1.0);
}

TEST(Rows, ReadWhatTheySayOfEveryParameter) {
    for (const core::Module& module : core::modules())
        for (const core::Parameter& each : module.parameters)
            for (const double way : {0.0, 0.3, 1.0}) {
                if (each.kind != core::Kind::continuous) continue;
                const double value = core::valueAt(each, way);
                const auto read = typed(each, said(each, value));
                ASSERT_TRUE(read) << module.id << " " << each.id << " " << said(each, value).toStdString();
                EXPECT_NEAR(*read, value, 0.02 * std::abs(value) + 0.51);
            }
}

TEST(Rows, StepToWholeTenthsOfADecibel) {
    const auto& gain = row("gain", "gain");
    EXPECT_NEAR(stepped(gain, 0.0, 1.0), 0.1, 1e-12);
    EXPECT_NEAR(stepped(gain, 0.04, 1.0), 0.1, 1e-12);
    EXPECT_NEAR(stepped(gain, 0.0, -0.1), -0.01, 1e-12);
    EXPECT_NEAR(stepped(gain, 23.99, 10.0), 24.0, 1e-12);
    EXPECT_EQ(stepped(row("equalizer", "band1.type"), 1.0, 1.0), 2.0);
    const auto& frequency = row("equalizer", "band1.frequency");
    EXPECT_NEAR(core::wayOf(frequency, stepped(frequency, 1000.0, 1.0)), core::wayOf(frequency, 1000.0) + 0.01, 1e-9);
}

TEST(Knob, IsOneGestureFromPressToRelease) {
    Stage stage(row("gain", "gain"));
    stage.drag({0, -22});
    stage.move(stage.knob.rect().center() + QPoint(0, -44));
    EXPECT_EQ(stage.lettings, 0);
    stage.release();
    EXPECT_EQ(stage.grabs, 1);
    EXPECT_EQ(stage.lettings, 1);
    EXPECT_NEAR(stage.heard, 48.0 * 44.0 / 220.0, 1e-9);
    EXPECT_EQ(stage.knob.value(), stage.heard);
}

TEST(Knob, GoesATenthAsFarWithShift) {
    Stage stage(row("gain", "gain"));
    stage.drag({0, -22}, Qt::ShiftModifier);
    stage.release();
    EXPECT_NEAR(stage.heard, 0.48, 1e-9);
}

TEST(Knob, TakesADragBackWithEscape) {
    Stage stage(row("gain", "gain"));
    stage.drag({0, -22});
    QTest::keyClick(&stage.knob, Qt::Key_Escape);
    EXPECT_EQ(stage.knob.value(), 0.0);
    EXPECT_EQ(stage.lettings, 1);
    stage.move({0, 0});
    EXPECT_EQ(stage.knob.value(), 0.0);
}

TEST(Knob, FollowsItsKeys) {
    Stage stage(row("gain", "gain"));
    stage.knob.setFocus();
    QTest::keyClick(&stage.knob, Qt::Key_Up);
    EXPECT_NEAR(stage.knob.value(), 0.1, 1e-9);
    QTest::keyClick(&stage.knob, Qt::Key_PageDown);
    EXPECT_NEAR(stage.knob.value(), -0.9, 1e-9);
    QTest::keyClick(&stage.knob, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_NEAR(stage.knob.value(), -0.91, 1e-9);
    QTest::keyClick(&stage.knob, Qt::Key_End);
    EXPECT_EQ(stage.knob.value(), 24.0);
    QTest::keyClick(&stage.knob, Qt::Key_Home);
    EXPECT_EQ(stage.knob.value(), -24.0);
    EXPECT_EQ(stage.grabs, 5);
    EXPECT_EQ(stage.lettings, 5);
}

TEST(Knob, TakesWhatIsTypedAfterADoubleClickOrEnterOrADigit) {
    Stage stage(row("equalizer", "band1.frequency"));
    QTest::mouseDClick(&stage.knob, Qt::LeftButton);
    ASSERT_TRUE(stage.field());
    QTest::keyClicks(stage.field(), QStringLiteral("2.9k"));
    QTest::keyClick(stage.field(), Qt::Key_Return);
    EXPECT_EQ(stage.knob.value(), 2900.0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    stage.knob.setFocus();
    QTest::keyClick(&stage.knob, Qt::Key_5);
    ASSERT_TRUE(stage.field());
    QTest::keyClicks(stage.field(), QStringLiteral("0"));
    QTest::keyClick(stage.field(), Qt::Key_Return);
    EXPECT_EQ(stage.knob.value(), 50.0);
}

TEST(Knob, StaysWithWhatIsNoValue) {
    Stage stage(row("gain", "gain"));
    stage.knob.type();
    ASSERT_TRUE(stage.field());
    QTest::keyClicks(stage.field(), QStringLiteral("loud"));
    QTest::keyClick(stage.field(), Qt::Key_Return);
    EXPECT_TRUE(stage.field()->isVisible());
    EXPECT_EQ(stage.grabs, 0);
    QTest::keyClick(stage.field(), Qt::Key_Escape);
    EXPECT_EQ(stage.knob.value(), 0.0);
    EXPECT_EQ(stage.grabs, 0);
}

TEST(Knob, KeepsTypedValuesWithinTheRange) {
    Stage stage(row("gain", "gain"));
    stage.knob.type(QStringLiteral("99"));
    QTest::keyClick(stage.field(), Qt::Key_Return);
    EXPECT_EQ(stage.knob.value(), 24.0);
}

TEST(Knob, IsResetByAltClick) {
    Stage stage(row("compressor", "ratio"));
    stage.knob.setValue(8.0);
    QTest::mouseClick(&stage.knob, Qt::LeftButton, Qt::AltModifier);
    EXPECT_EQ(stage.knob.value(), 2.0);
    EXPECT_EQ(stage.lettings, 1);
}

TEST(Knob, LeavesTheWheelToOthersUnlessFocusedOrWithCtrl) {
    Stage stage(row("gain", "gain"));
    stage.window.setFocus();
    EXPECT_FALSE(stage.wheel(1));
    EXPECT_EQ(stage.knob.value(), 0.0);
    EXPECT_TRUE(stage.wheel(1, Qt::ControlModifier));
    EXPECT_TRUE(stage.wheel(2, Qt::ControlModifier));
    EXPECT_NEAR(stage.knob.value(), 0.3, 1e-9);
    EXPECT_EQ(stage.grabs, 1);
    EXPECT_TRUE(DeskFixture::waitFor([&] { return stage.lettings == 1; }));
}

TEST(Knob, MayGoWhileItsMenuIsOpen) {
    QWidget window;
    QPointer<Knob> knob = new Knob(row("limiter", "ceiling"), QStringLiteral("Knob"), &window);
    EXPECT_TRUE(DeskFixture::open(window));
    QTimer::singleShot(0, &window, [knob] { delete knob.data(); }); // another module is shown
    QContextMenuEvent event(QContextMenuEvent::Mouse, {}, window.mapToGlobal(QPoint()));
    QApplication::sendEvent(knob, &event);
    EXPECT_TRUE(DeskFixture::waitFor([&] { return !knob; }));
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
}

TEST(Knob, IsASliderWithItsValueSaid) {
    Stage stage(row("equalizer", "band1.frequency"));
    stage.knob.setValue(2900.0);
    auto* const spoken = QAccessible::queryAccessibleInterface(&stage.knob);
    ASSERT_TRUE(spoken && spoken->valueInterface());
    EXPECT_EQ(spoken->role(), QAccessible::Slider);
    EXPECT_EQ(spoken->text(QAccessible::Name), QStringLiteral("Knob"));
    EXPECT_EQ(spoken->text(QAccessible::Value), QStringLiteral("2.90 kHz"));
    EXPECT_EQ(spoken->valueInterface()->maximumValue().toDouble(), 22000.0);
    spoken->valueInterface()->setCurrentValue(100.0);
    EXPECT_EQ(stage.heard, 100.0);
}

TEST(Knob, ShowsWithoutTelling) {
    Stage stage(row("gain", "gain"));
    stage.knob.setValue(3.0);
    EXPECT_EQ(stage.grabs, 0);
    EXPECT_EQ(stage.heard, -1000.0);
}

TEST(SegmentedChoice, IsChosenByMouseAndArrows) {
    QWidget window;
    ui::controls::SegmentedChoice choice({QStringLiteral("Bell"), QStringLiteral("Shelf"), QStringLiteral("Cut")},
                                         QStringLiteral("Type"), &window);
    choice.resize(choice.sizeHint());
    choice.setChosen(0);
    ASSERT_TRUE(DeskFixture::open(window));
    const QSignalSpy told(&choice, &ui::controls::SegmentedChoice::chose);
    const auto segments = choice.findChildren<QRadioButton*>();
    QTest::mouseClick(segments[2], Qt::LeftButton);
    EXPECT_EQ(choice.chosen(), 2);
    segments[2]->setFocus();
    QTest::keyClick(segments[2], Qt::Key_Left);
    EXPECT_EQ(choice.chosen(), 1);
    EXPECT_EQ(told.size(), 2);
    choice.setChosen(0);
    EXPECT_EQ(told.size(), 2);
    EXPECT_TRUE(segments[0]->isChecked());
}

TEST(PowerDot, IsSwitchedByMouseAndSpace) {
    ui::controls::PowerDot dot(QStringLiteral("On"));
    dot.show();
    const QSignalSpy told(&dot, &QCheckBox::toggled);
    dot.setOn(true);
    EXPECT_EQ(told.size(), 0);
    QTest::mouseClick(&dot, Qt::LeftButton);
    EXPECT_FALSE(dot.isChecked());
    QTest::keyClick(&dot, Qt::Key_Space);
    EXPECT_TRUE(dot.isChecked());
    EXPECT_EQ(told.size(), 2);
}

} // namespace
