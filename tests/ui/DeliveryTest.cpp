// The delivery page: texts typed and pasted, targets, and a real delivery.
#include "core/Edits.h"
#include "engine/delivery/FileNames.h"
#include "tests/ui/DeliveryStage.h"
#include "ui/delivery/AlbumForm.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/MetadataTable.h"
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
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QUrl>

namespace {

using namespace ui::delivery;
using tests::DeskFixture;
using Shown = tests::DeliveryStage;

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

TEST(MetadataTable, CutsNoColumnsNameAndShowsThemAllInALargeWindow) {
    Shown shown(3);
    const QFontMetrics names(ui::theme::words(ui::metrics::smallSize));
    for (const QSize size : {QSize(1280, 720), QSize(1680, 1050)}) {
        shown.window.resize(size);
        QCoreApplication::processEvents();
        int whole = 0;
        for (int column = 0; column < shown.table->model()->columnCount(); ++column) {
            const QString name = shown.table->model()->headerData(column, Qt::Horizontal).toString();
            EXPECT_GE(shown.table->columnWidth(column), names.horizontalAdvance(name) + 12) << name.toStdString();
            whole += shown.table->columnWidth(column);
        }
        // A small one scrolls sideways.
        EXPECT_LE(whole, size.width() < 1680 ? whole : shown.table->viewport()->width());
    }
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

TEST(Delivery, IsOfTheAlbumAsItIsNowAndNotAsItWasJudgedBefore) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.names = "{tune}"});
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    ASSERT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    shown.edit([](core::Album& album) { album.deliveries[0].names = "{title}"; });
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    EXPECT_TRUE(std::filesystem::exists(out / "wav24"));
}

TEST(Targets, HaveRoomInASmallWindow) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    for (const auto format : {core::Delivery::Format::ddp, core::Delivery::Format::flac, core::Delivery::Format::vinyl})
        targets->add({.format = format});
    shown.window.resize(1280, 720);
    DeskFixture::turn();
    for (const QWidget* inside : {static_cast<QWidget*>(targets), shown.window.findChild<QWidget*>("checkSound")}) {
        while (!qobject_cast<const QScrollArea*>(inside->parentWidget()->parentWidget()))
            inside = inside->parentWidget();
        EXPECT_LE(inside->width(), inside->parentWidget()->width()) << "the page is cut at its right";
    }
}

TEST(Targets, KeepTheWidgetsOfARowAndMakeOnlyWhatIsNew) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    const auto field = [&](const char* name) { return targets->findChild<QWidget*>(QLatin1String(name)); };
    const auto choices = [&](const char* name) { return qobject_cast<QComboBox*>(field(name))->count(); };
    targets->add({.format = core::Delivery::Format::wav});
    const auto before = targets->findChildren<QWidget*>();
    EXPECT_EQ(choices("Word length.1"), 4);
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
    EXPECT_EQ(choices("Word length.1"), 3);
    EXPECT_FALSE(field("Rate.2"));
}

TEST(Targets, ChooseADitherWhereThereIsAWord) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    auto* const dither = targets->findChild<QComboBox*>(QStringLiteral("Dither.1"));
    auto* const blank = targets->findChild<QCheckBox*>(QStringLiteral("Blank.1"));
    EXPECT_EQ(dither->currentText(), QStringLiteral("TPDF"));
    EXPECT_FALSE(blank->isChecked());
    dither->setCurrentIndex(3);
    emit dither->activated(3);
    blank->click();
    EXPECT_EQ(shown.fixture.album().deliveries[0].dither, core::Delivery::Dither::strongShaping);
    EXPECT_TRUE(shown.fixture.album().deliveries[0].blankSilence);
    shown.fixture.desk().undo();
    shown.fixture.desk().undo();
    EXPECT_EQ(dither->currentText(), QStringLiteral("TPDF"));
    EXPECT_FALSE(blank->isChecked());
    targets->add({.format = core::Delivery::Format::wav, .wordLength = core::Delivery::WordLength::float32});
    EXPECT_FALSE(targets->findChild<QComboBox*>(QStringLiteral("Dither.2"))->isEnabled());
}

TEST(Proof, SaysOfALossyTargetHowWellItNullsAndOfOthersThatTheyAreEqual) {
    engine::delivery::DeliveryReport report;
    report.deliveries.push_back(
        {.format = "mp3", .word = "320 kb/s", .files = {{.nullDepthDb = 30.0}, {.nullDepthDb = 20.5}}});
    report.deliveries.push_back({.format = "wav24", .word = "24 bit", .files = {{}}});
    Proof proof;
    proof.show(report);
    QStringList said;
    for (const auto* each : proof.findChildren<QLabel*>()) said << each->text();
    const QString all = said.join(QLatin1Char('\n'));
    EXPECT_TRUE(all.contains(QStringLiteral("null depth 20.5 dB or more"))) << all.toStdString();
    EXPECT_EQ(all.count(QStringLiteral("equal to the render")), 1) << all.toStdString();
}

