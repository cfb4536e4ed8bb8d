#include "ui/delivery/DeliveryBar.h"

#include "ui/actions/Actions.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QProgressBar>

#include <initializer_list>

namespace ui::delivery {

namespace {

constexpr int progressSteps = 1000;
constexpr int folderWidth = 260;

QString secondsText(double seconds) {
    return seconds < 90.0 ? DeliveryBar::tr("%1 s").arg(seconds, 0, 'f', 0)
                          : DeliveryBar::tr("%1 min").arg(seconds / 60.0, 0, 'f', 1);
}

} // namespace

DeliveryBar::DeliveryBar(QWidget* parent)
    : QWidget(parent), deliver_(new QPushButton(tr("Deliver"))), cancel_(new QPushButton(tr("Cancel"))),
      folder_(new QPushButton(tr("Choose a folder..."))), open_(new QPushButton(tr("Open the folder"))),
      progress_(new QProgressBar), says_(new QLabel) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    deliver_->setProperty("role", QStringLiteral("primary"));
    connect(deliver_, &QPushButton::clicked, this, &DeliveryBar::deliverAsked);
    connect(cancel_, &QPushButton::clicked, this, &DeliveryBar::cancelAsked);
    connect(folder_, &QPushButton::clicked, this, &DeliveryBar::folderAsked);
    connect(open_, &QPushButton::clicked, this, &DeliveryBar::openAsked);
    folder_->setToolTip(tr("Deliver into another folder"));
    progress_->setRange(0, progressSteps);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the delivery"));
    says_->setProperty("role", QStringLiteral("dim"));
    says_->setWordWrap(true);
    auto* const middle = new QVBoxLayout;
    middle->addStretch();
    middle->addWidget(says_);
    middle->addWidget(progress_);
    middle->addStretch();
    auto* const across = new QHBoxLayout(this);
    across->setContentsMargins(0, metrics::grid, metrics::grid, metrics::grid);
    across->setSpacing(metrics::grid);
    across->addWidget(deliver_);
    across->addWidget(cancel_);
    across->addLayout(middle, 1);
    across->addWidget(folder_);
    across->addWidget(open_);
    for (QWidget* each : std::initializer_list<QWidget*>{cancel_, progress_, open_}) each->hide();
}

void DeliveryBar::standFor(const QAction* deliver) {
    Actions::lendToolTip(deliver, deliver_);
}

void DeliveryBar::add(QWidget* button) {
    layout()->addWidget(button);
}

void DeliveryBar::showTargets(std::size_t chosen, bool ready) {
    deliver_->setText(chosen == 0   ? tr("Deliver")
                      : chosen == 1 ? tr("Deliver 1 target")
                                    : tr("Deliver %1 targets").arg(chosen));
    deliver_->setEnabled(ready);
}

void DeliveryBar::showFolder(const std::filesystem::path& folder) {
    folder_->setText(folder.empty() ? tr("Choose a folder...")
                                    : tr("into %1").arg(elided(pathText(folder), font(), folderWidth)));
}

bool DeliveryBar::isReady() const {
    return deliver_->isEnabled();
}

void DeliveryBar::say(const QString& words) {
    says_->setStyleSheet({});
    says_->setText(words);
}

QString DeliveryBar::words() const {
    return says_->text();
}

bool DeliveryBar::tellsOfADelivery() const {
    return !open_->isHidden();
}

void DeliveryBar::begin() {
    open_->hide();
    cancel_->show();
    progress_->show();
    progress_->setValue(0);
    deliver_->setEnabled(false);
}

void DeliveryBar::show(const engine::delivery::DeliveryProgress& now) {
    progress_->setValue(static_cast<int>(now.share * progressSteps));
    const QString doing =
        QLatin1String(now.doing) == QLatin1String("reading back") ? tr("Reading back") : tr("Rendering");
    say(now.timesRealTime > 0.0 ? tr("%1 \u00b7 %2 left \u00b7 %3 times real time")
                                      .arg(doing, secondsText(now.secondsLeft))
                                      .arg(now.timesRealTime, 0, 'f', 0)
                                : doing);
}

void DeliveryBar::end(const QString& words, QColor colour) {
    cancel_->hide();
    progress_->hide();
    says_->setText(words);
    says_->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
    deliver_->setEnabled(true);
}

void DeliveryBar::offerFolder() {
    open_->show();
    open_->setFocus();
}

} // namespace ui::delivery
