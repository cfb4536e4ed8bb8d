// A disc that others made, opened in the window.
#include "ui/album/DiscImport.h"

#include "core/SafeFile.h"
#include "engine/delivery/Deliver.h"
#include "tests/ui/DeskFixture.h"
#include "ui/controls/Files.h"
#include "ui/delivery/DeliveryPage.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace {

using tests::DeskFixture;

TEST(DiscImport, KnowsDiscsByTheirNames) {
    for (const char* name : {"a/DDPID", "b.cue", "c.TOC", "d.Flac", "e.wav"})
        EXPECT_TRUE(ui::album::isDisc(name)) << name;
    for (const char* name : {"a.lacquer", "IMAGE.DAT", "cue", "a"}) EXPECT_FALSE(ui::album::isDisc(name)) << name;
}

TEST(DiscImport, MakesAnAlbumThatOpensAndSaysWhatItFound) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.mix("one", 6.0);
    core::writeFile(fixture.folder() / "a.cue", "TITLE Sheet\nFILE one.wav WAVE\nTRACK 01 AUDIO\nFLAGS SCMS\n"
                                                "INDEX 01 00:00:00\nWOBBLE 1\n");
    QString why;
    QObject::connect(&fixture.desk().jobs(), &ui::Jobs::failed,
                     [&](const QString&, const QString& words) { why = words; });
    core::Findings found;
    bool done = false;
    const auto file = fixture.folder() / "made.lacquer";
    ui::album::importDisc(fixture.desk(), fixture.folder() / "a.cue", file, [&](const core::Findings& findings) {
        found = findings;
        done = true;
    });
    ASSERT_TRUE(fixture.waitFor([&] { return done || !why.isEmpty(); }));
    ASSERT_TRUE(done) << why.toStdString();
    EXPECT_EQ(found.size(), 2u);
    fixture.open(file);
    ASSERT_EQ(fixture.album().tracks.size(), 1u);
    EXPECT_EQ(fixture.album().metadata.title, "Sheet");
}

TEST(DiscImport, SaysWhyItFailsAndLeavesNothing) {
    DeskFixture fixture;
    QString why;
    QObject::connect(&fixture.desk().jobs(), &ui::Jobs::failed,
                     [&](const QString&, const QString& words) { why = words; });
    const auto file = fixture.folder() / "made.lacquer";
    ui::album::importDisc(fixture.desk(), fixture.mix("one", 1.0), file, [](const core::Findings&) { FAIL(); });
    ASSERT_TRUE(fixture.waitFor([&] { return !why.isEmpty(); }));
    EXPECT_TRUE(why.contains(QStringLiteral("no marks"))) << why.toStdString();
    EXPECT_FALSE(std::filesystem::exists(file));
}

namespace fs = std::filesystem;

TEST(DiscImport, KnowsWhatADropIsToOpen) {
    const tests::ScratchFolder folder;
    for (const char* each : {"set", "delivery/ddp one", "mixes"}) fs::create_directories(folder / each);
    for (const char* file : {"set/DDPID", "set/IMAGE.DAT", "delivery/ddp one/ddpid", "mixes/a.wav", "a.CUE", "b.toc",
                             "a.wav", "A.lacquer"})
        core::writeFile(folder / file, "x");
    const auto opened = [&](const std::vector<std::string>& names) {
        std::vector<fs::path> files;
        for (const std::string& name : names) files.push_back(folder / name);
        return ui::openedBy(files).value_or("nothing").filename().string();
    };
    EXPECT_EQ(opened({"set"}), "set");
    EXPECT_EQ(opened({"delivery"}), "delivery");
    EXPECT_EQ(opened({"set/DDPID"}), "DDPID");
    EXPECT_EQ(opened({"set/IMAGE.DAT", "set/DDPID"}), "DDPID") << "all of a set";
    EXPECT_EQ(opened({"a.wav", "a.CUE"}), "a.CUE") << "a sheet and its file";
    EXPECT_EQ(opened({"b.toc"}), "b.toc");
    EXPECT_EQ(opened({"A.lacquer"}), "A.lacquer");
    EXPECT_EQ(opened({"a.CUE", "b.toc"}), "nothing") << "two discs";
    EXPECT_EQ(opened({"mixes"}), "nothing");
    EXPECT_EQ(opened({"a.wav"}), "nothing") << "a mix";
}

/// A window on an empty desk, and a fileset of two tracks in a folder.
class DroppedDisc : public testing::Test {
  protected:
    DroppedDisc() {
        window.resize(1280, 720);
        window.show();
        fixture.import(2, 6.0);
        (void)engine::delivery::deliver(
            fixture.album(), {{.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16}},
            fixture.desk().sounds().opened(), {.folder = fixture.folder() / "out"});
        for (const auto& entry : fs::directory_iterator(fixture.folder() / "out" / "ddp"))
            if (entry.is_directory()) set = entry.path();
        fixture.desk().newAlbum();
    }
    /// Takes what the dialog for the album's file proposes, wherever it is asked for.
    void drop(QWidget& on, const fs::path& file) {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        const QPoint where(on.width() / 2, on.height() / 2);
        QDragEnterEvent enter(where, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&on, &enter);
        ASSERT_TRUE(enter.isAccepted());
        accept_.start(10);
        QDropEvent dropped(where, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&on, &dropped);
    }
    bool opensTheDisc() {
        return fixture.waitFor(
            [&] { return fixture.desk().file() == set.string() + ".lacquer" && fixture.desk().sounds().known(); });
    }

    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
    fs::path set;

  private:
    QTimer accept_;
    QMetaObject::Connection accepts_ = QObject::connect(&accept_, &QTimer::timeout, [this] {
        auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        accept_.stop();
        static_cast<QDialog*>(dialog)->accept(); // the file dialog keeps its own to itself
    });
};

TEST_F(DroppedDisc, IsOpenedByItsFolderAndByItsDdpId) {
    for (const fs::path& what : {set, set / "DDPID"}) {
        drop(*window.centralWidget(), what);
        ASSERT_TRUE(opensTheDisc());
        EXPECT_EQ(fixture.album().tracks.size(), 2U);
        fixture.desk().newAlbum();
        for (const char* made : {".lacquer", ".wav"}) fs::remove(set.string() + made);
    }
}

TEST_F(DroppedDisc, IsRecognisedOrOpenedAtTheDeliveryPageAsOneLikes) {
    fixture.import(1);
    fixture.saveAs(fixture.folder() / "Other.lacquer"); // nothing to ask about
    window.showPage(ui::MainWindow::Page::delivery);
    auto* const page = window.findChild<ui::delivery::DeliveryPage*>();
    drop(*page, set);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_TRUE(menu);
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_TRUE(menu->actions()[0]->text().contains(QStringLiteral("Which delivery")));
    menu->actions()[1]->trigger();
    menu->close();
    EXPECT_TRUE(opensTheDisc());
}

TEST_F(DroppedDisc, SaysWhatIsWrongWithADamagedOne) {
    std::string pq = core::readFile(set / "PQDESCR");
    core::writeFile(set / "PQDESCR", pq.replace(pq.size() - 64 + 4, 2, "xx"));
    drop(*window.centralWidget(), set);
    ASSERT_TRUE(opensTheDisc());
    const auto* const list = window.findChild<QListWidget*>(QStringLiteral("foundOfDisc"));
    ASSERT_TRUE(list && list->isVisible());
    bool named = false;
    for (int n = 0; n < list->count(); ++n)
        named = named || list->item(n)->text().contains(QStringLiteral("PQ packet 6 TRK"));
    EXPECT_TRUE(named) << list->item(0)->text().toStdString();
}

} // namespace
