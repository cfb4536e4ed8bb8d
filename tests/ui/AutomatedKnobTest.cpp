// A knob whose row follows a course: its dot, and the way to the course.
#include "core/Automation.h"
#include "tests/ui/ChainStage.h"
#include "ui/controls/Knob.h"

#include <gtest/gtest.h>

#include <QMenu>

namespace {

using tests::ChainStage;
using ui::controls::Knob;

/// Of the first module of the first track.
core::LaneKey gainOf(const ChainStage& stage) {
    return {stage.album().tracks[0].id, stage.track()[0].id, "gain"};
}

Knob* shownGain(ChainStage& stage) {
    stage.desk().selection().selectSlot(stage.track()[0].id);
    ChainStage::turn();
    return stage.control<Knob>(QStringLiteral("gain"));
}

/// What the menu of the knob offers; the entry of that name is taken.
QStringList entriesOf(Knob& knob, const QString& take) {
    QStringList entries;
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, knob.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&knob, &event);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return entries;
    for (QAction* const each : menu->actions()) {
        entries << each->text();
        if (each->text() == take) each->trigger();
    }
    menu->close();
    return entries;
}

TEST(AutomatedKnob, FollowsItsCourseAtThePlayheadAndIsItselfWithoutOne) {
    ChainStage stage({"gain"});
    Knob* const knob = shownGain(stage);
    ASSERT_TRUE(knob);
    EXPECT_FALSE(knob->course());
    stage.desk().change(QStringLiteral("Points"), [&](core::Album album) {
        album = core::withPoint(std::move(album), gainOf(stage), {.at = 0, .value = -6.0});
        return core::withPoint(std::move(album), gainOf(stage), {.at = core::cdRate, .value = 6.0});
    });
    EXPECT_EQ(knob->course(), -6.0);
    EXPECT_EQ(knob->value(), 0.0);
    EXPECT_TRUE(knob->spokenText().endsWith(QStringLiteral(", automated")));
    stage.desk().listening().locate(stage.desk().layout().tracks[0].in + core::cdRate / 2);
    EXPECT_TRUE(ChainStage::waitFor([&] { return knob->course() == 0.0; }));
    stage.desk().undo();
    EXPECT_FALSE(knob->course());
}

TEST(AutomatedKnob, OffersItsCourseInItsMenu) {
    ChainStage stage({"gain"});
    Knob* const knob = shownGain(stage);
    ASSERT_TRUE(knob);
    EXPECT_TRUE(entriesOf(*knob, QStringLiteral("Automate")).contains(QStringLiteral("Automate")));
    EXPECT_EQ(stage.desk().selection().lane(stage.album()), gainOf(stage));
}

TEST(AutomatedKnob, OfTheAlbumsChainOffersNone) {
    ChainStage stage({}, {"gain"});
    stage.desk().selection().selectSlot(stage.albumChain()[0].id);
    ChainStage::turn();
    Knob* const knob = stage.control<Knob>(QStringLiteral("gain"));
    ASSERT_TRUE(knob);
    const QStringList entries = entriesOf(*knob, {});
    EXPECT_FALSE(entries.isEmpty());
    EXPECT_FALSE(entries.contains(QStringLiteral("Automate")));
}

} // namespace
