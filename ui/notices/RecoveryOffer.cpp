#include "ui/notices/RecoveryOffer.h"

#include "core/Error.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/notices/NoticeBar.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>

namespace ui::notices {

namespace {

QString words(const core::Recoverable& left) {
    const QString when = QLocale().toString(QFileInfo(pathText(left.copy)).lastModified(), QLocale::ShortFormat);
    if (left.album.empty()) return NoticeBar::tr("An album that was never saved was left open on %1.").arg(when);
    return NoticeBar::tr("\u201c%1\u201d has edits of %2 that were not saved.").arg(fileName(left.album), when);
}

void attempt(Desk& desk, const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& why) {
        desk.complain(QString::fromUtf8(why.what()));
    }
}

} // namespace

void offerRecovery(Desk& desk, NoticeBar& bar) {
    for (const core::Recoverable& left : core::recoverable(desk.recoveryFolder())) {
        Notice notice{.words = words(left)};
        const auto restore = [&desk, left] { attempt(desk, [&] { desk.restore(left); }); };
        notice.remedies.push_back({NoticeBar::tr("Restore"), restore});
        if (!left.album.empty())
            notice.remedies.push_back(
                {NoticeBar::tr("Open both"), [&desk, left, restore] {
                     restore();
                     if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {pathText(left.album)}))
                         desk.complain(NoticeBar::tr("The saved album cannot be opened in a "
                                                     "second window."));
                 }});
        notice.remedies.push_back(
            {NoticeBar::tr("Discard"), [&desk, left] { attempt(desk, [&] { core::discard(left); }); }});
        bar.show(std::move(notice));
    }
}

} // namespace ui::notices
