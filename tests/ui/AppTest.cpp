// The rest of the desk: palette, keys, history, recovery, missing mixes, the guide.
#include "tests/ui/DeskFixture.h"
#include "ui/actions/CommandPalette.h"
#include "ui/actions/KeyMaps.h"
#include "ui/help/Guide.h"
#include "ui/history/HistoryList.h"
#include "ui/notices/NoticeBar.h"
#include "ui/notices/RecoveryOffer.h"
#include "ui/preferences/KeysPage.h"

#include <gtest/gtest.h>

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

#include <algorithm>
#include <set>

namespace {

using tests::DeskFixture;

void rename(ui::Desk& desk, const char* title) {
    desk.change(QStringLiteral("Title"), [title](core::Album album) {
        album.metadata.title = title;
        return album;
    });
}

TEST(CommandPalette, FindsWhatIsTypedAndRunsItWithEnter) {
    EXPECT_GT(ui::matchOf(QStringLiteral("opal"), QStringLiteral("Open album")), 0);
    EXPECT_EQ(ui::matchOf(QStringLiteral("xyz"), QStringLiteral("Open album")), 0);
    EXPECT_GT(ui::matchOf(QStringLiteral("und"), QStringLiteral("Edit Undo")),
              ui::matchOf(QStringLiteral("und"), QStringLiteral("Sound and")));
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    rename(fixture.desk(), "New");
    ui::CommandPalette palette(fixture.desk().actions());
    palette.setAttribute(Qt::WA_DeleteOnClose, false);
    palette.show();
    auto* const typed = palette.findChild<QLineEdit*>();
    QTest::keyClicks(typed, QStringLiteral("undo"));
    QTest::keyClick(typed, Qt::Key_Return);
    EXPECT_EQ(fixture.album().metadata.title, "");
}

TEST(CommandPalette, SaysSoWhenNothingIsFoundAndStaysOpen) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    ui::CommandPalette palette(fixture.desk().actions());
    palette.setAttribute(Qt::WA_DeleteOnClose, false);
    palette.show();
    auto* const typed = palette.findChild<QLineEdit*>();
    auto* const found = palette.findChild<QListWidget*>();
    QTest::keyClicks(typed, QStringLiteral("xylophone"));
    ASSERT_EQ(found->count(), 1);
    EXPECT_TRUE(found->item(0)->text().contains(QStringLiteral("xylophone")));
    EXPECT_EQ(typed->accessibleDescription(), found->item(0)->text());
    QTest::keyClick(typed, Qt::Key_Down);
    QTest::keyClick(typed, Qt::Key_Return);
    EXPECT_TRUE(palette.isVisible());
}

TEST(Actions, HaveNoKeyTwiceInAnyMap) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    for (const QString& map : ui::keyMapNames()) {
        ui::useKeyMap(fixture.desk().actions(), map);
        std::set<QString> keys;
        for (const QAction* action : fixture.desk().actions().all()) {
            const QString key = action->shortcut().toString();
            // A key of one place is its own: the window's must differ.
            if (!key.isEmpty() && action->shortcutContext() == Qt::WindowShortcut) {
                EXPECT_TRUE(keys.insert(key).second) << map.toStdString() << ": " << key.toStdString();
            }
        }
    }
    ui::useKeyMap(fixture.desk().actions(), ui::keyMapNames().front());
}

TEST(Actions, LoseNoKeyToOneAnotherInAnyMap) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    const ui::Actions& actions = fixture.desk().actions();
    for (const QString& map : ui::keyMapNames()) {
        ui::useKeyMap(fixture.desk().actions(), map);
        for (const QAction* action : actions.all()) {
            if (actions.standardKey(action).isEmpty()) continue;
            EXPECT_FALSE(action->shortcut().isEmpty())
                << map.toStdString() << ": " << action->objectName().toStdString();
        }
    }
    ui::useKeyMap(fixture.desk().actions(), ui::keyMapNames().front());
    for (const QAction* action : actions.all())
        EXPECT_EQ(action->shortcut(), actions.standardKey(action)) << action->objectName().toStdString();
}

