#include "ui/sequence/FindingsList.h"

#include "ui/controls/Head.h"
#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::sequence {

namespace {

constexpr int leastHeight = 96; ///< Below it there is no room for a sentence.
constexpr int margin = 14;

QLabel* head(const QString& words) {
    QLabel* const label = controls::head(words);
    label->setFont(controls::headFont());
    return label;
}

QString sentenceOf(const core::Finding& finding) {
    QString words = QString::fromStdString(finding.message);
    words = words.left(1).toUpper() + words.mid(1);
    return finding.track ? FindingsList::tr("Track %1: %2").arg(*finding.track).arg(words) : words;
}

} // namespace

FindingsList::FindingsList(QWidget* parent)
    : QWidget(parent), content_(new QWidget(this)), count_(head({})), list_(new QListWidget) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    list_->setObjectName(QStringLiteral("findings"));
    list_->setAccessibleName(tr("Findings"));
    list_->setWordWrap(true);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setIconSize({14, 14});
    list_->setFont(theme::words(12));
    list_->setToolTip(tr("Click or Enter: to the track"));
    auto* const line = new QHBoxLayout;
    line->setContentsMargins(margin, 0, margin - 4, 0);
    line->addWidget(head(tr("FINDINGS")));
    line->addStretch(1);
    line->addWidget(count_);
    auto* const down = new QVBoxLayout(content_);
    down->setContentsMargins(0, metrics::grid * 2, 0, metrics::grid);
    down->setSpacing(metrics::grid / 2);
    down->addLayout(line);
    down->addWidget(list_, 1);
    const auto ask = [this](QListWidgetItem* item) {
        if (const int number = item->data(Qt::UserRole).toInt(); number > 0) emit trackAsked(number);
    };
    connect(list_, &QListWidget::itemClicked, this, ask);
    connect(list_, &QListWidget::itemActivated, this, ask);
    fit();
}

void FindingsList::show(core::Findings findings) {
    if (findings == shown_) return;
    shown_ = std::move(findings);
    core::Findings gravestFirst = shown_;
    std::ranges::stable_sort(gravestFirst, std::greater{}, &core::Finding::severity);
    list_->clear();
    for (const core::Finding& finding : gravestFirst) {
        auto* const item = new QListWidgetItem(sentenceOf(finding), list_);
        item->setIcon(QIcon(
            theme::pixmap(severityIcon(finding.severity), severityColour(finding.severity), 14, devicePixelRatioF())));
        item->setData(Qt::UserRole, finding.track.value_or(0));
        item->setData(Qt::AccessibleTextRole, severityWord(finding.severity) + QStringLiteral(": ") + item->text());
        item->setForeground(palette::dim);
    }
    count_->setText(QString::number(shown_.size()));
    fit();
}

void FindingsList::resizeEvent(QResizeEvent*) {
    fit();
}

void FindingsList::fit() {
    content_->setGeometry(rect());
    content_->setVisible(!shown_.empty() && height() >= leastHeight);
}

} // namespace ui::sequence
