// "Match the module's loudness", from a tile's menu: measured by a job, one step of the history.
#include "tests/ui/ChainStage.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTimer>

#include <gtest/gtest.h>

namespace {

using core::Slot;

/// The mix is a tone of -20 dBFS.
class Stage : public tests::ChainStage {
  public:
    using ChainStage::ChainStage;

    void set(const core::Settings& settings) {
        desk().change(QStringLiteral("Set"), [&](core::Album changed) {
            changed.tracks[0].chain[0].settings = settings;
            return changed;
        });
        turn();
    }
    QAction* match() { return desk().actions().action(QStringLiteral("chain.matchLoudness")); }

    /// By the menu of the first module's tile.
    void matchByMenu() {
        QTimer::singleShot(0, [this] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_TRUE(menu);
            EXPECT_TRUE(menu->actions().contains(match()));
            menu->close();
            match()->trigger();
        });
        const QPoint at = tile(track()[0].id)->geometry().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, strip()->mapToGlobal(at));
        QApplication::sendEvent(strip(), &event);
        EXPECT_TRUE(waitFor([this] { return desk().jobs().running().empty(); }));
    }
};

TEST(MatchLoudness, TakesOffTheOutputWhatTheModuleAdds) {
    Stage stage({"gain"});
    stage.set(core::GainSettings{.gainDb = 6.0});
    const auto before = stage.album();
    const auto steps = stage.steps();
    stage.matchByMenu();
    EXPECT_NEAR(stage.track()[0].outputDb, -6.0, 0.05);
    EXPECT_EQ(std::get<core::GainSettings>(stage.track()[0].settings).gainDb, 6.0);
    EXPECT_EQ(stage.steps(), steps + 1);
    stage.desk().undo();
    EXPECT_EQ(stage.album(), before);
}

TEST(MatchLoudness, TurnsTheMakeUpOfACompressor) {
    Stage stage({"compressor"});
    stage.set(core::CompressorSettings{.thresholdDb = -40.0, .ratio = 2.0}); // Takes 10 dB off.
    const auto steps = stage.steps();
    stage.matchByMenu();
    EXPECT_NEAR(std::get<core::CompressorSettings>(stage.track()[0].settings).makeupDb, 10.0, 0.5);
    EXPECT_EQ(stage.track()[0].outputDb, 0.0);
    EXPECT_EQ(stage.steps(), steps + 1);
}

TEST(MatchLoudness, LeavesAModuleThatIsChangedMeanwhileAsItIs) {
    Stage stage({"gain"});
    stage.set(core::GainSettings{.gainDb = 6.0});
    stage.desk().selection().selectSlot(stage.track()[0].id);
    Stage::turn();
    stage.match()->trigger();
    EXPECT_FALSE(stage.desk().jobs().running().empty());
    stage.set(core::GainSettings{.gainDb = 3.0});
    EXPECT_TRUE(Stage::waitFor([&] { return stage.desk().jobs().running().empty(); }));
    EXPECT_EQ(stage.track()[0].outputDb, 0.0);
}

TEST(MatchLoudness, IsNotForACeiling) {
    Stage stage({"limiter"});
    stage.desk().selection().selectSlot(stage.track()[0].id);
    stage.desk().actions().refresh();
    EXPECT_FALSE(stage.match()->isEnabled());
}

} // namespace