TEST(Actions, KeepAChangedKeyAndShowItInTheTooltip) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    ui::Actions& actions = fixture.desk().actions();
    QAction* const save = actions.action(QStringLiteral("album.save"));
    actions.setKey(save, QKeySequence(QStringLiteral("Ctrl+Shift+F9")));
    ui::rememberKeys(actions);
    EXPECT_TRUE(save->toolTip().contains(QStringLiteral("F9")));
    actions.setKey(save, {});
    ui::applyRememberedKeys(actions);
    EXPECT_EQ(save->shortcut(), QKeySequence(QStringLiteral("Ctrl+Shift+F9")));
    const QSignalSpy told(&actions, &ui::Actions::keysChanged);
    ui::useKeyMap(actions, ui::keyMapNames().front());
    EXPECT_EQ(save->shortcut(), QKeySequence(QKeySequence::Save));
    EXPECT_EQ(told.count(), 1) << "the list of keys is shown anew each time";
}

TEST(Actions, SayTheirKeyOnTheButtonsThatStandForThem) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    ui::Actions& actions = fixture.desk().actions();
    const auto saysKey = [&](const char* button, const char* key) {
        for (const auto* each : window.findChildren<QPushButton*>())
            if (each->text().startsWith(QLatin1String(button)) && each->toolTip().endsWith(QLatin1String(key)))
                return true;
        return false;
    };
    EXPECT_TRUE(saysKey("Open...", "Ctrl+O"));
    EXPECT_TRUE(saysKey("Deliver", "Ctrl+E"));
    actions.setKey(actions.action(QStringLiteral("album.open")), QKeySequence(QStringLiteral("Ctrl+F9")));
    actions.setKey(actions.action(QStringLiteral("deliver.now")), QKeySequence(QStringLiteral("Ctrl+F10")));
    EXPECT_TRUE(saysKey("Open...", "Ctrl+F9"));
    EXPECT_TRUE(saysKey("Deliver", "Ctrl+F10"));
}

TEST(Actions, GoWithTheWindowAndComeWithTheNext) {
    DeskFixture fixture;
    fixture.import(2);
    std::set<QString> before;
    {
        ui::MainWindow window(fixture.desk());
        for (const QAction* action : fixture.desk().actions().all()) before.insert(action->objectName());
    }
    EXPECT_TRUE(fixture.desk().actions().all().empty());
    fixture.desk().undo(); // asks whoever is left
    EXPECT_TRUE(fixture.desk().actions().of(ui::Menu::edit).empty());
    ui::MainWindow next(fixture.desk());
    std::set<QString> after;
    for (const QAction* action : fixture.desk().actions().all())
        EXPECT_TRUE(after.insert(action->objectName()).second) << action->objectName().toStdString();
    EXPECT_EQ(before, after);
}

