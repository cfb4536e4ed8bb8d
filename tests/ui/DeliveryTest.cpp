// The delivery page: texts typed and pasted, findings with their remedies, targets, and a real delivery.
#include "tests/ui/DeskFixture.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/MetadataTable.h"
#include "ui/delivery/PqSheet.h"
#include "ui/delivery/Spreadsheet.h"
#include "ui/delivery/Targets.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

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
    QPushButton* button(const QString& text) const {
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

TEST(Delivery, LeavesNothingBehindWhenItIsCancelled) {
    Shown shown(2);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::wav});
    const auto out = shown.fixture.folder() / "out";
    shown.page->setFolder(out);
    shown.page->deliver();
    shown.button(QStringLiteral("Cancel"))->click();
    ASSERT_TRUE(shown.fixture.settle());
    EXPECT_FALSE(shown.page->delivering());
    EXPECT_FALSE(std::filesystem::exists(out / "wav24"));
}

} // namespace
