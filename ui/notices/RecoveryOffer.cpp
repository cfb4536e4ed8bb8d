#include "ui/notices/RecoveryOffer.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/notices/NoticeBar.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>
#include <QProcess>

#include <filesystem>
#include <vector>

namespace ui::notices {

namespace {

QString words(const core::Recoverable& left) {
    const QString when = QLocale().toString(QFileInfo(pathText(left.copy)).lastModified(), QLocale::ShortFormat);
    if (left.album.empty()) return NoticeBar::tr("An album that was never saved was left open on %1.").arg(when);
    return NoticeBar::tr("\u201c%1\u201d has edits of %2 that were not saved.").arg(fileName(left.album), when);
}

struct Offer {
    core::Recoverable left;
    QString words;
};

std::vector<Offer> offersIn(const std::filesystem::path& folder) {
    std::vector<Offer> offers;
    for (const core::Recoverable& left : core::recoverable(folder)) offers.push_back({left, words(left)});
    return offers;
}

void openBeside(Desk& desk, const std::filesystem::path& album) {
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {pathText(album)}))
        desk.complain(NoticeBar::tr("The saved album cannot be opened in a second window."));
}

void discard(Desk& desk, const core::Recoverable& left) {
    desk.jobs().start(
        Job::Kind::unseen, NoticeBar::tr("Discarding a recovery copy"),
        [left](JobProgress&, std::stop_token) { core::discard(left); }, [] {});
}

Notice noticeOf(Desk& desk, const Offer& offer) {
    const core::Recoverable& left = offer.left;
    Notice notice{.words = offer.words};
    notice.remedies.push_back({NoticeBar::tr("Restore"), [&desk, left] { desk.restore(left); }});
    if (!left.album.empty())
        notice.remedies.push_back({NoticeBar::tr("Open both"), [&desk, left] {
                                       desk.restore(left, [&desk, left] { openBeside(desk, left.album); });
                                   }});
    notice.remedies.push_back({NoticeBar::tr("Discard"), [&desk, left] { discard(desk, left); }});
    return notice;
}

} // namespace

void offerRecovery(Desk& desk, NoticeBar& bar) {
    desk.jobs().start(
        Job::Kind::unseen, NoticeBar::tr("Looking for recovery copies"),
        [folder = desk.recoveryFolder()](JobProgress&, std::stop_token) { return offersIn(folder); },
        [&desk, shown = QPointer(&bar)](const std::vector<Offer>& offers) {
            if (!shown) return;
            for (const Offer& offer : offers) shown->show(noticeOf(desk, offer));
        });
}

} // namespace ui::notices
