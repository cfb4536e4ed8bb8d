#include "ui/delivery/FindingCard.h"

#include "ui/controls/Passage.h"
#include "ui/delivery/Remedies.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cassert>

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
        return FindingCard::tr("Note");
    case Severity::warning:
        return FindingCard::tr("Warning");
    case Severity::rule:
        return FindingCard::tr("Breaks a rule: needs a reason");
    case Severity::error:
        return FindingCard::tr("Stops the delivery");
    }
    return {};
}

} // namespace

FindingCard::FindingCard(Severity severity, QWidget* parent) : QFrame(parent), severity_(severity) {
    setProperty("role", severity >= Severity::rule ? QStringLiteral("graveCard") : QStringLiteral("card"));
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(12, 8, 12, 8);
    down->setSpacing(2);
    says_ = new controls::Passage(colourOf(severity));
    says_->setFont(theme::words(metrics::textSize, QFont::Medium));
    down->addWidget(says_);
    auto* const below = new QHBoxLayout;
    auto* const grade = new QLabel(wordOf(severity));
    grade->setProperty("role", QStringLiteral("head"));
    below->addWidget(grade);
    go_ = new QPushButton;
    go_->setProperty("role", QStringLiteral("link"));
    connect(go_, &QPushButton::clicked, this, [this] { emit placeAsked(QString::fromStdString(finding_.place)); });
    below->addWidget(go_);
    below->addStretch();
    down->addLayout(below);
}

void FindingCard::show(const core::Finding& finding) {
    assert(finding.severity == severity_);
    finding_ = finding;
    QString words = QString::fromStdString(finding.message);
    words = words.left(1).toUpper() + words.mid(1);
    if (finding.track) words = tr("Track %1: %2").arg(*finding.track).arg(words);
    says_->say(words);
    go_->setVisible(!finding.place.empty());
    if (finding.place.empty()) return;
    go_->setText(remedyWords(QString::fromStdString(finding.place)));
    go_->setAccessibleName(tr("%1: %2").arg(go_->text(), words));
}

} // namespace ui::delivery