TEST(Targets, OfALossyFormatHaveItsRatesAndNothingToRound) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    const auto choice = [&](const char* name) { return targets->findChild<QComboBox*>(QLatin1String(name)); };
    targets->add({.format = core::Delivery::Format::wav, .rate = 96000});
    choice("Format.1")->setCurrentText(QStringLiteral("MP3"));
    emit choice("Format.1")->activated(choice("Format.1")->currentIndex());
    EXPECT_EQ(shown.fixture.album().deliveries[0].format, core::Delivery::Format::mp3);
    EXPECT_EQ(shown.fixture.album().deliveries[0].rate, std::nullopt);
    EXPECT_EQ(choice("Rate.1")->count(), 3);
    EXPECT_EQ(choice("Word length.1")->currentText(), QStringLiteral("320 kb/s"));
    EXPECT_FALSE(choice("Word length.1")->isEnabled());
    EXPECT_FALSE(choice("Dither.1")->isEnabled());
    EXPECT_EQ(titleOf(shown.fixture.album().deliveries[0]), QStringLiteral("MP3"));
    targets->add({.format = core::Delivery::Format::aiff});
    EXPECT_EQ(choice("Word length.2")->count(), 4);
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
    shown.edit([](core::Album& album) {
        album.tracks[0].versions = {{.kind = core::Version::Kind::clean, .source = album.sources[0].id}};
    });
    auto* const version = targets->findChild<QComboBox*>(QStringLiteral("Version.1"));
    ASSERT_TRUE(version);
    QTest::keyClick(version, Qt::Key_Down);
    EXPECT_EQ(shown.fixture.album().deliveries[0].version, core::Version::Kind::instrumental);
    ASSERT_TRUE(shown.remedy(QStringLiteral("instrumental version")));
    shown.remedy(QStringLiteral("instrumental version"))->click();
    EXPECT_EQ(shown.window.focusWidget()->objectName(), QStringLiteral("Version.1"));
}

TEST(Targets, MakeASingleOfTheChosenTrackAndOfferTheOthers) {
    tests::DeliveryStage shown(3);
    const auto second = shown.fixture.album().tracks[1].id;
    EXPECT_EQ(shown.page->findChild<QComboBox*>(QStringLiteral("Of.1")), nullptr);
    shown.fixture.desk().selection().selectTrack(second);
    shown.button(QStringLiteral("+ Single"))->click();
    ASSERT_EQ(shown.fixture.album().deliveries.size(), 1U);
    EXPECT_EQ(shown.fixture.album().deliveries[0].single, second);
    auto* const of = shown.page->findChild<QComboBox*>(QStringLiteral("Of.1"));
    ASSERT_TRUE(of && of->isVisible());
    EXPECT_EQ(of->count(), 4);
    EXPECT_EQ(of->currentIndex(), 2);
    QTest::keyClick(of, Qt::Key_Home);
    EXPECT_FALSE(shown.fixture.album().deliveries[0].single);
    EXPECT_FALSE(of->isVisible()) << "no target is a single any more";
}

TEST(Targets, OfferTheMastersWhereThereAreSeveral) {
    tests::DeliveryStage shown(1);
    shown.edit([](core::Album& album) {
        album.deliveries = {{}};
        album.masters.push_back({.name = "vinyl"});
    });
    auto* const master = shown.page->findChild<QComboBox*>(QStringLiteral("Master.1"));
    ASSERT_TRUE(master && master->isVisible());
    QTest::keyClick(master, Qt::Key_Down);
    EXPECT_EQ(shown.fixture.album().deliveries[0].master, "vinyl");
}

TEST(VinylForm, IsThereForARecordAndSetsIt) {
    tests::DeliveryStage shown(2);
    auto* const form = shown.page->findChild<QWidget*>(QStringLiteral("vinylForm"));
    EXPECT_FALSE(form->isVisible());
    shown.button(QStringLiteral("+ Vinyl"))->click();
    ASSERT_TRUE(form->isVisible());
    const auto field = [&](const QString& name) {
        for (auto* each : form->findChildren<QLineEdit*>())
            if (each->accessibleName() == name) return each;
        return static_cast<QLineEdit*>(nullptr);
    };
    const auto type = [&](const QString& name, const QString& text) {
        field(name)->setText(text);
        emit field(name)->editingFinished();
    };
    EXPECT_EQ(field(QStringLiteral("A side is good to"))->placeholderText(), QStringLiteral("18:00"));
    type(QStringLiteral("A side is good to"), QStringLiteral("20:30"));
    EXPECT_EQ(shown.fixture.album().vinyl.goodMinutes, 20.5);
    type(QStringLiteral("A side is good to"), QStringLiteral("long"));
    EXPECT_EQ(shown.fixture.album().vinyl.goodMinutes, 20.5);
    EXPECT_EQ(field(QStringLiteral("A side is good to"))->text(), QStringLiteral("20:30"));
    type(QStringLiteral("Runout of side A"), QStringLiteral("LQ 1 A"));
    EXPECT_EQ(shown.fixture.album().vinyl.runouts, std::vector<std::string>{"LQ 1 A"});
    auto* const speed = form->findChildren<QComboBox*>().front();
    QTest::keyClick(speed, Qt::Key_Down);
    EXPECT_EQ(shown.fixture.album().vinyl.rpm, 45.0);
    EXPECT_EQ(field(QStringLiteral("A side is possible to"))->placeholderText(), QStringLiteral("14:30"));
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

TEST(Delivery, WritesTheTickedTargetsWithOneButtonAndShowsTheProof) {
    Shown shown(2);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    targets->add({.format = core::Delivery::Format::wav});
    targets->add({.format = core::Delivery::Format::flac});
    for (auto* const each : targets->findChildren<QCheckBox*>())
        if (each->accessibleName() == QStringLiteral("Deliver of target 3")) each->click();
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    QTest::mouseClick(shown.button(QStringLiteral("Deliver 2 targets")), Qt::LeftButton);
    EXPECT_TRUE(shown.page->delivering());
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    const auto setName = engine::delivery::filesetName(shown.fixture.album(), 0, 1);
    EXPECT_TRUE(std::filesystem::exists(out / "ddp" / (setName + " PQ sheet.pdf")));
    EXPECT_TRUE(std::filesystem::exists(out / "ddp" / setName / "IMAGE.DAT"));
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
    shown.edit([](core::Album& album) {
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
