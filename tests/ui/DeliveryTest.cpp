// The delivery page: texts typed and pasted, findings with their remedies, targets, and a real delivery.
#include "core/Edits.h"
#include "tests/ui/DeskFixture.h"
#include "ui/delivery/AlbumForm.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/delivery/FindingCard.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/MetadataTable.h"
#include "ui/delivery/PqSheet.h"
#include "ui/delivery/Proof.h"
#include "ui/delivery/Spreadsheet.h"
#include "ui/delivery/Targets.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

namespace {

using namespace ui::delivery;
using tests::DeskFixture;

/// The window on its delivery page, on an album of so many tracks of 5 s.
struct Shown {
    explicit Shown(int tracks) {
        fixture.import(tracks, 5.0);
        window.resize(1680, 1050);
        window.show();
        window.showPage(ui::MainWindow::Page::delivery);
        table = window.findChild<MetadataTable*>();
        page = window.findChild<DeliveryPage*>();
    }
    const core::TrackMetadata& texts(std::size_t track) const { return fixture.album().tracks[track].metadata; }
    void choose(int row, int column) const { table->setCurrentIndex(table->model()->index(row, column)); }
    /// As it is once the album as it is now has been judged.
    QPushButton* button(const QString& text) {
        fixture.settle();
        return shownButton(text);
    }
    QPushButton* shownButton(const QString& text) const {
        for (auto* each : window.findChildren<QPushButton*>())
            if (each->text().contains(text) && each->isVisible()) return each;
        return nullptr;
    }
    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
    MetadataTable* table = nullptr;
    DeliveryPage* page = nullptr;
};

TEST(Spreadsheet, ReadsWhatItWrites) {
    const std::vector<QStringList> cells = {{QStringLiteral("a"), QStringLiteral("two\tparts")},
                                            {QStringLiteral("\"quoted\""), QStringLiteral("line\nbreak")}};
    EXPECT_EQ(cellsOf(clipboardOf(cells)), cells);
    EXPECT_EQ(cellsOf(QStringLiteral("a\tb\r\nc\td\r\n")).size(), 2u);
}

TEST(MetadataTable, TakesWhatIsTypedAndShowsInheritedArtists) {
    Shown shown(2);
    shown.choose(0, 2);
    QTest::keyClick(shown.table, Qt::Key_F2);
    auto* const editor = shown.table->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    QTest::keyClicks(editor, QStringLiteral("Maren Voss"));
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(shown.fixture.waitFor([&] { return shown.fixture.album().metadata.artist == "Maren Voss"; }));
    const QModelIndex second = shown.table->model()->index(2, 2);
    EXPECT_EQ(second.data().toString(), QStringLiteral("Maren Voss"));
    EXPECT_TRUE(second.data(Qt::FontRole).value<QFont>().italic());
    EXPECT_EQ(second.data(Qt::EditRole).toString(), QString());
}

TEST(MetadataTable, CutsNoColumnsNameInASmallWindow) {
    Shown shown(3);
    shown.window.resize(1280, 720);
    QCoreApplication::processEvents();
    const QFontMetrics names(ui::theme::words(ui::metrics::smallSize));
    int whole = 0;
    for (int column = 0; column < shown.table->model()->columnCount(); ++column) {
        const QString name = shown.table->model()->headerData(column, Qt::Horizontal).toString();
        EXPECT_GE(shown.table->columnWidth(column), names.horizontalAdvance(name) + 12) << name.toStdString();
        whole += shown.table->columnWidth(column);
    }
    EXPECT_LE(whole, shown.table->viewport()->width());
}

TEST(MetadataTable, PastesASpreadsheetInOneStep) {
    Shown shown(3);
    QGuiApplication::clipboard()->setText(QStringLiteral("One\tA\nTwo\tB\nThree\tC\nFour\tD\n"));
    shown.choose(1, 1);
    const auto steps = shown.fixture.desk().document().labels().size();
    shown.table->paste();
    EXPECT_EQ(shown.texts(2).title, "Three");
    EXPECT_EQ(shown.texts(2).artist, "C");
    EXPECT_EQ(shown.fixture.desk().document().labels().size(), steps + 1);
}

TEST(MetadataTable, CountsIsrcsUpFromTheFirst) {
    Shown shown(3);
    shown.choose(1, MetadataModel::isrcColumn());
    EXPECT_FALSE(shown.table->runIsrcs());
    shown.table->model()->setData(shown.table->currentIndex(), QStringLiteral("NO-A1B-26-00009"));
    EXPECT_TRUE(shown.table->runIsrcs());
    EXPECT_EQ(shown.texts(2).isrc, "NOA1B2600011");
}

TEST(Findings, LeadToTheCellThatMendsThem) {
    Shown shown(2);
    shown.table->model()->setData(shown.table->model()->index(2, MetadataModel::isrcColumn()),
                                  QStringLiteral("NOA1B26"));
    shown.page->setFolder(shown.fixture.folder() / "out");
    shown.window.findChild<Targets*>()->add(
        {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    EXPECT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    auto* const cards = shown.window.findChild<FindingCards*>();
    QPushButton* mend = nullptr;
    for (auto* each : cards->findChildren<QPushButton*>())
        if (each->accessibleName().contains(QStringLiteral("NOA1B26"))) mend = each;
    ASSERT_TRUE(mend);
    mend->click();
    EXPECT_EQ(shown.table->currentIndex().row(), 2);
    EXPECT_EQ(shown.table->currentIndex().column(), MetadataModel::isrcColumn());
    shown.table->model()->setData(shown.table->currentIndex(), QStringLiteral("NOA1B2600001"));
    EXPECT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
}

QPushButton* remedyOf(Shown& shown, const QString& words) {
    shown.fixture.settle(); // the album as it is now has been judged by then
    DeskFixture::turn();    // and new cards are shown
    for (auto* each : shown.window.findChild<FindingCards*>()->findChildren<QPushButton*>())
        if (each->isVisible() && each->accessibleName().contains(words)) return each;
    return nullptr;
}

void edit(Shown& shown, const std::function<void(core::Album&)>& change) {
    shown.fixture.desk().change(QStringLiteral("Test"), [&](core::Album album) {
        change(album);
        return album;
    });
}

TEST(Findings, AreAllThereAtOnce) {
    FindingCards cards;
    static_cast<QWidget&>(cards).show();
    cards.show(core::Findings(15, {core::Severity::note, 1, "a note"}));
    int seen = 0;
    for (const auto* label : cards.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(QStringLiteral("A note"))) ++seen;
    EXPECT_EQ(seen, 15);
}

TEST(Findings, KeepTheirCardsAndTheOrderOfTheirGravity) {
    using core::Severity;
    FindingCards cards;
    static_cast<QWidget&>(cards).show();
    const auto inOrder = [&] {
        DeskFixture::turn();
        auto all = cards.findChildren<FindingCard*>();
        std::ranges::sort(all, {}, [](const FindingCard* card) { return card->y(); });
        return all;
    };
    const core::Finding note{Severity::note, 1, "a note"};
    const core::Finding wrong{Severity::error, 2, "ISRC 'A'"};
    cards.show({note, wrong});
    const auto before = inOrder();
    ASSERT_EQ(before.size(), 2);
    EXPECT_EQ(before[0]->finding(), wrong);
    const core::Finding typedOn{Severity::error, 2, "ISRC 'AB'"};
    const core::Finding rule{Severity::rule, {}, "a rule"};
    cards.show({rule, note, typedOn});
    const auto after = inOrder();
    ASSERT_EQ(after.size(), 3);
    EXPECT_EQ(after[0], before[0]) << "another card for each letter that is typed";
    EXPECT_EQ(after[0]->finding(), typedOn);
    EXPECT_EQ(after[1]->finding(), rule);
    EXPECT_EQ(after[2], before[1]);
    cards.show({});
    EXPECT_TRUE(inOrder().empty());
}

TEST(Findings, LeadToTheFieldOfTheAlbumOrOfTheTargetThatMendsThem) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::flac});
    targets->add({.names = "{tune}"});
    edit(shown, [](core::Album& album) { album.metadata.date = "yesterday"; });
    targets->findChildren<QCheckBox*>().front()->click(); // so the second row is the first that is asked for
    ASSERT_TRUE(remedyOf(shown, QStringLiteral("yesterday")));
    remedyOf(shown, QStringLiteral("yesterday"))->click();
    EXPECT_EQ(shown.window.focusWidget()->accessibleName(), QStringLiteral("Date"));
    ASSERT_TRUE(remedyOf(shown, QStringLiteral("tune")));
    remedyOf(shown, QStringLiteral("tune"))->click();
    EXPECT_EQ(shown.window.focusWidget()->accessibleName(), QStringLiteral("Names of target 2"));
}

