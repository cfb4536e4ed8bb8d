// Make-up by loudness in the window: it follows an edit, is a part of its step, and gives way to the next one.
#include "tests/ui/ChainStage.h"
#include "ui/controls/ValueControl.h"

#include <gtest/gtest.h>

namespace {

/// The mix is a tone of -20 dBFS.
class Stage : public tests::ChainStage {
  public:
    Stage() : ChainStage({"compressor"}) {}

    const core::CompressorSettings& compressor() const {
        return std::get<core::CompressorSettings>(track()[0].settings);
    }
    void set(double thresholdDb) {
        desk().change(QStringLiteral("Threshold"), [&](core::Album changed) {
            auto& settings = std::get<core::CompressorSettings>(changed.tracks[0].chain[0].settings);
            settings.thresholdDb = thresholdDb;
            settings.ratio = 2.0;
            settings.makeupByLoudness = true;
            return changed;
        });
    }
    /// Until a job that measures has begun, and ended.
    bool measured() {
        return begun() && waitFor([this] { return !desk().makeup().isMeasuring(track()[0].id); });
    }
    bool begun() {
        return waitFor([this] { return desk().makeup().isMeasuring(track()[0].id); });
    }
    /// Whether nothing is measured though the window has had the time for it.
    bool staysStill() {
        bool measures = false;
        const auto watch = QObject::connect(&desk().makeup(), &ui::Makeup::changed, [&] { measures = true; });
        QTest::qWait(1200);
        QObject::disconnect(watch);
        return !measures;
    }
};

TEST(AutomaticMakeup, FollowsAnEditAsAPartOfItsStep) {
    Stage stage;
    const auto before = stage.album();
    const auto steps = stage.steps();
    stage.set(-40.0); // Takes 10 dB off.
    ASSERT_TRUE(stage.measured());
    const double made = stage.compressor().makeupDb;
    EXPECT_NEAR(made, 10.0, 0.5);
    EXPECT_EQ(stage.steps(), steps + 1);
    stage.set(-30.0);
    ASSERT_TRUE(stage.measured());
    EXPECT_NEAR(stage.compressor().makeupDb, 5.0, 0.5);
    stage.desk().undo();
    EXPECT_EQ(stage.compressor().makeupDb, made);
    stage.desk().undo();
    EXPECT_EQ(stage.album(), before);
    stage.desk().redo();
    EXPECT_EQ(stage.compressor().makeupDb, made);
    EXPECT_TRUE(stage.staysStill());
}

TEST(AutomaticMakeup, BeginsAnewWithTheNextEdit) {
    Stage stage;
    stage.set(-40.0);
    ASSERT_TRUE(stage.begun());
    stage.set(-30.0);
    EXPECT_FALSE(stage.desk().makeup().isMeasuring(stage.track()[0].id));
    ASSERT_TRUE(stage.measured());
    EXPECT_NEAR(stage.compressor().makeupDb, 5.0, 0.5);
    stage.desk().undo(); // That one was never measured.
    ASSERT_TRUE(stage.measured());
    EXPECT_NEAR(stage.compressor().makeupDb, 10.0, 0.5);
    EXPECT_TRUE(stage.desk().document().canRedo());
}

TEST(AutomaticMakeup, EndsWhenItIsTurnedByHand) {
    Stage stage;
    stage.set(-40.0);
    ASSERT_TRUE(stage.measured());
    const double measured = stage.compressor().makeupDb;
    stage.desk().selection().selectSlot(stage.track()[0].id);
    Stage::turn();
    auto* const knob = stage.control<ui::controls::ValueControl>(QStringLiteral("makeup"));
    ASSERT_TRUE(knob);
    QTest::keyClick(knob, Qt::Key_Up);
    EXPECT_FALSE(stage.compressor().makeupByLoudness);
    EXPECT_GT(stage.compressor().makeupDb, measured);
}

TEST(AutomaticMakeup, KeepsWhatWaitsForItUntilItIsMeasured) {
    Stage stage;
    stage.set(-40.0);
    double heard = 0.0;
    stage.desk().makeup().onceCurrent([&] { heard = stage.compressor().makeupDb; });
    EXPECT_EQ(heard, 0.0);
    ASSERT_TRUE(Stage::waitFor([&] { return heard != 0.0; }));
    EXPECT_NEAR(heard, 10.0, 0.5);
    bool at = false;
    stage.desk().makeup().onceCurrent([&] { at = true; });
    EXPECT_TRUE(at);
}

TEST(AutomaticMakeup, MeasuresNothingWhenAnAlbumOpens) {
    Stage stage;
    stage.set(-40.0);
    ASSERT_TRUE(stage.measured());
    stage.desk().change(QStringLiteral("Title"), [](core::Album changed) {
        changed.metadata.title = "Other";
        return changed;
    });
    stage.saveAs(stage.folder() / "Album.lacquer");
    const core::Album before = stage.album();
    stage.open(stage.folder() / "Album.lacquer");
    ASSERT_TRUE(Stage::waitFor([&] { return stage.desk().sounds().known(); }));
    EXPECT_TRUE(stage.staysStill());
    EXPECT_EQ(stage.album(), before);
}

} // namespace
