// Presets and saved chains in the window, with the files they become.
#include "core/PresetShelf.h"
#include "tests/ui/ChainStage.h"
#include "ui/controls/SegmentedChoice.h"

#include <gtest/gtest.h>

#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

namespace {

/// Begins without presets of the user's own.
class Stage : public tests::ChainStage {
  public:
    explicit Stage(std::initializer_list<const char*> track) : tests::ChainStage(track) {
        settle();
        std::filesystem::remove_all(core::userFolder());
        entry(presets(), {}); // reads them anew
        settle();
    }

    QMenu* presets() const { return sheet()->findChild<QToolButton*>(QStringLiteral("presets"))->menu(); }
    /// Of saved chains for the track's.
    QMenu* chains() const {
        for (auto* const button : panel->findChildren<QToolButton*>())
            if (button->accessibleName().endsWith(QStringLiteral("to the track")))
                return button->menu()->actions().back()->menu();
        return nullptr;
    }
    /// The entry of that name, of the menu as it is when it is opened now.
    static QAction* entry(QMenu* menu, const QString& name) {
        emit menu->aboutToShow();
        return in(menu, name);
    }
    static QAction* in(QMenu* menu, const QString& name) {
        for (QAction* const action : menu->actions())
            if (action->text() == name) return action;
        return nullptr;
    }
    /// Answers the question that is open.
    void typeInto(const QString& name, const QString& purpose) {
        auto* const question = panel->findChild<QDialog*>();
        ASSERT_TRUE(question);
        const auto fields = question->findChildren<QLineEdit*>();
        QTest::keyClicks(fields.at(0), name);
        QTest::keyClicks(fields.at(1), purpose);
    }
    QPushButton* button(const QString& text) const {
        for (auto* const each : panel->findChild<QDialog*>()->findChildren<QPushButton*>())
            if (each->text().remove(QLatin1Char('&')) == text) return each;
        return nullptr;
    }
    double gainDb() const { return std::get<core::GainSettings>(track()[0].settings).gainDb; }
    core::PresetShelf onDisk(const core::Module* module) const { return core::presetShelf(module); }
};

TEST(Presets, OfTheFactoryAreOneStepThatCanBeTakenBack) {
    Stage stage({"gain"});
    QAction* const headroom = Stage::entry(stage.presets(), QStringLiteral("Headroom"));
    ASSERT_TRUE(headroom);
    EXPECT_TRUE(headroom->toolTip().startsWith(QStringLiteral("Six decibels down")));
    const std::size_t before = stage.steps();
    headroom->trigger();
    EXPECT_EQ(stage.gainDb(), -6.0);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain: Headroom");
    stage.desk().undo();
    EXPECT_EQ(stage.gainDb(), 0.0);
}

TEST(Presets, AreSavedUsedAndDeleted) {
    Stage stage({"gain"});
    Stage::entry(stage.presets(), QStringLiteral("Headroom"))->trigger();
    stage.run("chain.savePreset");
    ASSERT_NO_FATAL_FAILURE(stage.typeInto(QStringLiteral("My & own"), QStringLiteral("for me")));
    stage.button(QStringLiteral("Save"))->click();
    ASSERT_TRUE(stage.settle());
    Stage::turn();
    ASSERT_EQ(stage.onDisk(core::findModule("gain")).own.size(), 1u);
    stage.desk().undo();
    Stage::entry(stage.presets(), QStringLiteral("My && own"))->trigger();
    EXPECT_EQ(stage.gainDb(), -6.0);
    ASSERT_TRUE(stage.settle());

    QMenu* const removing = Stage::entry(stage.presets(), QStringLiteral("Delete"))->menu();
    const std::size_t before = stage.steps();
    removing->actions().at(0)->trigger();
    ASSERT_TRUE(stage.panel->findChild<QMessageBox*>());
    stage.button(QStringLiteral("Delete"))->click();
    ASSERT_TRUE(stage.settle());
    EXPECT_TRUE(stage.onDisk(core::findModule("gain")).own.empty());
    EXPECT_EQ(stage.steps(), before);
    EXPECT_EQ(stage.gainDb(), -6.0);
}

TEST(Presets, SayWhatBecomesOfANameThatIsTaken) {
    Stage stage({"gain"});
    core::savePreset(core::findModule("gain"), {"Mine", "", {{.settings = core::GainSettings{3.0}}}},
                     core::Existing::keep);
    Stage::entry(stage.presets(), QStringLiteral("Headroom"));
    ASSERT_TRUE(stage.settle());
    stage.run("chain.savePreset");
    ASSERT_NO_FATAL_FAILURE(stage.typeInto(QStringLiteral("headroom"), {}));
    EXPECT_FALSE(stage.button(QStringLiteral("Save"))->isEnabled());
    auto* const name = stage.panel->findChild<QDialog*>()->findChildren<QLineEdit*>().at(0);
    name->clear();
    QTest::keyClicks(name, QStringLiteral("mine"));
    EXPECT_TRUE(stage.button(QStringLiteral("Replace"))->isEnabled());
    name->clear();
    QTest::keyClicks(name, QStringLiteral(".."));
    EXPECT_FALSE(stage.button(QStringLiteral("Save"))->isEnabled());
}

TEST(Presets, ASavedChainTakesThePlaceOfAnother) {
    Stage stage({"gain", "stereo"});
    stage.run("chain.saveChain");
    ASSERT_NO_FATAL_FAILURE(stage.typeInto(QStringLiteral("Two"), QStringLiteral("for tests")));
    stage.button(QStringLiteral("Save"))->click();
    ASSERT_TRUE(stage.settle());
    Stage::turn();
    const std::size_t before = stage.steps();
    Stage::entry(stage.chains(), QStringLiteral("Loud but clean"))->trigger();
    EXPECT_EQ(stage.track().size(), 5u);
    EXPECT_EQ(stage.desk().selection().slot(), stage.track()[0].id);
    EXPECT_EQ(stage.steps(), before + 1);
    Stage::entry(stage.chains(), QStringLiteral("Two"))->trigger();
    EXPECT_EQ(stage.track().size(), 2u);
    stage.desk().undo();
    EXPECT_EQ(stage.track().size(), 5u);
}

TEST(Presets, ASwitchBetweenAAndBAndBackIsNoStep) {
    Stage stage({"gain"});
    const std::size_t before = stage.steps();
    for (int n = 0; n < 6; ++n) stage.run("chain.swapAlternative");
    EXPECT_EQ(stage.steps(), before);
    stage.run("chain.swapAlternative");
    EXPECT_EQ(stage.steps(), before + 1);
    Stage::entry(stage.presets(), QStringLiteral("Headroom"))->trigger();
    stage.run("chain.swapAlternative");
    EXPECT_EQ(stage.gainDb(), 0.0);
    EXPECT_EQ(stage.steps(), before + 3);
    stage.run("chain.swapAlternative");
    EXPECT_EQ(stage.gainDb(), -6.0);
    EXPECT_EQ(stage.steps(), before + 2);
}

} // namespace
