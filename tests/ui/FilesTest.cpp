// Albums and mixes as files: saved, opened again, lost, changed and replaced.
#include "core/ChainEdits.h"
#include "core/ProjectFile.h"
#include "tests/ui/DeskFixture.h"
#include "ui/album/RecentAlbums.h"
#include "ui/controls/Readout.h"
#include "ui/notices/NoticeBar.h"
#include "ui/sequence/SequenceList.h"
#include "ui/settings/Settings.h"
#include "ui/start/StartPage.h"
#include "ui/timeline/HandleMenu.h"
#include "ui/timeline/TimelineCanvas.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QUrl>

namespace {

using tests::DeskFixture;

void level(ui::Desk& desk, double db) {
    desk.change(QStringLiteral("Level"), [db](core::Album album) {
        album.tracks[0].levelDb = db;
        return album;
    });
}

QString stateIn(const ui::MainWindow& window) {
    for (const auto* each : window.findChildren<ui::controls::Readout*>())
        if (each->accessibleName() == QStringLiteral("Artist and state")) return each->reading();
    return {};
}

TEST(Files, TheTitleSaysWhetherTheEditsAreSavedAndKept) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.import(1);
    EXPECT_TRUE(window.isWindowModified());
    fixture.saveAs(fixture.folder() / "My album.lacquer");
    EXPECT_TRUE(window.windowTitle().startsWith(QStringLiteral("My album.lacquer")));
    EXPECT_FALSE(window.isWindowModified());
    EXPECT_TRUE(stateIn(window).contains(QStringLiteral("saved just now")));
    level(fixture.desk(), -3.0);
    EXPECT_TRUE(window.isWindowModified());
    EXPECT_FALSE(fixture.desk().isKept());
    EXPECT_TRUE(fixture.waitFor([&] { return stateIn(window) == QStringLiteral("edited \u00b7 copy kept"); }));
    EXPECT_TRUE(fixture.desk().isKept());
    fixture.desk().save();
    EXPECT_TRUE(fixture.waitFor([&] { return !window.isWindowModified(); }));
    fixture.desk().undo();
    EXPECT_TRUE(window.isWindowModified());
}

TEST(Files, WhatIsEditedWhileASaveIsUnderWayIsStillToBeSaved) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    fixture.import(1);
    const auto file = fixture.folder() / "Album.lacquer";
    bool saved = false;
    level(fixture.desk(), -1.0);
    fixture.desk().saveAs(file, [&] { saved = true; });
    level(fixture.desk(), -2.0);
    EXPECT_TRUE(fixture.desk().isSaving());
    EXPECT_EQ(stateIn(window), QStringLiteral("saving"));
    ASSERT_TRUE(fixture.waitFor([&] { return saved; }));
    EXPECT_EQ(core::loadAlbum(file).tracks[0].levelDb, -1.0);
    EXPECT_TRUE(fixture.desk().dirty());
    fixture.desk().undo();
    EXPECT_FALSE(fixture.desk().dirty());
}

TEST(Files, SavesAreWrittenOneAfterTheOther) {
    DeskFixture fixture;
    fixture.import(1);
    const auto file = fixture.folder() / "Album.lacquer";
    QStringList said;
    fixture.desk().saveAs(file, [&] { said << QStringLiteral("first"); });
    level(fixture.desk(), -2.0);
    ASSERT_TRUE(fixture.desk().hasPlace());
    fixture.desk().save([&] { said << QStringLiteral("second"); });
    fixture.desk().onceSaved([&] { said << QStringLiteral("over"); });
    ASSERT_TRUE(fixture.waitFor([&] { return said.size() == 3; }));
    EXPECT_EQ(said.join(u' ').toStdString(), "first second over");
    EXPECT_EQ(core::loadAlbum(file), fixture.album());
    EXPECT_FALSE(fixture.desk().dirty());
}

TEST(Files, ASaveThatFailsIsSaidAndChangesNothing) {
    DeskFixture fixture;
    fixture.import(1);
    QString complaint;
    QObject::connect(&fixture.desk(), &ui::Desk::complained, [&](const QString& words) { complaint = words; });
    bool saved = false;
    fixture.desk().saveAs(fixture.folder() / "no such folder" / "Album.lacquer", [&] { saved = true; });
    ASSERT_TRUE(fixture.waitFor([&] { return !fixture.desk().isSaving(); }));
    EXPECT_TRUE(complaint.contains(QStringLiteral("no such folder"))) << complaint.toStdString();
    EXPECT_FALSE(saved);
    EXPECT_TRUE(fixture.desk().dirty());
    EXPECT_FALSE(fixture.desk().hasPlace());
}

TEST(Files, ClosingWaitsForASaveThatIsUnderWay) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.import(1);
    const auto file = fixture.folder() / "Album.lacquer";
    fixture.desk().saveAs(file);
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.isVisible());
    ASSERT_TRUE(fixture.waitFor([&] { return !window.isVisible(); }));
    EXPECT_EQ(core::loadAlbum(file), fixture.album());
}

