// The sequence: rows to select, drag, type into and drop mixes between.
#include "core/Edits.h"
#include "tests/ui/DeskFixture.h"
#include "ui/sequence/InlineField.h"
#include "ui/sequence/LevelField.h"
#include "ui/sequence/SequenceHead.h"
#include "ui/sequence/SequenceList.h"
#include "ui/sequence/SequenceModel.h"
#include "ui/sequence/SequencePanel.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

namespace {

using ui::sequence::Row;

/// A panel over an album of so many mixes, titled A, B, C ...
class Sequence : public testing::Test {
  protected:
    void make(int tracks, int height = 900) {
        desk.import(tracks, 5.0);
        desk.desk().change(QStringLiteral("Titles"), [](core::Album album) {
            for (std::size_t n = 0; n < album.tracks.size(); ++n)
                album.tracks[n].metadata.title = std::string(1, static_cast<char>('A' + n));
            return album;
        });
        panel.resize(352, height);
        ASSERT_TRUE(tests::DeskFixture::open(panel));
        list().setFocus();
    }
    ui::sequence::SequenceList& list() { return panel.list(); }
    const ui::sequence::SequenceModel& model() {
        return static_cast<const ui::sequence::SequenceModel&>(*list().model());
    }
    const core::Album& album() { return desk.album(); }
    core::TrackId id(std::size_t row) { return album().tracks[row].id; }
    std::string titles() {
        std::string all;
        for (const core::Track& track : album().tracks) all += (track.opensDisc ? "|" : "") + track.metadata.title;
        return all;
    }
    QRect rect(Row::Kind kind, std::size_t track) { return list().visualRect(model().find(kind, id(track))); }
    QPoint at(Row::Kind kind, std::size_t track) { return rect(kind, track).center(); }
    void click(std::size_t track, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, modifiers, at(Row::Kind::track, track));
    }
    /// Press, move in steps, and let go unless `hold`.
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier, bool hold = false) {
        QTest::mousePress(list().viewport(), Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 10; ++step) move(from + (to - from) * step / 10, modifiers);
        if (!hold) QTest::mouseRelease(list().viewport(), Qt::LeftButton, modifiers, to);
    }
    void move(QPoint to, Qt::KeyboardModifiers modifiers) {
        QMouseEvent event(QEvent::MouseMove, to, list().viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(list().viewport(), &event);
    }
    QLineEdit* editor() { return list().viewport()->findChild<QLineEdit*>(); }
    void type(const char* text) {
        ASSERT_TRUE(editor());
        QTest::keyClicks(editor(), QString::fromUtf8(text));
        QTest::keyClick(editor(), Qt::Key_Return);
        tests::DeskFixture::turn(); // the editor closes by the event loop
    }
    void run(const char* command) { desk.desk().actions().action(QString::fromLatin1(command))->trigger(); }
    QAction* action(const char* command) { return desk.desk().actions().action(QString::fromLatin1(command)); }
    std::size_t steps() { return desk.desk().document().labels().size(); }
    template <class Field>
    Field* field(const char* name) {
        for (Field* each : panel.findChildren<Field*>())
            if (each->accessibleName() == QString::fromUtf8(name)) return each;
        return nullptr;
    }
    std::vector<core::TrackId> ids(std::initializer_list<std::size_t> rows) {
        std::vector<core::TrackId> all;
        for (const std::size_t row : rows) all.push_back(id(row));
        return all;
    }

    tests::DeskFixture desk;
    ui::sequence::SequencePanel panel{desk.desk()};
};

TEST_F(Sequence, SelectsWithShiftAndControlAndKeys) {
    make(5);
    click(1);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({1}));
    click(3, Qt::ShiftModifier);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({1, 2, 3})) << "gaps are not selected";
    click(2, Qt::ControlModifier);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({1, 3}));
    QTest::keyClick(&list(), Qt::Key_Home);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({0}));
    QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({0, 1}));
    EXPECT_EQ(desk.desk().selection().track(), id(1));
    QTest::keyClick(&list(), Qt::Key_End);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({4}));
    QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(desk.desk().selection().tracks().size(), 5u);
}