TEST(Findings, AreOfTheNewestAlbumAlone) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::wav});
    shown.fixture.settle();
    for (const char* date : {"first", "second", "third"})
        edit(shown, [date](core::Album& album) { album.metadata.date = date; });
    EXPECT_TRUE(remedyOf(shown, QStringLiteral("third")));
    EXPECT_FALSE(remedyOf(shown, QStringLiteral("first")));
}

TEST(Delivery, IsOfTheAlbumAsItIsNowAndNotAsItWasJudgedBefore) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.names = "{tune}"});
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    ASSERT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    edit(shown, [](core::Album& album) { album.deliveries[0].names = "{title}"; });
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    EXPECT_TRUE(std::filesystem::exists(out / "wav24"));
}

TEST(Findings, LeadToTheTrackWhoseMarksAreWrong) {
    Shown shown(2);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::ddp});
    edit(shown, [](core::Album& album) { album.tracks[1].endMark = 44100; });
    auto* const show = remedyOf(shown, QStringLiteral("a track needs 4 s"));
    ASSERT_TRUE(show);
    EXPECT_TRUE(show->text().contains(QStringLiteral("Show the track")));
    show->click();
    EXPECT_EQ(shown.window.page(), ui::MainWindow::Page::album);
    EXPECT_EQ(shown.fixture.desk().selection().track(), shown.fixture.album().tracks[1].id);
}

