#include "ui/sequence/SequenceHead.h"

#include "ui/controls/Head.h"
#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/sequence/SequenceLayout.h"
#include "ui/sequence/SequenceModel.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui::sequence {

namespace {

constexpr int headMargin = 14;
constexpr int rightMargin = 10;
constexpr int columnHeight = 24;

} // namespace

ColumnHeads::ColumnHeads(QWidget& rows, QWidget* parent) : QWidget(parent), rows_(rows) {
    setFixedHeight(columnHeight);
    rows_.installEventFilter(this);
}

bool ColumnHeads::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) update();
    return QWidget::eventFilter(watched, event);
}

void ColumnHeads::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::dim);
    const Columns columns = columnsOf(QRect(0, 0, rows_.width(), height()), false);
    const auto left = Qt::AlignLeft | Qt::AlignVCenter;
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    painter.drawText(columns.number, left, QStringLiteral("#"));
    painter.drawText(columns.title, left, tr("Title"));
    painter.drawText(columns.length, right, tr("Length"));
    painter.drawText(columns.lufs, right, QStringLiteral("LUFS"));
    painter.drawText(columns.peak, right, QStringLiteral("dBTP"));
}

SequenceHead::SequenceHead(QWidget& rows, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QLabel* const title = controls::head(tr("SEQUENCE"));
    title->setFont(controls::headFont());
    totals_ = controls::head({});
    totals_->setObjectName(QStringLiteral("totals"));
    totals_->setFont(controls::headFont());
    findings_ = new QLabel;
    findings_->setObjectName(QStringLiteral("albumFindings"));

    auto* const line = new QHBoxLayout;
    line->setContentsMargins(headMargin, 0, rightMargin, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(title);
    line->addWidget(findings_);
    line->addStretch(1);
    line->addWidget(totals_);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, metrics::grid + 2, 0, 0);
    down->setSpacing(2);
    down->addLayout(line);
    down->addWidget(new ColumnHeads(rows));
}

void SequenceHead::show(const core::AlbumLayout& layout, std::size_t disabledTracks, const core::Findings& findings) {
    const std::size_t tracks = layout.tracks.size();
    totals_->setText((tracks == 1 ? tr("1 TRACK") : tr("%1 TRACKS").arg(tracks)) + QStringLiteral(" \u00b7 ") +
                     minutes(totalFrames(layout), layout.rate));
    totals_->setToolTip(disabledTracks == 0
                            ? tr("Total time of the album, with its gaps")
                            : tr("Total time of the album, with its gaps; without %1 disabled").arg(disabledTracks));
    showFindings(findings);
}

void SequenceHead::showFindings(const core::Findings& findings) {
    core::Findings ofAlbum;
    for (const core::Finding& finding : findings)
        if (!finding.track) ofAlbum.push_back(finding);
    findings_->setVisible(!ofAlbum.empty());
    if (ofAlbum.empty()) return;
    const core::Severity severity = gravest(ofAlbum);
    const QString words = findingWords(ofAlbum);
    findings_->setPixmap(theme::pixmap(severityIcon(severity), severityColour(severity), 14, devicePixelRatioF()));
    findings_->setToolTip(words);
    findings_->setAccessibleName(tr("Findings of the album"));
    findings_->setAccessibleDescription(words);
}

QString SequenceHead::totals() const {
    return totals_->text();
}

} // namespace ui::sequence
