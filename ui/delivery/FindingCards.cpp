#include "ui/delivery/FindingCards.h"

#include "ui/controls/Words.h"
#include "ui/delivery/Remedies.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace ui::delivery {

namespace {

using core::Severity;

QColor colourOf(Severity severity) {
    if (severity >= Severity::rule) return palette::wrongText;
    return severity == Severity::warning ? palette::amber : palette::dim;
}

QString wordOf(Severity severity) {
    switch (severity) {
    case Severity::note:
        return FindingCards::tr("Note");
    case Severity::warning:
        return FindingCards::tr("Warning");
    case Severity::rule:
        return FindingCards::tr("Breaks a rule: needs a reason");
    case Severity::error:
        return FindingCards::tr("Stops the delivery");
    }
    return {};
}

bool holds(const core::Findings& findings, Severity severity) {
    return std::ranges::any_of(findings, [severity](const auto& each) { return each.severity == severity; });
}

} // namespace

QString summaryOf(const core::Findings& findings) {
    QStringList parts;
    const auto count = [&](Severity severity, const QString& one, const QString& many) {
        const auto n = std::ranges::count(findings, severity, &core::Finding::severity);
        if (n > 0) parts << counted(n, one, many);
    };
    count(Severity::error, FindingCards::tr("error"), FindingCards::tr("errors"));
    count(Severity::rule, FindingCards::tr("broken rule"), FindingCards::tr("broken rules"));
    count(Severity::warning, FindingCards::tr("warning"), FindingCards::tr("warnings"));
    return parts.join(QStringLiteral(" \u00b7 "));
}

FindingCards::FindingCards(QWidget* parent)
    : QWidget(parent), cards_(new QVBoxLayout), asks_(new QWidget), reason_(new QLineEdit) {
    reason_->setPlaceholderText(tr("Why it is accepted: the report prints it"));
    reason_->setAccessibleName(tr("Reason for the broken rules"));
    connect(reason_, &QLineEdit::textChanged, this, &FindingCards::reasonChanged);
    auto* const asks = new QVBoxLayout(asks_);
    asks->setContentsMargins(0, 0, 0, 0);
    asks->addWidget(reason_);
    cards_->setSpacing(metrics::grid);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->addLayout(cards_);
    down->addWidget(asks_);
    show({});
}

void FindingCards::show(const core::Findings& findings) {
    if (!shown_.empty() && findings == shown_) return;
    shown_ = findings;
    core::Findings gravestFirst = findings;
    std::ranges::stable_sort(gravestFirst, std::greater{}, &core::Finding::severity);
    while (QLayoutItem* item = cards_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const core::Finding& finding : gravestFirst) {
        QWidget* const made = card(finding);
        cards_->addWidget(made);
        made->show(); // now: left to the event loop, every card would lay the page out once more
    }
    if (shown_.empty()) {
        auto* const nothing = new QLabel(tr("\u2713 Nothing stands in the way."));
        nothing->setStyleSheet(QStringLiteral("color: %1").arg(palette::good.name()));
        cards_->addWidget(nothing);
    }
    asks_->setVisible(holds(shown_, Severity::rule));
}

QWidget* FindingCards::card(const core::Finding& finding) {
    auto* const frame = new QFrame;
    frame->setProperty("role",
                       finding.severity >= Severity::rule ? QStringLiteral("graveCard") : QStringLiteral("card"));
    auto* const down = new QVBoxLayout(frame);
    down->setContentsMargins(12, 8, 12, 8);
    down->setSpacing(2);
    QString words = QString::fromStdString(finding.message);
    words = words.left(1).toUpper() + words.mid(1);
    if (finding.track) words = tr("Track %1: %2").arg(*finding.track).arg(words);
    auto* const says = new QLabel(words);
    says->setTextFormat(Qt::PlainText);
    says->setWordWrap(true);
    says->setFont(theme::words(metrics::textSize, QFont::Medium));
    says->setStyleSheet(QStringLiteral("color: %1").arg(colourOf(finding.severity).name()));
    says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    down->addWidget(says);
    auto* const below = new QHBoxLayout;
    auto* const grade = new QLabel(wordOf(finding.severity));
    grade->setProperty("role", QStringLiteral("head"));
    below->addWidget(grade);
    if (!finding.place.empty()) {
        const QString place = QString::fromStdString(finding.place);
        auto* const go = new QPushButton(remedyWords(place));
        go->setProperty("role", QStringLiteral("link"));
        go->setAccessibleName(tr("%1: %2").arg(go->text(), words));
        connect(go, &QPushButton::clicked, this, [this, place] { emit placeAsked(place); });
        below->addWidget(go);
    }
    below->addStretch();
    down->addLayout(below);
    return frame;
}

QString FindingCards::reason() const {
    return reason_->text().trimmed();
}

void FindingCards::showReason(const QString& reason) {
    if (reason_->text().isEmpty() && !reason_->hasFocus()) reason_->setText(reason);
}

bool FindingCards::mayDeliver() const {
    return !holds(shown_, Severity::error) && (!holds(shown_, Severity::rule) || !reason().isEmpty());
}

} // namespace ui::delivery