TEST(Findings, AreMendedByAnEditWhereNoFieldIs) {
    Shown shown(1);
    edit(shown, [](core::Album& album) {
        album.masters.push_back({.name = "main"});
        album.deliveries = {{.master = "vinyl"}};
    });
    for (const char* words : {"vinyl", "masters are named"}) {
        auto* const mend = remedyOf(shown, QString::fromLatin1(words));
        ASSERT_TRUE(mend) << words;
        mend->click();
        EXPECT_FALSE(remedyOf(shown, QString::fromLatin1(words))) << words;
    }
    EXPECT_EQ(shown.fixture.album().masters[1].name, "main 2");
}

TEST(Targets, KeepTheWidgetsOfARowAndMakeOnlyWhatIsNew) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    const auto field = [&](const char* name) { return targets->findChild<QWidget*>(QLatin1String(name)); };
    const auto choices = [&](const char* name) { return qobject_cast<QComboBox*>(field(name))->count(); };
    targets->add({.format = core::Delivery::Format::wav});
    const auto before = targets->findChildren<QWidget*>();
    EXPECT_EQ(choices("Word length.1"), 3);
    targets->add({.format = core::Delivery::Format::flac});
    for (QWidget* const each : before) EXPECT_TRUE(targets->findChildren<QWidget*>().contains(each));
    shown.fixture.desk().change(QStringLiteral("Format"), [](core::Album album) {
        album.deliveries[0] = {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16};
        return album;
    });
    for (QWidget* const each : before) EXPECT_TRUE(targets->findChildren<QWidget*>().contains(each));
    EXPECT_EQ(choices("Word length.1"), 1);
    EXPECT_FALSE(field("Rate.1")->isEnabled());
    qobject_cast<QToolButton*>(field("Remove.1"))->click();
    EXPECT_EQ(qobject_cast<QComboBox*>(field("Format.1"))->currentText(), QStringLiteral("FLAC"));
    EXPECT_TRUE(field("Rate.1")->isEnabled());
    EXPECT_EQ(choices("Word length.1"), 2);
    EXPECT_FALSE(field("Rate.2"));
}