TEST_F(Sequence, KeepsATrackSelectedWhateverIsLetGoOf) {
    make(2);
    click(0);
    click(0, Qt::ControlModifier);
    tests::DeskFixture::turn();
    EXPECT_EQ(desk.desk().selection().tracks(), ids({0}));
    EXPECT_EQ(list().selectionModel()->selectedIndexes().size(), 1);
}

TEST_F(Sequence, FollowsTheSelectionOfOthers) {
    make(3);
    desk.desk().selection().selectTracks(ids({0, 2}), id(2));
    EXPECT_EQ(list().selectionModel()->selectedIndexes().size(), 2);
    EXPECT_EQ(list().currentIndex(), model().find(Row::Kind::track, id(2)));
}

TEST_F(Sequence, MovesATrackWithItsGapToWhereItIsDropped) {
    make(4);
    desk.desk().change(QStringLiteral("Gap"), [&](core::Album album) { return core::withGap(album, id(2), 12345); });
    const std::size_t before = steps();
    drag(at(Row::Kind::track, 2), rect(Row::Kind::track, 0).topLeft() + QPoint(40, 1));
    EXPECT_EQ(titles(), "CABD");
    EXPECT_EQ(album().tracks[0].gapFrames, 12345);
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(desk.desk().selection().tracks(), ids({0}));
    drag(at(Row::Kind::track, 0), rect(Row::Kind::track, 3).bottomLeft() + QPoint(40, 60));
    EXPECT_EQ(titles(), "ABDC");
}

TEST_F(Sequence, MovesSelectedTracksTogether) {
    make(5);
    click(1);
    click(3, Qt::ControlModifier);
    drag(at(Row::Kind::track, 3), rect(Row::Kind::track, 0).topLeft() + QPoint(40, 1));
    EXPECT_EQ(titles(), "BDACE");
    EXPECT_EQ(desk.desk().selection().tracks(), ids({0, 1}));
}

TEST_F(Sequence, MarksThePlaceWhileDraggingAndEscapeTakesTheDragBack) {
    make(3);
    const std::size_t before = steps();
    drag(at(Row::Kind::track, 0), rect(Row::Kind::track, 2).bottomLeft() + QPoint(40, -1), Qt::NoModifier, true);
    ASSERT_TRUE(list().dropPlace());
    EXPECT_EQ(list().dropPlace()->before, 3u);
    QTest::keyClick(&list(), Qt::Key_Escape);
    EXPECT_FALSE(list().dropPlace());
    QTest::mouseRelease(list().viewport(), Qt::LeftButton, Qt::NoModifier, at(Row::Kind::track, 2));
    EXPECT_EQ(titles(), "ABC");
    EXPECT_EQ(steps(), before);
}

TEST_F(Sequence, DropsIntoADiscUnderItsHeading) {
    make(4);
    desk.desk().selection().selectTrack(id(2));
    run("track.opensDisc");
    ASSERT_EQ(titles(), "AB|CD");
    drag(at(Row::Kind::track, 0), rect(Row::Kind::disc, 2).bottomLeft() + QPoint(40, -1));
    EXPECT_EQ(titles(), "B|ACD");
    drag(at(Row::Kind::track, 3), rect(Row::Kind::disc, 1).topLeft() + QPoint(40, -ui::sequence::gapHeight));
    EXPECT_EQ(titles(), "BD|AC");
}