TEST(Files, ASaveThatIsStillWaitingIsWrittenWhenTheDeskGoes) {
    const tests::ScratchFolder folder;
    core::Album last;
    {
        DeskFixture fixture;
        fixture.import(1);
        fixture.desk().saveAs(folder / "Album.lacquer");
        level(fixture.desk(), -2.0);
        fixture.desk().save();
        last = fixture.album();
    }
    EXPECT_EQ(core::loadAlbum(folder / "Album.lacquer"), last);
}

TEST(Files, AnAlbumThatIsOpenedDoesNotTakeTheEditsOfMeanwhileFromTheDesk) {
    DeskFixture fixture;
    fixture.import(1);
    const auto file = fixture.folder() / "Album.lacquer";
    fixture.saveAs(file);
    QString complaint;
    QObject::connect(&fixture.desk(), &ui::Desk::complained, [&](const QString& words) { complaint = words; });
    fixture.desk().open(file);
    level(fixture.desk(), -3.0);
    ASSERT_TRUE(fixture.waitFor([&] { return !complaint.isEmpty(); }));
    EXPECT_EQ(fixture.album().tracks[0].levelDb, -3.0);
    EXPECT_TRUE(fixture.desk().document().canUndo());
}

TEST(Settings, AreThereAtOnceAndWrittenByAnotherThread) {
    const QString key = QStringLiteral("tests/written");
    ui::settings::setValue(key, 7);
    EXPECT_EQ(ui::settings::value(key).toInt(), 7);
    EXPECT_FALSE(QSettings().contains(key));
    ui::settings::flush();
    EXPECT_EQ(QSettings().value(key).toInt(), 7);
    ui::settings::remove(QStringLiteral("tests"));
    ui::settings::flush();
    EXPECT_FALSE(ui::settings::value(key).isValid());
    EXPECT_FALSE(QSettings().contains(key));
}

TEST(Settings, KeepWhatAnotherWindowHasAddedToAList) {
    const tests::ScratchFolder folder;
    const auto pathIn = [&](const char* name) { return QString::fromStdString((folder / name).string()); };
    const QString key = QStringLiteral("albums/recent");
    ui::album::rememberAlbum(folder / "ours.lacquer");
    ui::settings::flush();
    QSettings().setValue(key, QStringList{pathIn("theirs.lacquer"), pathIn("ours.lacquer")});
    ui::album::rememberAlbum(folder / "new.lacquer");
    ui::settings::flush();
    EXPECT_EQ(QSettings().value(key).toStringList().mid(0, 3),
              QStringList({pathIn("new.lacquer"), pathIn("theirs.lacquer"), pathIn("ours.lacquer")}));
}

TEST(Files, ASavedAlbumIsOfferedAtTheNextStartAndOpensAsItWas) {
    const tests::ScratchFolder folder;
    core::Album saved;
    {
        DeskFixture fixture;
        fixture.import(2);
        level(fixture.desk(), -2.0);
        fixture.saveAs(folder / "Recent one.lacquer");
        ui::album::rememberAlbum(fixture.desk().file());
        saved = fixture.album();
    }
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    QPushButton* offer = nullptr;
    for (auto* each : window.findChild<ui::start::StartPage*>()->findChildren<QPushButton*>())
        if (each->accessibleName().contains(QStringLiteral("Recent one"))) offer = each;
    ASSERT_TRUE(offer);
    offer->click();
    ASSERT_TRUE(fixture.waitFor([&] { return !fixture.desk().file().empty(); }));
    EXPECT_EQ(fixture.album(), saved);
    EXPECT_FALSE(fixture.desk().dirty());
}

TEST(Files, AMixThatHasChangedIsSaidAndTheOldOneIsFoundByItsDigest) {
    DeskFixture fixture;
    fixture.import(1);
    const auto file = fixture.folder() / "Album.lacquer";
    fixture.saveAs(file);
    const auto mix = fixture.album().sources[0].path;
    std::filesystem::create_directories(fixture.folder() / "kept");
    std::filesystem::rename(mix, fixture.folder() / "kept" / "As it was.wav");
    std::filesystem::rename(fixture.mix("Another", 3.0), mix);
    std::filesystem::remove_all(fixture.folder() / "cache");
    ui::notices::NoticeBar bar(fixture.desk());
    fixture.open(file);
    const auto source = fixture.album().sources[0].id;
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().sounds().isChanged(source); }));
    bool isSaid = false;
    for (const auto* each : bar.findChildren<QLabel*>())
        isSaid = isSaid || each->text().contains(QStringLiteral("has changed"));
    EXPECT_TRUE(isSaid);
    EXPECT_TRUE(fixture.desk().sounds().known()) << "there is nothing more to wait for";
    fixture.desk().sounds().findIn(fixture.folder() / "kept");
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().sounds().audio(source) != nullptr; }));
    EXPECT_FALSE(fixture.desk().sounds().anyLost());
}