TEST(Targets, LeaveWhatIsBeingTypedAlone) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::wav});
    auto* const names = targets->findChild<QLineEdit*>(QStringLiteral("Names.1"));
    names->setFocus();
    names->selectAll();
    QTest::keyClicks(names, QStringLiteral("{title}"));
    targets->add({.format = core::Delivery::Format::flac});
    EXPECT_EQ(names->text(), QStringLiteral("{title}"));
    QTest::keyClick(names, Qt::Key_Return);
    EXPECT_EQ(shown.fixture.album().deliveries[0].names, "{title}");
    shown.fixture.desk().undo();
    EXPECT_NE(names->text(), QStringLiteral("{title}"));
}

TEST(Targets, OfferTheVersionsOfTracksWhereThereAreSome) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::wav});
    EXPECT_FALSE(targets->findChild<QComboBox*>(QStringLiteral("Version.1")));
    edit(shown, [](core::Album& album) {
        album.tracks[0].versions = {{.kind = core::Version::Kind::clean, .source = album.sources[0].id}};
    });
    auto* const version = targets->findChild<QComboBox*>(QStringLiteral("Version.1"));
    ASSERT_TRUE(version);
    QTest::keyClick(version, Qt::Key_Down);
    EXPECT_EQ(shown.fixture.album().deliveries[0].version, core::Version::Kind::instrumental);
    ASSERT_TRUE(remedyOf(shown, QStringLiteral("instrumental version")));
    remedyOf(shown, QStringLiteral("instrumental version"))->click();
    EXPECT_EQ(shown.window.focusWidget()->objectName(), QStringLiteral("Version.1"));
}

TEST(Findings, TakeATypedReasonThatTheAlbumKeepsAndTheProofSays) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::ddp});
    edit(shown, [](core::Album& album) { album.metadata.upc = "4006381333932"; }); // the last digit should be a 1
    shown.page->setFolder(shown.fixture.folder() / "out");
    EXPECT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    auto* const reason = shown.window.findChild<FindingCards*>()->findChild<QLineEdit*>();
    ASSERT_TRUE(reason && reason->isVisible());
    QTest::keyClicks(reason, QStringLiteral("as the label wants it"));
    ASSERT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    EXPECT_EQ(shown.fixture.album().deliveries[0].reason, "as the label wants it");
    bool isSaid = false;
    for (const auto* each : shown.window.findChild<Proof*>()->findChildren<QLabel*>())
        isSaid = isSaid || each->text().contains(QStringLiteral("as the label wants it"));
    EXPECT_TRUE(isSaid);
}

TEST(MetadataTable, SaysWhatIsWrongWithACodeWhileItIsTyped) {
    Shown shown(1);
    shown.choose(1, MetadataModel::isrcColumn());
    QTest::keyClick(shown.table, Qt::Key_F2);
    auto* const editor = shown.table->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    QTest::keyClicks(editor, QStringLiteral("NOA1B26"));
    EXPECT_TRUE(editor->property("wrong").toBool());
    EXPECT_FALSE(editor->accessibleDescription().isEmpty());
    QTest::keyClicks(editor, QStringLiteral("00001"));
    EXPECT_FALSE(editor->property("wrong").toBool());
    EXPECT_TRUE(editor->accessibleDescription().isEmpty());
}

TEST(AlbumForm, TakesACoverThatIsDropped) {
    Shown shown(1);
    const auto file = QString::fromStdString((shown.fixture.folder() / "Cover.png").string());
    QImage(1500, 1500, QImage::Format_RGB32).save(file);
    auto* const form = shown.window.findChild<AlbumForm*>();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(form, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(form, &drop);
    EXPECT_EQ(shown.fixture.album().metadata.cover.filename(), "Cover.png");
    const auto says = [&](const char* words) {
        return std::ranges::any_of(form->findChildren<QLabel*>(), [words](const QLabel* each) {
            return each->text().contains(QString::fromUtf8(words));
        });
    };
    EXPECT_TRUE(shown.fixture.waitFor([&] { return says("1500 \u00d7 1500"); }));
    shown.fixture.desk().undo();
    EXPECT_TRUE(shown.fixture.album().metadata.cover.empty());
}

TEST(MetadataTable, TurnsFlagsOverByKeyAndByClick) {
    Shown shown(2);
    shown.choose(2, MetadataModel::firstFlagColumn());
    shown.table->setFocus();
    QTest::keyClick(shown.table, Qt::Key_Return);
    EXPECT_TRUE(shown.texts(1).copyPermitted);
    const QModelIndex emphasis = shown.table->model()->index(1, MetadataModel::firstFlagColumn() + 1);
    shown.table->scrollTo(emphasis);
    const QRect cell = shown.table->visualRect(emphasis);
    QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 14, cell.center().y()));
    EXPECT_TRUE(shown.texts(0).preEmphasis);
    shown.fixture.desk().undo();
    EXPECT_FALSE(shown.texts(0).preEmphasis);
    EXPECT_TRUE(shown.texts(1).copyPermitted);
}

