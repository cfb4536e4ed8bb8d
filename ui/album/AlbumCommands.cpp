#include "ui/album/AlbumCommands.h"

#include "ui/album/DiscImport.h"
#include "ui/album/FoundOfDisc.h"
#include "ui/album/RecentAlbums.h"
#include "ui/album/TrackVersions.h"
#include "ui/controls/Files.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

namespace ui::album {

namespace {

namespace fs = std::filesystem;

QString albumFilter() {
    return AlbumCommands::tr("Lacquer albums (*.lacquer)");
}

/// A DDP fileset is chosen by the one file that every one has.
QString openFilter() {
    return AlbumCommands::tr("Albums and discs") +
           QStringLiteral(" (*.lacquer DDPID *.zip *.cue *.toc *.wav *.flac);;") + albumFilter();
}

QString usualFolder(const Desk& desk) {
    if (!desk.file().empty()) return pathText(desk.file().parent_path());
    return QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
}

QString suggestedName(const Desk& desk) {
    QString title = QString::fromStdString(desk.album().metadata.title);
    title.replace(QLatin1Char('/'), QLatin1Char('-'));
    return (title.isEmpty() ? AlbumCommands::tr("Album") : title) + QStringLiteral(".lacquer");
}

} // namespace

AlbumCommands::AlbumCommands(Desk& desk, QWidget& window)
    : QObject(&window), desk_(desk), window_(window), commands_(desk.actions()) {
    addFileCommands();
    addEditCommands();
    addMixCommands();
}

void AlbumCommands::addFileCommands() {
    commands_.add({.id = QStringLiteral("album.new"),
                   .text = tr("New"),
                   .menu = Menu::album,
                   .key = QKeySequence::New,
                   .run = [this] { whenSaved([this] { desk_.newAlbum(); }); }});
    commands_.add({.id = QStringLiteral("album.open"),
                   .text = tr("Open..."),
                   .menu = Menu::album,
                   .key = QKeySequence::Open,
                   .icon = QStringLiteral("folder-open"),
                   .run = [this] {
                       const QString file = QFileDialog::getOpenFileName(&window_, tr("Open an album or a disc"),
                                                                         usualFolder(desk_), openFilter());
                       if (!file.isEmpty()) open(pathOf(file));
                   }});
    commands_.add({.id = QStringLiteral("album.openDemo"),
                   .text = tr("Open the demo album"),
                   .menu = Menu::album,
                   .run = [this] { open(demoAlbum()); },
                   .enabled = [] { return !demoAlbum().empty(); }});
    commands_.addSeparator(Menu::album);
    commands_.add({.id = QStringLiteral("album.save"),
                   .text = tr("Save"),
                   .menu = Menu::album,
                   .key = QKeySequence::Save,
                   .icon = QStringLiteral("save"),
                   .run = [this] { save(); },
                   .enabled = [this] { return desk_.dirty() || desk_.file().empty(); }});
    commands_.add({.id = QStringLiteral("album.saveAs"),
                   .text = tr("Save as..."),
                   .menu = Menu::album,
                   .key = QKeySequence(QStringLiteral("Ctrl+Shift+S")),
                   .run = [this] { saveAs(); }});
    commands_.addSeparator(Menu::album);
}

void AlbumCommands::addEditCommands() {
    commands_.add({.id = QStringLiteral("edit.undo"),
                   .text = tr("Undo"),
                   .menu = Menu::edit,
                   .key = QKeySequence::Undo,
                   .icon = QStringLiteral("undo-2"),
                   .run = [this] { desk_.undo(); },
                   .enabled = [this] { return desk_.document().canUndo(); }});
    commands_.add({.id = QStringLiteral("edit.redo"),
                   .text = tr("Redo"),
                   .menu = Menu::edit,
                   .key = QKeySequence(QStringLiteral("Ctrl+Shift+Z")),
                   .icon = QStringLiteral("redo-2"),
                   .run = [this] { desk_.redo(); },
                   .enabled = [this] { return desk_.document().canRedo(); }});
    commands_.add({.id = QStringLiteral("edit.history"),
                   .text = tr("History..."),
                   .menu = Menu::edit,
                   .key = QKeySequence(QStringLiteral("Ctrl+H")),
                   .icon = QStringLiteral("history"),
                   .run = [this] { emit historyAsked(); },
                   .enabled = [this] { return desk_.document().labels().size() > 0; }});
    commands_.addSeparator(Menu::edit);
}

void AlbumCommands::addMixCommands() {
    const auto hasTrack = [this] { return desk_.selection().track().has_value(); };
    commands_.add({.id = QStringLiteral("album.findMixes"),
                   .text = tr("Find missing mixes..."),
                   .menu = Menu::album,
                   .run =
                       [this] {
                           const QString folder = QFileDialog::getExistingDirectory(
                               &window_, tr("Look for the missing mixes below this folder"), usualFolder(desk_));
                           if (!folder.isEmpty()) desk_.sounds().findIn(pathOf(folder));
                       },
                   .enabled = [this] { return desk_.sounds().anyLost(); }});
    commands_.add({.id = QStringLiteral("track.replaceMix"),
                   .text = tr("Replace the mix..."),
                   .menu = Menu::track,
                   .icon = QStringLiteral("refresh-cw"),
                   .run =
                       [this] {
                           const QString file = QFileDialog::getOpenFileName(&window_, tr("A new mix for this track"),
                                                                             usualFolder(desk_), audioFilter());
                           if (!file.isEmpty()) desk_.sounds().replaceMix(*desk_.selection().track(), pathOf(file));
                       },
                   .enabled = hasTrack});
    commands_.add({.id = QStringLiteral("track.bindVersion"),
                   .text = tr("Bind a version..."),
                   .menu = Menu::track,
                   .run = [this] { (new TrackVersions(desk_, *desk_.selection().track(), &window_))->open(); },
                   .enabled = hasTrack});
    commands_.addSeparator(Menu::album);
}

void AlbumCommands::open(const fs::path& file) {
    std::error_code error; // what cannot be looked at is no folder
    if (isDisc(file) || fs::is_directory(file, error)) return openDisc(file);
    whenSaved([this, file] { desk_.open(file, [&desk = desk_] { rememberAlbum(desk.file()); }); });
}

void AlbumCommands::openDisc(const fs::path& disc) {
    std::error_code error;
    const bool isFolder = fs::is_directory(disc, error);
    const bool isDdpId = disc.extension().empty();
    fs::path name = isFolder ? disc : isDdpId ? disc.parent_path() : disc.parent_path() / disc.stem();
    name += ".lacquer";
    QString file =
        QFileDialog::getSaveFileName(&window_, tr("Save the album of this disc"), pathText(name), albumFilter());
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".lacquer"))) file += QStringLiteral(".lacquer");
    importDisc(desk_, disc, pathOf(file), [self = QPointer(this), file](const core::Findings& findings) {
        if (!self) return;
        self->open(pathOf(file));
        if (!findings.empty()) showFoundOfDisc(findings, self->window_);
    });
}

