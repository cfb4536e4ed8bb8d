#include "ui/delivery/QualityList.h"

#include "ui/controls/Head.h"
#include "ui/controls/Passage.h"
#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/Quality.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::delivery {

namespace {

constexpr int timeWidth = 104;
constexpr int mostHeight = 300; ///< Px; what is more is scrolled to.
constexpr int tickMs = 200;

constexpr int aroundSeconds = 1;  ///< Heard ahead of a place and behind it.
constexpr int longestSeconds = 6; ///< Of what lasts longer (a whole track, say) the beginning.

QString sentenceOf(const core::Finding& finding) {
    QString words = QString::fromStdString(finding.message);
    words = words.left(1).toUpper() + words.mid(1);
    return finding.track ? QualityList::tr("Track %1: %2").arg(*finding.track).arg(words) : words;
}

} // namespace

QualityList::QualityList(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), quality_(new Quality(desk, this)), summary_(controls::head({})),
      button_(new QPushButton), says_(new controls::Passage(palette::dim)), rows_(new QTableWidget),
      timer_(new QTimer(this)), commands_(desk.actions()) {
    button_->setProperty("role", QStringLiteral("link"));
    button_->setObjectName(QStringLiteral("checkSound"));
    rows_->setAccessibleName(tr("Findings of the quality check"));
    rows_->setToolTip(tr("Click or Enter: goes there and plays it"));
    rows_->setColumnCount(2);
    rows_->setHorizontalHeaderLabels({tr("Time"), tr("Finding")});
    rows_->horizontalHeader()->setVisible(false);
    rows_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
    rows_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    rows_->setColumnWidth(0, timeWidth);
    rows_->verticalHeader()->setVisible(false);
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setSelectionBehavior(QAbstractItemView::SelectRows);
    rows_->setSelectionMode(QAbstractItemView::SingleSelection);
    rows_->setShowGrid(false);
    rows_->setTabKeyNavigation(false);
    rows_->setWordWrap(true);
    rows_->setIconSize({14, 14});
    rows_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    rows_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows_->installEventFilter(this);

    auto* const head = new QHBoxLayout;
    head->addWidget(controls::head(tr("Quality check").toUpper()));
    head->addStretch();
    head->addWidget(summary_);
    head->addSpacing(metrics::grid);
    head->addWidget(button_);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(metrics::grid / 2);
    down->addLayout(head);
    down->addWidget(says_);
    down->addWidget(rows_);

    QAction* const action = commands_.add({.id = QStringLiteral("deliver.check"),
                                           .text = tr("Check the sound"),
                                           .menu = Menu::deliver,
                                           .run = [this] { check(); },
                                           .enabled = [this] { return !desk_.layout().tracks.empty(); }});
    Actions::lendToolTip(action, button_);
    connect(button_, &QPushButton::clicked, this, &QualityList::checkOrCancel);
    connect(quality_, &Quality::changed, this, &QualityList::showState);
    connect(&desk_, &Desk::albumChanged, this, &QualityList::showState);
    connect(timer_, &QTimer::timeout, this, &QualityList::showState);
    connect(rows_, &QTableWidget::cellClicked, this, [this](int row) { play(row); });
    showState();
}

void QualityList::checkOrCancel() {
    if (quality_->isRunning()) return quality_->cancel();
    check();
}

void QualityList::check() {
    if (!isVisible()) desk_.actions().action(QStringLiteral("view.delivery"))->trigger();
    if (!desk_.sounds().known()) return desk_.complain(tr("The mixes are still being read: check them in a moment."));
    quality_->check();
}

void QualityList::showState() {
    const auto& found = quality_->found();
    const bool runs = quality_->isRunning();
    button_->setText(runs ? tr("Cancel") : found ? tr("Check again") : tr("Check the sound"));
    button_->setEnabled(runs || !desk_.layout().tracks.empty());
    if (runs && !timer_->isActive()) timer_->start(tickMs);
    if (!runs) timer_->stop();
    summary_->setText(found ? summaryOf(*found).toUpper() : QString());
    says_->setVisible(runs || !found || found->empty() || !quality_->isCurrent());
    if (runs)
        says_->say(tr("Listening to mixes and master: %1 %").arg(static_cast<int>(quality_->share() * 100.0)));
    else if (!found)
        says_->say(tr("Clipping, clicks, dropouts, channels, ends, seams: not checked yet."));
    else if (!quality_->isCurrent())
        says_->say(tr("The album has changed since: this is what was found in it before."));
    else if (found->empty())
        says_->say(tr("\u2713 Nothing was found in mixes and master."));
    rows_->setVisible(found && !found->empty());
    rows_->setEnabled(!found || quality_->isCurrent());
    if (found && shown_ != found) showRows(*found);
    shown_ = found;
}

void QualityList::showRows(const core::Findings& findings) {
    rows_->setRowCount(static_cast<int>(findings.size()));
    for (int n = 0; n < rows_->rowCount(); ++n) {
        const core::Finding& finding = findings[static_cast<std::size_t>(n)];
        const QString at = finding.at ? clock(*finding.at, desk_.album().rate) : QStringLiteral("\u2013");
        auto* const time = new QTableWidgetItem(at);
        time->setFont(theme::figures(metrics::textSize - 1));
        time->setIcon(QIcon(
            theme::pixmap(severityIcon(finding.severity), severityColour(finding.severity), 14, devicePixelRatioF())));
        time->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        auto* const says = new QTableWidgetItem(sentenceOf(finding));
        says->setFont(theme::words(metrics::textSize - 1));
        for (auto* item : {time, says})
            item->setData(Qt::AccessibleTextRole, severityWord(finding.severity) + QStringLiteral(", ") + at +
                                                      QStringLiteral(": ") + says->text());
        rows_->setItem(n, 0, time);
        rows_->setItem(n, 1, says);
    }
    fit();
}

void QualityList::resizeEvent(QResizeEvent*) {
    fit();
}

/// Rows as high as their words, the list as high as its rows.
void QualityList::fit() {
    rows_->resizeRowsToContents();
    int height = 2 * rows_->frameWidth();
    for (int n = 0; n < rows_->rowCount(); ++n) {
        rows_->setRowHeight(n, rows_->rowHeight(n) + metrics::grid);
        height += rows_->rowHeight(n);
    }
    rows_->setFixedHeight(std::min(height, mostHeight));
}

bool QualityList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<const QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            play(rows_->currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QualityList::play(int row) {
    if (!shown_ || row < 0 || row >= static_cast<int>(shown_->size())) return;
    const core::Finding& finding = (*shown_)[static_cast<std::size_t>(row)];
    const core::AlbumLayout& layout = desk_.layout();
    if (finding.track)
        for (const core::PlacedTrack& placed : layout.tracks)
            if (placed.number == *finding.track) desk_.selection().selectTrack(placed.id);
    if (!finding.at) return;
    const core::FrameCount around = core::FrameCount{aroundSeconds} * desk_.album().rate;
    const core::FrameCount heard =
        std::min(finding.lengthFrames, core::FrameCount{longestSeconds} * desk_.album().rate);
    const core::FramePos from = std::max(*finding.at - around, layout.begin);
    desk_.listening().locate(from); // there, whether a device opens or not
    desk_.listening().playFrom(from, std::min(*finding.at + heard + around, layout.end));
}

} // namespace ui::delivery
