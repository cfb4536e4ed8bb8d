#include "ui/delivery/MetadataCommands.h"

#include "core/Error.h"
#include "core/IsrcRun.h"
#include "core/MetadataCsv.h"
#include "core/SafeFile.h"
#include "ui/controls/TextQuestion.h"
#include "ui/controls/Words.h"
#include "ui/delivery/MetadataTable.h"
#include "ui/desk/Desk.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace ui::delivery {

MetadataCommands::MetadataCommands(Desk& desk, MetadataTable& table, QWidget& within)
    : QObject(&within), desk_(desk), table_(table), within_(within), commands_(desk.actions()) {
    addCommands();
}

void MetadataCommands::addCommands() {
    const auto hasTracks = [this] { return !desk_.layout().tracks.empty(); };
    commands_.add({.id = QStringLiteral("album.importCsv"),
                   .text = tr("Import metadata from CSV..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForTable(); },
                   .enabled = hasTracks});
    commands_.add({.id = QStringLiteral("album.exportCsv"),
                   .text = tr("Export metadata as CSV..."),
                   .menu = Menu::deliver,
                   .run = [this] { askWhereTo(); },
                   .enabled = hasTracks});
    commands_.add({.id = QStringLiteral("album.numberIsrcs"),
                   .text = tr("Number ISRCs from..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForStart(); },
                   .enabled = hasTracks});
    commands_.add({.id = QStringLiteral("album.isrcRun"),
                   .text = tr("Count ISRCs up"),
                   .menu = Menu::deliver,
                   .run =
                       [this] {
                           if (!table_.runIsrcs())
                               desk_.complain(tr("There is no ISRC to count up from: type the first one."));
                       },
                   .enabled = hasTracks});
}

void MetadataCommands::importCsv(const QString& file) {
    try {
        const core::Album read = core::withMetadataCsv(desk_.album(), core::readFile(pathOf(file)));
        desk_.change(tr("Import metadata"), [&](const core::Album&) { return read; });
        desk_.say(tr("The metadata of %1 are in the table.").arg(QFileInfo(file).fileName()));
    } catch (const core::Error& why) {
        desk_.complain(
            tr("%1, %2. Nothing was changed.").arg(QFileInfo(file).fileName(), QString::fromUtf8(why.what())));
    }
}

void MetadataCommands::exportCsv(const QString& file) {
    try {
        core::writeFile(pathOf(file), core::metadataCsv(desk_.album()));
        desk_.say(tr("The metadata are in %1.").arg(QFileInfo(file).fileName()));
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
}

void MetadataCommands::numberIsrcs(const QString& start) {
    try {
        const core::Album numbered = core::withIsrcRun(desk_.album(), start.trimmed().toStdString());
        desk_.change(tr("ISRC run"), [&](const core::Album&) { return numbered; });
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
}

void MetadataCommands::askForTable() {
    const QString file = QFileDialog::getOpenFileName(&within_, tr("Metadata of the album and its tracks"), {},
                                                      tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (!file.isEmpty()) importCsv(file);
}

void MetadataCommands::askWhereTo() {
    QString name = QString::fromStdString(desk_.album().metadata.title).trimmed();
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    const QString beside = pathText(desk_.file().parent_path() / "x").chopped(1);
    const QString file = QFileDialog::getSaveFileName(
        &within_, tr("Save the metadata"), beside + (name.isEmpty() ? tr("Metadata") : name) + QStringLiteral(".csv"),
        tr("Tables (*.csv)"));
    if (!file.isEmpty()) exportCsv(file);
}

void MetadataCommands::askForStart() {
    const auto& tracks = desk_.album().tracks;
    const auto first = std::ranges::find_if(tracks, &core::Track::enabled);
    controls::ask({.title = tr("Number the ISRCs"),
                   .label = tr("The first track's ISRC. Every track that is on gets the next one."),
                   .text = first == tracks.end() ? QString() : QString::fromStdString(first->metadata.isrc),
                   .ok = tr("Number")},
                  &within_, this, [this](const QString& start) { numberIsrcs(start); });
}

} // namespace ui::delivery
