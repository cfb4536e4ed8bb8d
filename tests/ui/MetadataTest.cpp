// The metadata's one home: credits and what tracks inherit, CSV files, ISRC runs, what a format keeps, the disc id.
#include "core/SafeFile.h"
#include "engine/disc/DiscId.h"
#include "tests/ui/DeliveryStage.h"
#include "ui/controls/Words.h"
#include "ui/delivery/FormatPreview.h"
#include "ui/delivery/MetadataCommands.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/Targets.h"
#include "ui/theme/Palette.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QImage>
#include <QLabel>

namespace {

using namespace ui::delivery;
using Shown = tests::DeliveryStage;

int columnNamed(const Shown& shown, const QString& name) {
    for (int column = 0; column < shown.table->model()->columnCount(); ++column)
        if (shown.table->model()->headerData(column, Qt::Horizontal).toString() == name) return column;
    ADD_FAILURE() << "no column " << name.toStdString();
    return 0;
}

QString wordsOf(const QWidget& within) {
    QStringList words;
    for (const auto* label : within.findChildren<QLabel*>())
        if (!label->isHidden()) words << label->text();
    return words.join(QLatin1Char('\n'));
}

TEST(Metadata, ShowsAnAlbumsCreditDimmedUntilATrackHasItsOwn) {
    Shown shown(2);
    const int producer = columnNamed(shown, QStringLiteral("Producer"));
    auto* const model = shown.table->model();
    model->setData(model->index(0, producer), QStringLiteral("P"));
    EXPECT_EQ(shown.fixture.album().metadata.producer, "P");
    const QModelIndex cell = model->index(2, producer);
    EXPECT_EQ(cell.data().toString(), QStringLiteral("P"));
    EXPECT_EQ(cell.data(Qt::ForegroundRole).value<QColor>(), ui::palette::dim);
    model->setData(cell, QStringLiteral("Q"));
    EXPECT_EQ(shown.texts(1).producer, "Q");
    EXPECT_EQ(cell.data(Qt::ForegroundRole).value<QColor>(), ui::palette::text);
    EXPECT_EQ(model->index(1, producer).data().toString(), QStringLiteral("P"));
}

TEST(Metadata, GoesOutAsATableAndComesBackInOneStep) {
    Shown shown(2);
    auto* const files = shown.page->findChild<MetadataCommands*>();
    shown.edit([](core::Album& album) {
        album.metadata.label = "M\u00f8bel";
        album.tracks[1].metadata.mixer = "one, two";
    });
    const QString file = ui::pathText(shown.fixture.folder() / "table.csv");
    files->exportCsv(file);
    const core::Album before = shown.fixture.album();
    shown.edit([](core::Album& album) {
        album.metadata.label.clear();
        album.tracks[1].metadata = {};
    });
    const auto steps = shown.fixture.desk().document().labels().size();
    files->importCsv(file);
    EXPECT_EQ(shown.fixture.album(), before);
    EXPECT_EQ(shown.fixture.desk().document().labels().size(), steps + 1);
}

TEST(Metadata, SaysWhereATableIsWrongAndTakesNothing) {
    Shown shown(2);
    const core::Album before = shown.fixture.album();
    QString complaint;
    QObject::connect(&shown.fixture.desk(), &ui::Desk::complained, [&](const QString& words) { complaint = words; });
    core::writeFile(shown.fixture.folder() / "bad.csv", "track,title\n1,New\n2,Newer,beyond\n");
    shown.page->findChild<MetadataCommands*>()->importCsv(ui::pathText(shown.fixture.folder() / "bad.csv"));
    EXPECT_TRUE(complaint.startsWith(QStringLiteral("bad.csv, line 3"))) << complaint.toStdString();
    EXPECT_EQ(shown.fixture.album(), before);
}

TEST(Metadata, NumbersIsrcsFromACodeOrSaysWhyNot) {
    Shown shown(3);
    shown.edit([](core::Album& album) { album.tracks[1].enabled = false; });
    auto* const commands = shown.page->findChild<MetadataCommands*>();
    commands->numberIsrcs(QStringLiteral(" QZ-ABC-26-00009 "));
    EXPECT_EQ(shown.texts(0).isrc, "QZABC2600009");
    EXPECT_EQ(shown.texts(1).isrc, "");
    EXPECT_EQ(shown.texts(2).isrc, "QZABC2600010");
    QString complaint;
    QObject::connect(&shown.fixture.desk(), &ui::Desk::complained, [&](const QString& words) { complaint = words; });
    commands->numberIsrcs(QStringLiteral("QZABC2699999"));
    EXPECT_TRUE(complaint.contains(QStringLiteral("no code left for track 3"))) << complaint.toStdString();
    EXPECT_EQ(shown.texts(0).isrc, "QZABC2600009");
}

TEST(Metadata, PreviewsWhatTheFirstTargetsFormatKeeps) {
    Shown shown(1);
    shown.edit([](core::Album& album) {
        album.metadata.producer = "P";
        album.tracks[0].metadata.title = "C\u0153ur";
    });
    shown.window.findChild<Targets*>()->add(
        {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    auto* const preview = shown.window.findChild<FormatPreview*>();
    auto* const format = preview->findChild<QComboBox*>();
    EXPECT_EQ(format->currentText(), QStringLiteral("DDP 2.00"));
    const auto says = [&](const char* words) {
        return shown.fixture.waitFor([&] { return wordsOf(*preview).contains(QString::fromUtf8(words)); });
    };
    EXPECT_TRUE(says("Title of track 1: \u201cC\u0153ur\u201d becomes \u201cCoeur\u201d"))
        << wordsOf(*preview).toStdString();
    EXPECT_TRUE(says("Lost: Producer")) << wordsOf(*preview).toStdString();
    format->setCurrentText(QStringLiteral("FLAC"));
    emit format->activated(format->currentIndex());
    EXPECT_TRUE(shown.fixture.waitFor([&] { return !wordsOf(*preview).contains(QStringLiteral("Lost")); }))
        << wordsOf(*preview).toStdString();
}

TEST(Metadata, MarksACellWhoseTextADiscCutsShort) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add(
        {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    const QModelIndex title = shown.table->model()->index(1, columnNamed(shown, QStringLiteral("Title")));
    shown.table->model()->setData(title, QString(200, QLatin1Char('x')));
    shown.fixture.settle();
    tests::DeskFixture::turn();
    EXPECT_TRUE(title.data(Qt::ToolTipRole).toString().contains(QStringLiteral("cut after 160 characters")))
        << title.data(Qt::ToolTipRole).toString().toStdString();
    EXPECT_EQ(title.data(Qt::ForegroundRole).value<QColor>(), ui::palette::wrongText);
}

TEST(Metadata, TheCoverThatIsTooSmallLeadsToIt) {
    Shown shown(1);
    const auto file = shown.fixture.folder() / "small.png";
    QImage(600, 600, QImage::Format_RGB32).save(ui::pathText(file));
    shown.edit([&](core::Album& album) { album.metadata.cover = file; });
    shown.window.findChild<Targets*>()->add({});
    auto* const remedy = shown.remedy(QStringLiteral("cover picture is small (600 x 600"));
    ASSERT_TRUE(remedy);
    remedy->click();
    EXPECT_EQ(shown.window.focusWidget()->accessibleName(), QStringLiteral("Cover picture"));
}

TEST(Metadata, TellsTheMusicBrainzId) {
    Shown shown(2);
    shown.fixture.settle();
    const auto cd = core::cdLayout(shown.fixture.desk().layout(), 0);
    EXPECT_TRUE(wordsOf(*shown.page).contains(QString::fromStdString(engine::disc::musicBrainzId(cd))));
}

} // namespace