TEST_F(Sequence, EditsATitleWhereItStands) {
    make(3);
    click(1);
    QTest::keyClick(&list(), Qt::Key_Return);
    type("Tidewire");
    EXPECT_EQ(album().tracks[1].metadata.title, "Tidewire");
    QTest::mouseDClick(list().viewport(), Qt::LeftButton, Qt::NoModifier,
                       rect(Row::Kind::track, 0).topLeft() + QPoint(60, 15));
    type("Low Lantern");
    EXPECT_EQ(album().tracks[0].metadata.title, "Low Lantern");
    QTest::keyClick(&list(), Qt::Key_Return);
    ASSERT_TRUE(editor());
    QTest::keyClicks(editor(), QStringLiteral("No"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    tests::DeskFixture::turn();
    EXPECT_EQ(album().tracks[0].metadata.title, "Low Lantern");
    EXPECT_TRUE(list().hasFocus());
}

TEST_F(Sequence, DropsATitleThatIsTypedWhenItsTrackIsRemoved) {
    make(3);
    click(1);
    run("track.rename");
    ASSERT_TRUE(editor());
    QTest::keyClicks(editor(), QStringLiteral("Gone"));
    run("track.remove");
    EXPECT_EQ(titles(), "AC");
}

TEST_F(Sequence, AFindingLeadsToItsTrackWhileTheTitleOfAnotherIsTyped) {
    make(2);
    desk.desk().change(QStringLiteral("ISRC"), [](core::Album album) {
        album.tracks[1].metadata.isrc = "none";
        return album;
    });
    click(0);
    run("track.rename");
    QTest::keyClicks(editor(), QStringLiteral("Typed"));
    auto* const findings = panel.findChild<QListWidget*>(QStringLiteral("findings"));
    ASSERT_GT(findings->count(), 0);
    emit findings->itemClicked(findings->item(0));
    EXPECT_EQ(desk.desk().selection().track(), id(1));
    EXPECT_EQ(titles(), "TypedB") << "an edit, made while the finding's track was looked for";
}

TEST_F(Sequence, TabGoesOnToTheNextTitle) {
    make(3);
    click(0);
    QTest::keyClick(&list(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("One"));
    QTest::keyClick(editor(), Qt::Key_Tab);
    tests::DeskFixture::turn();
    type("Two");
    EXPECT_EQ(titles(), "OneTwoC");
    EXPECT_EQ(desk.desk().selection().track(), id(1));
}

TEST_F(Sequence, EditsAGapInSecondsSectorsAndBeats) {
    make(3);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier, at(Row::Kind::gap, 1));
    type("150 sectors");
    EXPECT_EQ(album().tracks[1].gapFrames, 88200);
    desk.desk().selection().selectTrack(id(1));
    run("track.editGap");
    type("-1.5");
    EXPECT_EQ(album().tracks[1].gapFrames, -66150);
    desk.desk().change(QStringLiteral("Tempo"), [&](core::Album changed) {
        changed.tracks[1].tempoBpm = 120.0;
        return changed;
    });
    run("track.editGap");
    type("3 beats");
    EXPECT_EQ(album().tracks[1].gapFrames, 66150);
    EXPECT_FALSE(action("track.editGap")->isEnabled() && desk.desk().selection().track() == id(0));
}

TEST_F(Sequence, ADoubleClickOnAGapLeavesAllOfItMarked) {
    make(3);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier, at(Row::Kind::gap, 1));
    ASSERT_TRUE(editor());
    QTest::mouseDClick(editor(), Qt::LeftButton, Qt::NoModifier, QPoint(8, editor()->height() / 2));
    type("-3");
    EXPECT_EQ(album().tracks[1].gapFrames, -3 * 44100);
}

TEST_F(Sequence, StaysInTheFieldWithTheReasonWhileWhatIsTypedIsNoGap) {
    make(2);
    desk.desk().selection().selectTrack(id(1));
    run("track.editGap");
    const core::FrameCount before = album().tracks[1].gapFrames;
    QTest::keyClicks(editor(), QStringLiteral("4 beats"));
    QTest::keyClick(editor(), Qt::Key_Return);
    tests::DeskFixture::turn();
    ASSERT_TRUE(editor());
    EXPECT_TRUE(editor()->toolTip().contains(QStringLiteral("tempo")));
    EXPECT_EQ(album().tracks[1].gapFrames, before);
    editor()->selectAll();
    type("4");
    EXPECT_EQ(album().tracks[1].gapFrames, 4 * 44100);
}

TEST_F(Sequence, DragsAGapInOneStepAndFinelyWithShift) {
    make(2);
    const std::size_t before = steps();
    const QPoint from = at(Row::Kind::gap, 1);
    drag(from, from + QPoint(100, 0));
    const core::FrameCount coarse = album().tracks[1].gapFrames - 88200;
    EXPECT_GT(coarse, 44100 * 6 / 10);
    EXPECT_LE(coarse, 44100);
    EXPECT_EQ(steps(), before + 1);
    desk.desk().undo();
    drag(from, from + QPoint(100, 0), Qt::ShiftModifier);
    EXPECT_NEAR(static_cast<double>(album().tracks[1].gapFrames - 88200), static_cast<double>(coarse) / 10.0, 45.0);
    drag(from, from + QPoint(50, 0), Qt::NoModifier, true);
    const std::size_t held = steps();
    QTest::keyClick(&list(), Qt::Key_Escape);
    QTest::mouseRelease(list().viewport(), Qt::LeftButton, Qt::NoModifier, from);
    EXPECT_LE(steps(), held);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::AltModifier, from);
    EXPECT_EQ(album().tracks[1].gapFrames, 88200);
}

