#include "ui/foot/FootBar.h"

#include "ui/desk/Desk.h"
#include "ui/foot/DeviceWords.h"
#include "ui/foot/MessageLine.h"
#include "ui/foot/WorkLine.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace ui::foot {

FootBar::FootBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("State"));
    device_ = new QLabel;
    device_->setFont(theme::words(metrics::smallSize));
    device_->setTextFormat(Qt::RichText);
    device_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    openAgain_ = new QToolButton;
    openAgain_->setText(tr("Open again"));
    openAgain_->setProperty("role", QStringLiteral("quiet"));
    openAgain_->setFocusPolicy(Qt::TabFocus);
    openAgain_->setAccessibleName(tr("Open the audio device again"));
    openAgain_->setToolTip(openAgain_->accessibleName());
    message_ = new MessageLine;
    auto* const left = new QHBoxLayout;
    left->setSpacing(metrics::grid);
    left->addWidget(device_, 1);
    left->addWidget(openAgain_);
    auto* const across = new QHBoxLayout(this);
    across->setContentsMargins(metrics::grid + 6, 1, metrics::grid, 0);
    across->setSpacing(metrics::grid * 2);
    across->addLayout(left, 5);
    across->addWidget(new WorkLine(desk_));
    across->addWidget(message_, 4);
    connect(openAgain_, &QToolButton::clicked, &desk_.listening(), &Listening::openDevice);
    connect(&desk_, &Desk::said, message_, &MessageLine::say);
    connect(&desk_, &Desk::complained, message_, &MessageLine::complain);
    connect(&desk_.listening(), &Listening::ticked, this, &FootBar::showDevice);
    showDevice();
}

void FootBar::showDevice() {
    const Listening& listening = desk_.listening();
    const int rate = desk_.layout().tracks.empty() ? 0 : desk_.album().rate;
    const auto parts = deviceWords(rate, listening.device(), listening.transport(), listening.monitor());
    const QString words = plainText(parts);
    if (words == device_->accessibleName()) return;
    device_->setText(richText(parts));
    device_->setAccessibleName(words);
    device_->setToolTip(words);
    openAgain_->setVisible(listening.device().kind == engine::DeviceState::Kind::lost);
}

void FootBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.fillRect(0, 0, width(), 1, palette::line);
}

} // namespace ui::foot