TEST(PqSheet, SaysEveryIndexAndTheLeadOut) {
    Shown shown(2);
    const auto lines = pqLines(core::cdLayout(shown.fixture.desk().layout(), 0));
    ASSERT_GE(lines.size(), 4u);
    EXPECT_EQ(lines[0].start, QStringLiteral("00:00:00"));
    EXPECT_EQ(lines[0].pause, QStringLiteral("00:02:00"));
    EXPECT_EQ(lines[1].start, QStringLiteral("00:02:00"));
    EXPECT_EQ(lines.back().track, QStringLiteral("AA"));
}

TEST(Delivery, WritesTheTickedTargetsWithOneButtonAndShowsTheProof) {
    Shown shown(2);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    targets->add({.format = core::Delivery::Format::wav});
    targets->add({.format = core::Delivery::Format::flac});
    targets->findChildren<QCheckBox*>().back()->click();
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    QTest::mouseClick(shown.button(QStringLiteral("Deliver 2 targets")), Qt::LeftButton);
    EXPECT_TRUE(shown.page->delivering());
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    EXPECT_TRUE(std::filesystem::exists(out / "ddp" / "IMAGE.DAT"));
    EXPECT_TRUE(std::filesystem::exists(out / "wav24"));
    EXPECT_FALSE(std::filesystem::exists(out / "flac24"));
    EXPECT_TRUE(shown.button(QStringLiteral("Open the folder")));
}

TEST(Delivery, SaysWhatStandsThereAndKeepsIt) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::wav});
    const auto out = shown.fixture.folder() / "out";
    std::filesystem::create_directories(out / "wav24");
    std::filesystem::copy_file(shown.fixture.folder() / "Mix 1.wav", out / "wav24" / "Mine.wav");
    shown.page->setFolder(out);
    shown.fixture.settle();
    bool isSaid = false;
    for (const auto* each : shown.window.findChild<FindingCards*>()->findChildren<QLabel*>())
        isSaid = isSaid || each->text().contains(QStringLiteral("it is kept as 'wav24 of "));
    EXPECT_TRUE(isSaid);
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    int kept = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(out))
        kept += each.path().filename() == "Mine.wav" ? 1 : 0;
    EXPECT_EQ(kept, 1);
    EXPECT_FALSE(std::filesystem::exists(out / "wav24" / "Mine.wav"));
}

TEST(Delivery, LeavesNothingBehindWhenItIsCancelled) {
    const auto isAsked = [](ui::Job::Kind kind) { return kind == ui::Job::Kind::asked; };
    Shown shown(1);
    // Minutes of sound: however late a busy machine lets the click come, it comes before their end.
    edit(shown, [](core::Album& album) {
        for (int n = 0; n < 60; ++n) album = core::duplicateTrack(std::move(album), album.tracks[0].id);
    });
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::wav});
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    shown.page->deliver();
    const auto isDelivering = [&] {
        return std::ranges::any_of(shown.fixture.desk().jobs().running(), isAsked, &ui::Job::kind);
    };
    ASSERT_TRUE(shown.fixture.waitFor(isDelivering));
    auto* const cancel = shown.shownButton(QStringLiteral("Cancel"));
    ASSERT_TRUE(cancel);
    cancel->click();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !isDelivering(); }));
    EXPECT_FALSE(shown.page->delivering());
    EXPECT_FALSE(std::filesystem::exists(out / "wav24"));
}

} // namespace