TEST_F(Sequence, TakesFilesWhereTheyAreDropped) {
    make(3);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(desk.mix("Dropped", 5.0).string()))});
    const QPoint where = rect(Row::Kind::track, 1).topLeft() + QPoint(40, 1);
    QDragEnterEvent enter(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list().viewport(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDragMoveEvent over(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list().viewport(), &over);
    EXPECT_EQ(list().dropPlace()->before, 1u);
    QDropEvent drop(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(list().viewport(), &drop);
    ASSERT_TRUE(desk.waitFor([&] { return album().tracks.size() == 4; }));
    EXPECT_EQ(titles(), "ADroppedBC");
}

TEST_F(Sequence, DuplicatesRemovesDisablesAndMovesWhatIsSelected) {
    make(4);
    desk.desk().selection().selectTracks(ids({1, 2}), id(1));
    run("track.duplicate");
    EXPECT_EQ(titles(), "ABBCCD");
    EXPECT_EQ(desk.desk().selection().tracks(), ids({2, 4}));
    run("track.remove");
    EXPECT_EQ(titles(), "ABCD");
    EXPECT_EQ(desk.desk().selection().tracks(), ids({2}));
    run("track.up");
    EXPECT_EQ(titles(), "ACBD");
    run("track.down");
    run("track.down");
    EXPECT_EQ(titles(), "ABDC");
    EXPECT_FALSE(action("track.down")->isEnabled());
    EXPECT_TRUE(action("track.enabled")->isChecked());
    run("track.enabled");
    EXPECT_FALSE(album().tracks[3].enabled);
    EXPECT_FALSE(action("track.enabled")->isChecked());
    EXPECT_TRUE(panel.head().totals().startsWith(QStringLiteral("3 TRACKS")));
    desk.desk().selection().selectTracks(ids({0, 1, 2, 3}), id(0));
    run("track.remove");
    EXPECT_TRUE(album().tracks.empty());
}

TEST_F(Sequence, CrossesADiscsBeginningByKeys) {
    make(4);
    desk.desk().selection().selectTrack(id(2));
    run("track.opensDisc");
    desk.desk().selection().selectTrack(id(1));
    run("track.down");
    EXPECT_EQ(titles(), "A|BCD");
    run("track.down");
    EXPECT_EQ(titles(), "A|CBD");
    run("track.up");
    run("track.up");
    EXPECT_EQ(titles(), "AB|CD");
}

TEST_F(Sequence, ShowsFiguresOfTheRenderAndSaysWhenTheyAreOlder) {
    make(2);
    ASSERT_TRUE(desk.settle());
    const auto row = [&] { return model().row(model().find(Row::Kind::track, id(0))); };
    ASSERT_TRUE(row().figures && row().figures->integratedLufs);
    EXPECT_FALSE(row().older);
    desk.desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -3.0;
        return album;
    });
    EXPECT_TRUE(row().older);
    EXPECT_TRUE(model()
                    .data(model().find(Row::Kind::track, id(0)), Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("older")));
    ASSERT_TRUE(desk.settle());
    EXPECT_FALSE(row().older);
}

