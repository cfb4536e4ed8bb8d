#include "ui/notes/ClientCommands.h"

#include "core/Notes.h"
#include "core/SafeFile.h"
#include "engine/page/ClientPage.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/notes/NotesList.h"
#include "ui/papers/Papers.h"

#include <QApplication>
#include <QFileDialog>
#include <QPointer>

namespace ui::notes {

namespace {

namespace fs = std::filesystem;

/// What was read of files, against the album as it was.
std::vector<core::Note> notesIn(const std::vector<fs::path>& files, const core::Album& album) {
    std::vector<core::Note> notes;
    for (const fs::path& file : files) {
        auto more = core::notesFrom(core::readFile(file), album, file);
        std::ranges::move(more, std::back_inserter(notes));
    }
    return notes;
}

} // namespace

ClientCommands::ClientCommands(Desk& desk, QWidget& window)
    : QObject(&window), desk_(desk), window_(window), commands_(desk.actions()) {
    const auto isSaved = [this] { return !desk_.file().empty() && !desk_.layout().tracks.empty(); };
    commands_.addSeparator(Menu::deliver);
    commands_.add({.id = QStringLiteral("client.page"),
                   .text = tr("Write the client's page..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForFolder(); },
                   .enabled = isSaved});
    commands_.add({.id = QStringLiteral("client.notes"),
                   .text = tr("Notes..."),
                   .menu = Menu::deliver,
                   .key = QKeySequence(QStringLiteral("Ctrl+Shift+N")),
                   .run = [this] { showNotes(); },
                   .enabled = [this] { return !desk_.layout().tracks.empty(); }});
    commands_.add({.id = QStringLiteral("client.importNotes"),
                   .text = tr("Import notes..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForNotes(); },
                   .enabled = [this] { return !desk_.layout().tracks.empty(); }});
}

void ClientCommands::askForFolder() {
    const QString chosen = QFileDialog::getExistingDirectory(
        &window_, tr("A new folder for the page, or the page's own"), pathText(desk_.file().parent_path()));
    if (!chosen.isEmpty()) writePage(pathOf(chosen));
}

void ClientCommands::writePage(const fs::path& folder) {
    desk_.makeup().onceCurrent([self = QPointer(this), folder] {
        if (!self) return;
        Desk& desk = self->desk_;
        engine::page::PageOptions options{.folder = folder,
                                          .project = desk.file(),
                                          .program = "lacquer " + QApplication::applicationVersion().toStdString(),
                                          .date = papers::papers().date};
        desk.jobs().start(
            Job::Kind::asked, tr("Writing the client's page"),
            [album = desk.sharedAlbum(), sounds = desk.sounds().opened(), options](JobProgress& progress,
                                                                                   std::stop_token stop) {
                return engine::page::writeClientPage(
                    *album, sounds, options,
                    [&](const engine::delivery::DeliveryProgress& now) { progress.share(now.share); }, stop);
            },
            [self, folder](const engine::page::PageReport& report) {
                if (!self) return;
                self->desk_.say(
                    tr("The page has revision %1: %2").arg(report.revision).arg(pathText(folder / "index.html")));
            },
            [self](const QString& why) {
                if (self) self->desk_.complain(why);
            });
    });
}

void ClientCommands::askForNotes() {
    std::vector<fs::path> files;
    for (const QString& name : QFileDialog::getOpenFileNames(&window_, tr("Notes that the client's page exported"), {},
                                                             tr("Notes") + QStringLiteral(" (*.json)")))
        files.push_back(pathOf(name));
    if (!files.empty()) importNotes(files);
}

void ClientCommands::importNotes(const std::vector<fs::path>& files) {
    desk_.jobs().start(
        Job::Kind::unseen, tr("Importing notes"),
        [files, album = desk_.sharedAlbum()](JobProgress&, std::stop_token) { return notesIn(files, *album); },
        [this](const std::vector<core::Note>& notes) {
            const int added = core::withNotes(desk_.album(), notes).second;
            const int strays = core::strayNotes(desk_.album(), notes);
            if (added > 0)
                desk_.change(tr("Import notes"),
                             [&](core::Album album) { return core::withNotes(std::move(album), notes).first; });
            QString words = counted(added, tr("new note"), tr("new notes"));
            if (strays > 0) words += tr("; %1 on tracks that the album no longer has").arg(strays);
            desk_.say(words);
            if (added > 0) showNotes();
        },
        [this](const QString& why) { desk_.complain(why); });
}

void ClientCommands::showNotes() {
    auto* list = window_.findChild<NotesList*>();
    if (!list) {
        list = new NotesList(desk_, &window_);
        list->setAttribute(Qt::WA_DeleteOnClose);
    }
    list->show();
    list->raise();
}

} // namespace ui::notes