QMenu* AlbumCommands::recentMenu(QWidget* parent) {
    auto* const menu = new QMenu(tr("Open recent"), parent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const fs::path& file : recentAlbums()) {
            QAction* const action = menu->addAction(fileName(file), this, [this, file] { open(file); });
            action->setToolTip(pathText(file));
        }
        if (menu->isEmpty()) menu->addAction(tr("No album yet"))->setEnabled(false);
    });
    return menu;
}

void AlbumCommands::whenSaved(const std::function<void()>& then) {
    const auto again = [self = QPointer(this), then] {
        if (self) self->whenSaved(then);
    };
    if (desk_.isSaving()) return desk_.onceSaved(again);
    if (!desk_.dirty()) return then();
    auto* const question =
        new QMessageBox(QMessageBox::NoIcon, tr("Lacquer"), tr("The album has edits that are not saved."),
                        QMessageBox::NoButton, &window_);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto* const saving = question->addButton(tr("Save"), QMessageBox::AcceptRole);
    const auto* const leaving = question->addButton(tr("Do not save"), QMessageBox::DestructiveRole);
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, saving, leaving, again, then](const QAbstractButton* button) {
                if (button == leaving) then();
                if (button == saving) save(again); // what was edited meanwhile is asked about
            });
    question->open();
}

void AlbumCommands::save(std::function<void()> then) {
    if (!desk_.hasPlace()) return saveAs(std::move(then));
    desk_.save(std::move(then));
}

void AlbumCommands::saveAs(std::function<void()> then) {
    QString file = QFileDialog::getSaveFileName(
        &window_, tr("Save the album"), usualFolder(desk_) + QLatin1Char('/') + suggestedName(desk_), albumFilter());
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".lacquer"))) file += QStringLiteral(".lacquer");
    desk_.saveAs(pathOf(file), [file, then = std::move(then)] {
        rememberAlbum(pathOf(file));
        if (then) then();
    });
}

} // namespace ui::album
