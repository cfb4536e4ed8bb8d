// Sets of targets on the delivery page: loaded, saved, renamed, deleted.
#include "core/PresetShelf.h"
#include "tests/ui/DeliveryStage.h"
#include "ui/delivery/Targets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QCheckBox>
#include <QDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Format = core::Delivery::Format;
constexpr auto sets = core::PresetKind::deliveries();

/// Begins without sets of the user's own.
struct Stage : tests::DeliveryStage {
    Stage() : DeliveryStage(1) {
        fixture.settle();
        std::filesystem::remove_all(core::userFolder());
        readAnew();
    }
    void readAnew() {
        emit menu()->aboutToShow();
        fixture.settle();
        tests::DeskFixture::turn();
    }
    QMenu* menu() const {
        for (auto* const each : page->findChildren<QMenu*>())
            if (each->title() == QStringLiteral("Presets of targets")) return each;
        return nullptr;
    }
    static QAction* in(const QMenu* menu, const QString& name) {
        for (QAction* const action : menu->actions())
            if (action->text() == name) return action;
        return nullptr;
    }
    /// Of the menu as it is when it is opened now.
    QAction* entry(const QString& name) const {
        emit menu()->aboutToShow();
        return in(menu(), name);
    }
    void untick(int target) const {
        for (auto* const each : page->findChildren<QCheckBox*>())
            if (each->accessibleName() == QStringLiteral("Deliver of target %1").arg(target)) each->click();
    }
    std::vector<Format> formats() const {
        std::vector<Format> all;
        for (const auto& each : fixture.album().deliveries) all.push_back(each.format);
        return all;
    }
    void saveAs(const QString& name, const QString& purpose) {
        fixture.desk().actions().action(QStringLiteral("deliver.saveSet"))->trigger();
        auto* const question = page->findChild<QDialog*>();
        ASSERT_TRUE(question);
        const auto fields = question->findChildren<QLineEdit*>();
        QTest::keyClicks(fields.at(0), name);
        QTest::keyClicks(fields.at(1), purpose);
        question->accept();
        ASSERT_TRUE(fixture.settle());
        tests::DeskFixture::turn();
    }
    static std::vector<std::string> own() {
        std::vector<std::string> names;
        for (const auto& each : core::presetShelf(sets).own) names.push_back(each.name);
        return names;
    }
};

TEST(Sets, AreLoadedInThePlaceOfTheTargetsAndTakenBackInOneStep) {
    Stage stage;
    stage.edit([](core::Album& album) { album.deliveries = {{.format = Format::opus}, {.format = Format::ddp}}; });
    stage.untick(1);
    QAction* const all = stage.entry(QStringLiteral("Streaming"));
    ASSERT_TRUE(all);
    EXPECT_TRUE(all->toolTip().startsWith(QStringLiteral("WAV of 24 bits")));
    all->trigger();
    EXPECT_THAT(stage.formats(), ElementsAre(Format::wav, Format::flac));
    EXPECT_EQ(stage.page->findChild<ui::delivery::Targets*>()->chosen().size(), 2u);
    EXPECT_EQ(stage.fixture.desk().document().undoLabel(), "Load the targets Streaming");
    stage.fixture.desk().undo();
    EXPECT_THAT(stage.formats(), ElementsAre(Format::opus, Format::ddp));
}

TEST(Sets, AreSavedOfTheTickedTargetsRenamedAndDeleted) {
    Stage stage;
    stage.entry(QStringLiteral("CD"))->trigger();
    stage.edit([](core::Album& album) { album.deliveries.push_back({.format = Format::mp3}); });
    stage.untick(1);
    ASSERT_EQ(stage.page->findChild<ui::delivery::Targets*>()->chosen().size(), 1u);
    ASSERT_NO_FATAL_FAILURE(stage.saveAs(QStringLiteral("Radio"), QStringLiteral("for the stations")));
    EXPECT_THAT(Stage::own(), ElementsAre("Radio"));
    EXPECT_EQ(core::presetShelf(sets).own.front().deliveries.front().format, Format::mp3);

    Stage::in(stage.entry(QStringLiteral("Rename"))->menu(), QStringLiteral("Radio"))->trigger();
    auto* const question = stage.page->findChild<QInputDialog*>();
    ASSERT_TRUE(question);
    question->setTextValue(QStringLiteral("Stations"));
    question->accept();
    ASSERT_TRUE(stage.fixture.settle());
    tests::DeskFixture::turn();
    EXPECT_THAT(Stage::own(), ElementsAre("Stations"));

    ASSERT_TRUE(stage.entry(QStringLiteral("Stations")));
    stage.readAnew();
    Stage::in(stage.entry(QStringLiteral("Delete"))->menu(), QStringLiteral("Stations"))->trigger();
    auto* const sure = stage.page->findChild<QMessageBox*>();
    ASSERT_TRUE(sure);
    for (QAbstractButton* const each : sure->buttons())
        if (sure->buttonRole(each) == QMessageBox::DestructiveRole) each->click();
    ASSERT_TRUE(stage.fixture.settle());
    EXPECT_THAT(Stage::own(), IsEmpty());
}

TEST(Sets, AreReachedByTheirButtonAndByTheirCommand) {
    Stage stage;
    const QSignalSpy shown(stage.menu(), &QMenu::aboutToShow);
    QPushButton* const button = stage.button(QStringLiteral("Presets"));
    ASSERT_TRUE(button);
    button->click();
    EXPECT_EQ(shown.count(), 1);
    stage.menu()->close();
    stage.fixture.desk().actions().action(QStringLiteral("deliver.sets"))->trigger();
    EXPECT_EQ(shown.count(), 2);
    stage.menu()->close();
}

} // namespace
