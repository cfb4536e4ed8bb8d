#include "ui/delivery/Revisions.h"

#include "core/Error.h"
#include "core/KnownLedgers.h"
#include "engine/ledger/Identify.h"
#include "engine/ledger/Record.h"
#include "ui/controls/Files.h"
#include "ui/controls/TextQuestion.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"

#include <QApplication>
#include <QFileDialog>

#include <algorithm>

namespace ui::delivery {

namespace {

namespace fs = std::filesystem;

QString sentenceOf(const fs::path& file, const std::vector<engine::ledger::NamedLedger>& ledgers,
                   const std::stop_token& stop) {
    QStringList found;
    try {
        for (const auto& each : engine::ledger::identify(file, ledgers, stop))
            found += QString::fromStdString(engine::ledger::sentenceOf(each));
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error&) {
        // No sound, or none that can be read: nothing knows it.
    }
    if (found.isEmpty()) found += Revisions::tr("is known to no ledger");
    return QString::fromStdString(file.filename().string()) + QLatin1Char(' ') + found.join(QStringLiteral("; "));
}

} // namespace

Revisions::Revisions(Desk& desk, QWidget& within)
    : QObject(&within), desk_(desk), within_(within), commands_(desk.actions()) {
    commands_.add({.id = QStringLiteral("album.approve"),
                   .text = tr("Approve this revision..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForApproval(); },
                   .enabled = [this] { return !desk_.file().empty() && !desk_.layout().tracks.empty(); }});
    commands_.add({.id = QStringLiteral("deliver.identify"),
                   .text = tr("Which delivery is this file?..."),
                   .menu = Menu::deliver,
                   .run = [this] { askForFiles(); }});
}

std::string Revisions::program() {
    return "lacquer " + QApplication::applicationVersion().toStdString();
}

void Revisions::askForApproval() {
    controls::ask({.title = tr("Approve this revision"),
                   .label = tr("Who approved the album as it is now, and what they said.\n"
                               "From then on another revision is delivered for a reason only."),
                   .ok = tr("Approve")},
                  &within_, this, [this](const QString& note) { approve(note.trimmed().toStdString()); });
}

void Revisions::approve(const std::string& note) {
    desk_.jobs().start(
        Job::Kind::unseen, tr("Approving"),
        [file = desk_.file(), album = desk_.sharedAlbum(), note](JobProgress&, std::stop_token) {
            return engine::ledger::approve(file, *album, note);
        },
        [this](int revision) {
            desk_.say(tr("Revision %1 is approved.").arg(revision));
            emit approved();
        },
        [this](const QString& why) { desk_.complain(why); });
}

void Revisions::askForFiles() {
    std::vector<fs::path> files;
    for (const QString& name : QFileDialog::getOpenFileNames(&within_, tr("Which delivery is this file?")))
        files.push_back(pathOf(name));
    if (!files.empty()) identify(files);
}

void Revisions::identify(const std::vector<fs::path>& files) {
    desk_.jobs().start(
        Job::Kind::asked, tr("Looking into the ledgers"),
        [files, own = desk_.file()](JobProgress& progress, std::stop_token stop) {
            std::vector<fs::path> known = core::knownLedgers();
            if (!own.empty() && std::ranges::find(known, core::ledgerPathOf(own)) == known.end())
                known.insert(known.begin(), core::ledgerPathOf(own));
            const auto ledgers = engine::ledger::readLedgers(known);
            const std::vector<fs::path> all = engine::ledger::filesIn(files);
            QStringList sentences;
            for (std::size_t n = 0; n < all.size(); ++n) {
                progress.doing(pathText(all[n].filename()));
                sentences += sentenceOf(all[n], ledgers, stop);
                progress.share(static_cast<double>(n + 1) / static_cast<double>(all.size()));
            }
            return sentences;
        },
        [this](const QStringList& sentences) { emit identified(sentences); },
        [this](const QString& why) { desk_.complain(why); });
}

} // namespace ui::delivery