TEST(Files, AReplacedMixKeepsTheChainAndSaysWhatIsDifferent) {
    DeskFixture fixture;
    fixture.import(1, 4.0);
    fixture.desk().change(QStringLiteral("Chain"), [](core::Album album) {
        return core::addSlot(std::move(album), {album.tracks[0].id}, core::GainSettings{-1.0});
    });
    QString said;
    QObject::connect(&fixture.desk(), &ui::Desk::said, [&](const QString& words) { said = words; });
    const auto before = fixture.album();
    fixture.desk().sounds().replaceMix(before.tracks[0].id, fixture.mix("New mix", 4.0));
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.album() != before; }));
    EXPECT_EQ(fixture.desk().document().undoLabel(), "Replace mix");
    const core::Track& track = fixture.album().tracks[0];
    EXPECT_EQ(core::findSource(fixture.album(), track.clips[0].source)->path.filename(), "New mix.wav");
    EXPECT_EQ(track.chain, before.tracks[0].chain);
    EXPECT_TRUE(said.contains(QStringLiteral("dB louder"))) << said.toStdString();
    fixture.desk().undo();
    EXPECT_EQ(fixture.album(), before);
}

/// What dialogs for files offer when the command runs; each is sent away again.
QStringList filtersOf(ui::Desk& desk, const char* command) {
    QStringList filters;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&filters] {
        if (auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
            filters = dialog->nameFilters();
            dialog->reject();
        }
    });
    look.start(10);
    desk.actions().action(QLatin1String(command))->trigger();
    return filters;
}

TEST(Files, EveryDialogThatAsksForAMixOffersAllThatCanBeImported) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.import(1);
    for (const char* command : {"album.addMixes", "track.replaceMix", "timeline.addBed"}) {
        const QStringList filters = filtersOf(fixture.desk(), command);
        ASSERT_EQ(filters.size(), 2) << command;
        for (const char* ending : {"*.wav", "*.aiff", "*.flac", "*.mp3", "*.w64"})
            EXPECT_TRUE(filters.front().contains(QLatin1String(ending))) << command << " " << ending;
    }
}

/// Held over the widget and let go there, as a desktop does it: over the upper lane where it is the timeline.
void dropOn(QWidget& widget, const std::filesystem::path& file) {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    const QPoint where(widget.width() / 2, widget.height() / 4);
    QDragEnterEvent enter(where, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDragMoveEvent move(where, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &move);
    QDropEvent drop(where, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &drop);
}

TEST(Files, AnAlbumIsOpenedWhereverItIsDroppedAndAFolderOfMixesImported) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.import(3);
    const auto file = fixture.folder() / "Dropped.lacquer";
    fixture.saveAs(file);
    const core::Album saved = fixture.album();
    QWidget* const places[] = {window.findChild<ui::sequence::SequenceList*>()->viewport(),
                               window.findChild<ui::timeline::TimelineCanvas*>(), window.centralWidget()};
    for (QWidget* place : places) {
        fixture.desk().newAlbum();
        fixture.import(1);
        fixture.saveAs(fixture.folder() / "Other.lacquer"); // nothing to ask about
        dropOn(*place, file);
        ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().file() == file; }));
        EXPECT_EQ(fixture.album(), saved);
        const auto folder = fixture.folder() / "Disc two";
        std::filesystem::create_directories(folder);
        std::filesystem::copy_file(saved.sources[0].path, folder / "b.wav",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy_file(saved.sources[1].path, folder / "a.wav",
                                   std::filesystem::copy_options::overwrite_existing);
        dropOn(*place, folder);
        EXPECT_TRUE(fixture.waitFor([&] { return fixture.album().tracks.size() == 5; }));
        fixture.desk().undo(); // saved again
    }
}

TEST(Files, ALaneSaysThatItsMixIsMissingAndOffersWhatToDo) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.import(2);
    const auto file = fixture.folder() / "Album.lacquer";
    fixture.saveAs(file);
    std::filesystem::remove(fixture.album().sources[0].path);
    std::filesystem::rename(fixture.mix("Another", 3.0), fixture.album().sources[1].path);
    std::filesystem::remove_all(fixture.folder() / "cache");
    fixture.open(file);
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().sounds().known(); }));
    const auto& canvas = *window.findChild<ui::timeline::TimelineCanvas*>();
    const auto scene = ui::timeline::sceneOf(fixture.desk(), canvas.scale(), canvas.size(), 1.0);
    ASSERT_EQ(scene.clips.size(), 2u);
    EXPECT_TRUE(scene.clips[0].absence.contains(QStringLiteral("Mix 1.wav is missing")));
    EXPECT_TRUE(scene.clips[1].absence.contains(QStringLiteral("Mix 2.wav is another file now")));
    ui::timeline::View view;
    QMenu menu;
    const ui::timeline::Handle box{ui::timeline::Part::gap, fixture.album().tracks[0].id};
    ui::timeline::fillMenu(menu, fixture.desk(), view, {box, 0}, {});
    EXPECT_TRUE(menu.actions().contains(fixture.desk().actions().action(QStringLiteral("album.findMixes"))));
    EXPECT_TRUE(menu.actions().contains(fixture.desk().actions().action(QStringLiteral("track.replaceMix"))));
}

} // namespace
