#include "ui/delivery/FindingCards.h"

#include "ui/controls/Words.h"
#include "ui/delivery/FindingCard.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

namespace ui::delivery {

namespace {

using core::Severity;

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
    : QWidget(parent), across_(new QVBoxLayout), nothing_(new QLabel(tr("\u2713 Nothing stands in the way."))),
      asks_(new QWidget), reason_(new QLineEdit) {
    nothing_->setStyleSheet(QStringLiteral("color: %1").arg(palette::good.name()));
    reason_->setPlaceholderText(tr("Why it is accepted: the report prints it"));
    reason_->setAccessibleName(tr("Reason for the broken rules"));
    connect(reason_, &QLineEdit::textChanged, this, &FindingCards::reasonChanged);
    auto* const asks = new QVBoxLayout(asks_);
    asks->setContentsMargins(0, 0, 0, 0);
    asks->addWidget(reason_);
    across_->setSpacing(metrics::grid);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->addLayout(across_);
    down->addWidget(nothing_);
    down->addWidget(asks_);
    nothing_->hide(); // as long as nobody has looked
    asks_->hide();
}

void FindingCards::show(const core::Findings& findings) {
    if (shown_ == findings) return;
    shown_ = findings;
    core::Findings gravestFirst = findings;
    std::ranges::stable_sort(gravestFirst, std::greater{}, &core::Finding::severity);
    nothing_->setVisible(findings.empty());
    asks_->setVisible(holds(findings, Severity::rule));
    layCards(gravestFirst);
}

/// Cards stay with their findings; those of findings that are gone are given to new ones that are as grave.
void FindingCards::layCards(const core::Findings& findings) {
    std::vector<FindingCard*> spare = std::exchange(cards_, std::vector<FindingCard*>(findings.size()));
    const auto takeSpare = [&spare](const auto& isFit) {
        const auto found = std::ranges::find_if(spare, isFit);
        FindingCard* const card = found == spare.end() ? nullptr : *found;
        if (card) spare.erase(found);
        return card;
    };
    for (std::size_t n = 0; n < findings.size(); ++n)
        cards_[n] = takeSpare([&](const FindingCard* card) { return card->finding() == findings[n]; });
    for (std::size_t n = 0; n < findings.size(); ++n) {
        if (cards_[n]) continue;
        FindingCard*& card = cards_[n];
        card = takeSpare([&](const FindingCard* each) { return each->severity() == findings[n].severity; });
        const bool isNew = !card;
        if (isNew) {
            card = new FindingCard(findings[n].severity, this);
            connect(card, &FindingCard::placeAsked, this, &FindingCards::placeAsked);
        }
        card->show(findings[n]);
        if (isNew) card->setVisible(true); // now: left to the event loop, every card would lay the page out once more
    }
    for (FindingCard* const card : spare) {
        across_->removeWidget(card);
        card->hide();
        card->deleteLater(); // its own button may be what was pressed
    }
    for (std::size_t n = 0; n < cards_.size(); ++n) {
        const QLayoutItem* const there = across_->itemAt(static_cast<int>(n));
        if (!there || there->widget() != cards_[n]) across_->insertWidget(static_cast<int>(n), cards_[n]);
    }
}

QString FindingCards::reason() const {
    return reason_->text().trimmed();
}

void FindingCards::showReason(const QString& reason) {
    if (reason_->text().isEmpty() && !reason_->hasFocus()) reason_->setText(reason);
}

bool FindingCards::mayDeliver() const {
    return !shown_ || (!holds(*shown_, Severity::error) && (!holds(*shown_, Severity::rule) || !reason().isEmpty()));
}

} // namespace ui::delivery
