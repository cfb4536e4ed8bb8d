#include "ui/delivery/ClientReport.h"

#include "core/SafeFile.h"
#include "engine/report/MakeReport.h"
#include "ui/controls/Words.h"
#include "ui/delivery/Revisions.h"
#include "ui/desk/Desk.h"
#include "ui/papers/Papers.h"

#include <QPointer>
#include <QPushButton>

namespace ui::delivery {

ClientReport::ClientReport(Desk& desk, QWidget* page)
    : QObject(page), desk_(desk), button_(new QPushButton(tr("Report"))), commands_(desk.actions()) {
    QAction* const action = commands_.add({.id = QStringLiteral("deliver.report"),
                                           .text = tr("Report for the client"),
                                           .menu = Menu::deliver,
                                           .run = [this] { write(); },
                                           .enabled = [this] { return !desk_.layout().tracks.empty(); }});
    button_->setAccessibleName(tr("Report for the client, PDF and HTML"));
    Actions::lendToolTip(action, button_);
    connect(button_, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ClientReport::showButton);
}

void ClientReport::showButton() {
    button_->setEnabled(!job_ && desk_.actions().action(QStringLiteral("deliver.report"))->isEnabled());
}

void ClientReport::write() {
    if (job_) return;
    if (desk_.file().empty()) return desk_.complain(tr("Save the album first: its report is written beside it."));
    desk_.makeup().onceCurrent([report = QPointer(this)] {
        if (report) report->begin();
    });
}

void ClientReport::begin() {
    if (job_) return;
    const auto papers = papers::papers();
    job_ = desk_.jobs().start(
        Job::Kind::asked, tr("Writing the report"),
        [album = desk_.sharedAlbum(), file = desk_.file(), sounds = desk_.sounds().opened(),
         papers](JobProgress& progress, std::stop_token stop) {
            const auto report = engine::report::makeReport(
                *album, sounds, {.project = file, .program = Revisions::program(), .date = papers.date},
                [&](const char* doing, double share) {
                    progress.doing(QString::fromUtf8(doing));
                    progress.share(share);
                },
                stop);
            const auto pdf = engine::report::reportPathOf(file, ".pdf");
            core::writeFile(pdf, papers.reportPdf(report));
            core::writeFile(engine::report::reportPathOf(file, ".html"), engine::report::reportHtml(report));
            return pdf;
        },
        [this](const std::filesystem::path& pdf) {
            job_ = nullptr;
            showButton();
            desk_.say(tr("The report is written: %1, and the same as .html").arg(pathText(pdf)));
        },
        [this](const QString& why) {
            job_ = nullptr;
            showButton();
            desk_.complain(why);
        });
    job_->whenCancelled = [this] {
        job_ = nullptr;
        showButton();
    };
    showButton();
}

} // namespace ui::delivery