TEST(Actions, AskBeforeTheyTakeAKeyFromAnotherCommandAndSurviveARestart) {
    {
        DeskFixture fixture;
        ui::MainWindow window(fixture.desk());
        ui::Actions& actions = fixture.desk().actions();
        const QAction* const undo = actions.action(QStringLiteral("edit.undo"));
        const QAction* const saveAs = actions.action(QStringLiteral("album.saveAs"));
        const QKeySequence before = saveAs->shortcut();
        const QKeySequence wanted(QStringLiteral("Ctrl+Z"));
        ui::preferences::KeysPage page(actions);
        page.show();
        auto* const list = page.findChild<QTreeWidget*>();
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            if (list->topLevelItem(row)->data(0, Qt::UserRole) == QStringLiteral("album.saveAs"))
                list->setCurrentItem(list->topLevelItem(row));
        auto* const key = page.findChild<QKeySequenceEdit*>();
        const auto button = [&](const char* begins) -> QPushButton* {
            for (auto* each : page.findChildren<QPushButton*>())
                if (each->isVisible() && each->text().startsWith(QString::fromUtf8(begins))) return each;
            return nullptr;
        };
        const auto press = [&] {
            key->setFocus();
            QTest::keyClick(key, Qt::Key_Z, Qt::ControlModifier);
            return DeskFixture::waitFor([&] { return button("Take it from \u201cUndo\u201d") != nullptr; });
        };
        ASSERT_TRUE(press());
        EXPECT_EQ(undo->shortcut(), wanted);
        EXPECT_EQ(saveAs->shortcut(), before);
        button("Leave it")->click();
        EXPECT_FALSE(button("Take it"));
        EXPECT_EQ(key->keySequence(), before);
        EXPECT_EQ(undo->shortcut(), wanted);
        ASSERT_TRUE(press());
        button("Take it")->click();
        EXPECT_FALSE(button("Take it"));
        EXPECT_TRUE(undo->shortcut().isEmpty());
        EXPECT_EQ(saveAs->shortcut(), wanted);
    }
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    ui::Actions& actions = fixture.desk().actions();
    EXPECT_EQ(actions.action(QStringLiteral("album.saveAs"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+Z")));
    EXPECT_TRUE(actions.action(QStringLiteral("edit.undo"))->shortcut().isEmpty());
    ui::useKeyMap(actions, ui::keyMapNames().front());
}

TEST(History, JumpsToAnyStepAndBack) {
    DeskFixture fixture;
    for (const char* title : {"One", "Two", "Three"}) rename(fixture.desk(), title);
    ui::history::HistoryList list(fixture.desk());
    auto* const steps = list.findChild<QListWidget*>();
    ASSERT_EQ(steps->count(), 4);
    steps->setCurrentRow(1);
    EXPECT_EQ(fixture.album().metadata.title, "One");
    steps->setCurrentRow(3);
    EXPECT_EQ(fixture.album().metadata.title, "Three");
    fixture.desk().undo();
    EXPECT_EQ(steps->currentRow(), 2);
}

TEST(Recovery, IsOfferedAfterACrashAndBringsTheEditsBack) {
    const tests::ScratchFolder folder;
    const ui::DeskFolders folders{.audioCache = folder / "cache", .recovery = folder / "recovery"};
    {
        // A session that leaves a copy behind: the copy is taken aside before the session ends in order.
        ui::Desk left(folders);
        rename(left, "Not saved");
        ASSERT_TRUE(DeskFixture::waitFor([&] { return left.isKept() && left.jobs().running().empty(); }));
        std::filesystem::copy(folders.recovery, folder / "aside", std::filesystem::copy_options::recursive);
    }
    std::filesystem::remove_all(folders.recovery);
    std::filesystem::rename(folder / "aside", folders.recovery);
    ui::Desk desk(folders);
    ui::notices::NoticeBar bar(desk);
    ui::notices::offerRecovery(desk, bar);
    QPushButton* restore = nullptr;
    ASSERT_TRUE(DeskFixture::waitFor([&] {
        for (auto* const each : bar.findChildren<QPushButton*>())
            if (each->text() == QStringLiteral("Restore")) restore = each;
        return restore;
    }));
    restore->click();
    ASSERT_TRUE(DeskFixture::waitFor([&] { return desk.dirty(); }));
    EXPECT_EQ(desk.album().metadata.title, "Not saved");
}

TEST(MissingMixes, AreSaidWithARemedyAndFoundAgainByTheirDigest) {
    DeskFixture fixture;
    fixture.import(2);
    const auto album = fixture.folder() / "Album.lacquer";
    fixture.saveAs(album);
    std::filesystem::create_directories(fixture.folder() / "moved");
    std::filesystem::rename(fixture.folder() / "Mix 1.wav", fixture.folder() / "moved" / "Other name.wav");
    std::filesystem::remove_all(fixture.folder() / "cache");
    ui::notices::NoticeBar bar(fixture.desk());
    fixture.open(album);
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().sounds().anyLost(); }));
    EXPECT_FALSE(bar.findChildren<QPushButton*>().isEmpty());
    fixture.desk().sounds().findIn(fixture.folder() / "moved");
    ASSERT_TRUE(fixture.waitFor([&] {
        return fixture.desk().sounds().known() && !fixture.desk().sounds().anyLost() &&
               fixture.desk().sounds().audio().size() == 2;
    }));
    EXPECT_EQ(fixture.album().sources[0].path.filename(), "Other name.wav");
}

TEST(Guide, HasEveryPageThatItNames) {
    ui::help::Guide guide;
    const auto* const contents = guide.findChild<QListWidget*>();
    for (int row = 0; row < contents->count(); ++row) EXPECT_FALSE(contents->item(row)->text().isEmpty()) << row;
}

} // namespace
