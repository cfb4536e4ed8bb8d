// Notes of a client in the window: dropped, listed in the order of the album, gone to, ticked; and the page itself.
#include "core/SafeFile.h"
#include "engine/page/Page.h"
#include "tests/ui/DeskFixture.h"
#include "ui/notes/ClientCommands.h"
#include "ui/notes/NotesList.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QUrl>

namespace {

using ui::notes::NotesList;

class ClientNotes : public testing::Test {
  protected:
    ClientNotes() {
        fixture.import(2);
        fixture.saveAs(fixture.folder() / "A.lacquer");
        EXPECT_TRUE(fixture.open(window));
        core::writeFile(fixture.folder() / "notes.json", R"({"lacquerNotes":1,"album":{"title":""},"notes":[)" +
                                                             note(1, "later") + "," + note(0, "earlier") + "]}");
    }
    std::string note(std::size_t track, const std::string& text) const {
        return R"({"track":)" + std::to_string(static_cast<unsigned>(fixture.album().tracks[track].id)) +
               R"(,"at":22050,"rate":44100,"text":")" + text + R"(","author":"Ben","revision":1})";
    }
    QListWidget* list() const { return window.findChild<NotesList*>()->findChild<QListWidget*>(); }
    void drop() {
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QString::fromStdString((fixture.folder() / "notes.json").string()))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
        ASSERT_TRUE(fixture.waitFor([&] { return window.findChild<NotesList*>() != nullptr; }));
    }

    tests::DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
};

TEST_F(ClientNotes, AreImportedByADropAndStandInTheOrderOfTheAlbum) {
    drop();
    ASSERT_EQ(fixture.album().notes.size(), 2U);
    EXPECT_EQ(fixture.album().tracks.size(), 2U) << "they are no mixes";
    ASSERT_EQ(list()->count(), 2);
    EXPECT_TRUE(list()->item(0)->text().startsWith(QStringLiteral("earlier\nTrack 1")));
    EXPECT_TRUE(list()->item(1)->text().startsWith(QStringLiteral("later\nTrack 2")));
    EXPECT_TRUE(list()->item(1)->text().endsWith(QStringLiteral("00:00.500 \u00b7 Ben \u00b7 revision 1")))
        << list()->item(1)->text().toStdString();
    fixture.desk().undo();
    EXPECT_EQ(list()->count(), 0);
}

TEST_F(ClientNotes, AreGoneToByEnterAndTickedBySpace) {
    drop();
    list()->setCurrentRow(1);
    emit list()->itemActivated(list()->item(1));
    const core::FramePos there = fixture.desk().layout().tracks[1].start + 22050;
    EXPECT_TRUE(fixture.waitFor([&] { return fixture.desk().listening().transport().position >= there; }));
    QTest::keyClick(list(), Qt::Key_Space);
    EXPECT_TRUE(fixture.album().notes[0].done) << "the first of the file is the second of the album";
    EXPECT_FALSE(fixture.album().notes[1].done);
    EXPECT_EQ(list()->item(1)->checkState(), Qt::Checked);
    fixture.desk().undo();
    EXPECT_EQ(list()->item(1)->checkState(), Qt::Unchecked);
}

TEST_F(ClientNotes, ComeFromAPageThatTheWindowWrites) {
    const auto page = fixture.folder() / "page";
    window.findChild<ui::notes::ClientCommands*>()->writePage(page);
    EXPECT_TRUE(fixture.waitFor([&] { return std::filesystem::exists(page / "index.html"); }));
    EXPECT_TRUE(fixture.settle());
    const auto script = page / std::string(engine::page::scriptName);
    EXPECT_EQ(engine::page::pageFrom(core::readFile(script), script).revisions.at(0).tracks.size(), 2U);
}

} // namespace
