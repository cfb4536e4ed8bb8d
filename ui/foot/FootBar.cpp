#include "ui/foot/FootBar.h"

#include "ui/desk/Desk.h"
#include "ui/foot/DeviceLine.h"
#include "ui/foot/MessageLine.h"
#include "ui/foot/WorkLine.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace ui::foot {

FootBar::FootBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("State"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    device_ = new DeviceLine;
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
    device_->show(deviceWords(rate, listening.device(), listening.transport(), listening.monitor()));
    openAgain_->setVisible(listening.device().kind == engine::DeviceState::Kind::lost);
}

void FootBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.fillRect(0, 0, width(), 1, palette::line);
}

} // namespace ui::foot
