#include "ui/notices/NoticeBar.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/notices/ImportStrip.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::notices {

namespace {

const QString missingKey = QStringLiteral("missing");
const QString refusedKey = QStringLiteral("refused");

QLabel* mark(bool isTrouble, qreal scale) {
    auto* const label = new QLabel;
    label->setPixmap(theme::pixmap(isTrouble ? QStringLiteral("triangle-alert") : QStringLiteral("info"),
                                   isTrouble ? palette::amber : palette::blue, metrics::iconSize, scale));
    label->setFixedSize(metrics::iconSize, metrics::iconSize);
    return label;
}

} // namespace

NoticeBar::NoticeBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), rows_(new QVBoxLayout(this)) {
    setAccessibleName(tr("Notices"));
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(1);
    rows_->addWidget(new ImportStrip(desk_));
    connect(&desk_.sounds(), &Sounds::refused, this, [this](const QStringList& sentences) {
        show({.key = refusedKey,
              .words = sentences.size() == 1 ? sentences.front() : tr("%1 files cannot be used").arg(sentences.size()),
              .details = sentences.size() == 1 ? QStringList() : sentences});
    });
    connect(&desk_.sounds(), &Sounds::changed, this, &NoticeBar::showMissing);
    connect(&desk_, &Desk::fileChanged, this, &NoticeBar::showMissing);
}

void NoticeBar::show(Notice notice) {
    if (!notice.key.isEmpty()) withdraw(notice.key);
    auto* const row = new QFrame;
    row->setObjectName(notice.key);
    row->setProperty("role", QStringLiteral("notice"));
    row->setAccessibleName(notice.words);
    auto* const down = new QVBoxLayout(row);
    down->setContentsMargins(14, 3, 8, 3);
    down->setSpacing(4);
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid);
    across->addWidget(mark(notice.isTrouble, devicePixelRatioF()));
    auto* const words = new QLabel(notice.words);
    words->setTextFormat(Qt::PlainText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setWordWrap(true);
    across->addWidget(words, 1);
    auto* const details = new QLabel(notice.details.join(QLatin1Char('\n')));
    details->setTextFormat(Qt::PlainText);
    details->setProperty("role", QStringLiteral("dim"));
    details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    details->setVisible(false);
    if (!notice.details.isEmpty()) {
        auto* const more = new QPushButton(tr("Which?"));
        more->setCheckable(true);
        connect(more, &QPushButton::toggled, details, &QLabel::setVisible);
        across->addWidget(more);
    }
    for (const Remedy& remedy : notice.remedies) {
        auto* const button = new QPushButton(remedy.text);
        connect(button, &QPushButton::clicked, row, [row, run = remedy.run] {
            row->deleteLater();
            row->hide();
            run();
        });
        across->addWidget(button);
    }
    auto* const away = new QToolButton;
    away->setIcon(theme::icon(QStringLiteral("x")));
    away->setAccessibleName(tr("Put aside"));
    away->setToolTip(tr("Put aside"));
    connect(away, &QToolButton::clicked, row, &QWidget::deleteLater);
    across->addWidget(away);
    down->addLayout(across);
    down->addWidget(details);
    rows_->addWidget(row);
}

void NoticeBar::withdraw(const QString& key) {
    for (QFrame* row : findChildren<QFrame*>(key, Qt::FindDirectChildrenOnly)) {
        row->hide();
        row->deleteLater();
    }
}

void NoticeBar::showMissing() {
    QStringList lost;
    for (const core::Source& source : desk_.album().sources) {
        if (desk_.sounds().isMissing(source.id)) lost << tr("%1 is missing").arg(pathText(source.path));
        if (desk_.sounds().isChanged(source.id)) lost << tr("%1 has changed").arg(pathText(source.path));
    }
    if (lost.isEmpty()) return withdraw(missingKey);
    show({.key = missingKey,
          .words = lost.size() == 1 ? lost.front() : tr("%1 mixes are missing or changed").arg(lost.size()),
          .details = lost.size() == 1 ? QStringList() : lost,
          .remedies = {{tr("Look in a folder..."),
                        [this] { desk_.actions().action(QStringLiteral("album.findMixes"))->trigger(); }}}});
}

} // namespace ui::notices