TEST_F(Sequence, EditsTextsLevelAndTempoBelowTheRows) {
    make(2);
    desk.desk().change(QStringLiteral("Artist"), [](core::Album album) {
        album.metadata.artist = "Maren Voss";
        return album;
    });
    desk.desk().selection().selectTrack(id(1));
    auto* const artist = field<ui::sequence::InlineField>("Artist");
    EXPECT_EQ(artist->text(), QString());
    EXPECT_EQ(artist->placeholderText(), QStringLiteral("Maren Voss"));
    artist->setFocus();
    QTest::keyClicks(artist, QStringLiteral("T. Aker"));
    desk.desk().selection().selectTrack(id(0));
    EXPECT_EQ(album().tracks[1].metadata.artist, "T. Aker") << "what is being typed is the former track's";
    EXPECT_EQ(album().tracks[0].metadata.artist, "");

    auto* const tempo = field<ui::sequence::InlineField>("Tempo in beats per minute");
    QTest::keyClicks(tempo, QStringLiteral("126"));
    QTest::keyClick(tempo, Qt::Key_Return);
    EXPECT_EQ(album().tracks[0].tempoBpm, 126.0);
    EXPECT_EQ(tempo->text(), QStringLiteral("126 BPM"));

    auto* const level = field<ui::sequence::LevelField>("Track level");
    level->setFocus();
    QTest::keyClick(level, Qt::Key_Up);
    EXPECT_GT(album().tracks[0].levelDb, 0.0);
}

TEST_F(Sequence, SetsLevelAndTempoOfAllThatAreSelected) {
    make(3);
    desk.desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[1].levelDb = 2.0;
        return album;
    });
    click(0);
    click(1, Qt::ControlModifier);
    desk.desk().selection().selectTracks({id(0), id(1)}, id(0));
    auto* const level = panel.findChild<ui::sequence::LevelField*>();
    level->setFocus();
    QTest::keyClick(level, Qt::Key_Down);
    EXPECT_NEAR(album().tracks[0].levelDb, -0.1, 1e-9);
    EXPECT_NEAR(album().tracks[1].levelDb, 1.9, 1e-9);
    EXPECT_EQ(album().tracks[2].levelDb, 0.0);
    EXPECT_TRUE(level->accessibleName().contains(QLatin1Char('2')));
    auto* const tempo = field<ui::sequence::InlineField>("Tempo in beats per minute");
    tempo->setFocus();
    QTest::keyClicks(tempo, QStringLiteral("90"));
    desk.desk().selection().selectTrack(id(2)); // what was being typed is that of the former ones
    EXPECT_EQ(album().tracks[0].tempoBpm, 90.0);
    EXPECT_EQ(album().tracks[1].tempoBpm, 90.0);
    EXPECT_FALSE(album().tracks[2].tempoBpm);
}

TEST_F(Sequence, JudgesAnIsrcAsItIsTyped) {
    make(1);
    auto* const isrc = field<ui::sequence::InlineField>("ISRC");
    auto* const note = panel.findChild<QLabel*>(QStringLiteral("isrcNote"));
    EXPECT_FALSE(note->isVisible());
    QTest::keyClicks(isrc, QStringLiteral("NO-A1B-26-0000"));
    EXPECT_TRUE(note->isVisible());
    QTest::keyClicks(isrc, QStringLiteral("3"));
    EXPECT_FALSE(note->isVisible());
    QTest::keyClick(isrc, Qt::Key_Return);
    EXPECT_EQ(album().tracks[0].metadata.isrc, "NO-A1B-26-00003");
}

TEST_F(Sequence, TellsItsRowsToThoseWhoListen) {
    make(2);
    QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&list());
    ASSERT_TRUE(spoken);
    ASSERT_EQ(spoken->childCount(), 3);
    EXPECT_TRUE(spoken->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("1, A, 0:05")));
    EXPECT_EQ(spoken->child(1)->text(QAccessible::Name), QStringLiteral("gap 2.0 s"));
    for (QWidget* each : panel.findChildren<QWidget*>()) {
        if (each->focusPolicy() == Qt::NoFocus || !each->isVisible() || each == list().viewport()) continue;
        EXPECT_FALSE(each->accessibleName().isEmpty()) << each->metaObject()->className();
    }
}

} // namespace
