#include "ui/meters/BigNumber.h"

#include "ui/controls/Words.h"
#include "ui/settings/Settings.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace ui::meters {

namespace {

constexpr int numberHeight = 44;
constexpr int lineHeight = 16;
const QString settingsKey = QStringLiteral("meters/bigNumber");

} // namespace

BigNumber::BigNumber(QWidget* parent)
    : Indicator(tr("Big number"), parent), quantity_(quantityOf(settings::value(settingsKey).toString())) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(tr("Click to choose what stands here large"));
    number_ = decimal(std::nullopt);
    showRender(nullptr, false);
}

QSize BigNumber::sizeHint() const {
    return {180, numberHeight + 2 * lineHeight + 2};
}

void BigNumber::choose(Quantity quantity) {
    if (quantity == quantity_) return;
    quantity_ = quantity;
    settings::setValue(settingsKey, idOf(quantity_));
    renew();
    update();
}

void BigNumber::show(const Figures& figures, bool live) {
    figures_ = figures;
    const QString before = number_;
    const bool wasLive = live_;
    live_ = live;
    renew();
    if (number_ != before || live_ != wasLive) update(0, 0, width(), numberHeight);
}

void BigNumber::showRender(const core::Loudness* album, bool current) {
    album_ = album ? std::optional(*album) : std::nullopt;
    albumIsCurrent_ = current;
    renew();
    update();
}

void BigNumber::renew() {
    number_ = decimal(valueOf(figures_, quantity_));
    const QString words = album_ ? renderWords(*album_, quantity_) : QString();
    if (words.isEmpty())
        render_ = tr("album not measured yet");
    else
        render_ = albumIsCurrent_ ? tr("%1 \u00b7 render").arg(words) : tr("%1 \u00b7 older render").arg(words);
}

QString BigNumber::reading() const {
    return tr("%1 %2, %3; %4").arg(number_, nameOf(quantity_), spanOf(quantity_), render_);
}

void BigNumber::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    const bool lasts = quantity_ == Quantity::integrated || quantity_ == Quantity::truePeak;
    painter.setFont(theme::figures(metrics::bigNumberSize));
    painter.setPen(live_ || lasts ? palette::amber : palette::dim);
    painter.drawText(QRect(0, 0, width(), numberHeight), Qt::AlignLeft | Qt::AlignVCenter, number_);
    const QFont small = theme::words(metrics::smallSize);
    painter.setFont(small);
    const QString name = nameOf(quantity_) + QStringLiteral(" \u25be");
    painter.setPen(palette::text);
    painter.drawText(QRect(0, numberHeight, width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter, name);
    const int from = QFontMetrics(small).horizontalAdvance(name);
    const QString span = QStringLiteral(" \u00b7 ") + spanOf(quantity_);
    painter.setPen(palette::dim);
    painter.drawText(QRect(from, numberHeight, width() - from, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(span, small, width() - from));
    painter.setPen(album_ && albumIsCurrent_ ? palette::text : palette::dim);
    painter.drawText(QRect(0, numberHeight + lineHeight, width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(render_, small, width()));
    if (!hasFocus()) return;
    painter.setPen(palette::amber);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void BigNumber::openMenu() {
    QMenu menu(this);
    for (const Quantity each : quantities) {
        QAction* const action = menu.addAction(nameOf(each) + QStringLiteral(" \u00b7 ") + spanOf(each), this,
                                               [this, each] { choose(each); });
        action->setCheckable(true);
        action->setChecked(each == quantity_);
        if (each == quantity_) menu.setActiveAction(action);
    }
    menu.exec(mapToGlobal(QPoint(0, numberHeight + lineHeight)));
}

void BigNumber::step(int by) {
    const int last = static_cast<int>(quantities.size()) - 1;
    const auto at = static_cast<int>(quantity_);
    choose(quantities[static_cast<std::size_t>(std::clamp(at + by, 0, last))]);
}

void BigNumber::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) openMenu();
}

void BigNumber::contextMenuEvent(QContextMenuEvent*) {
    openMenu();
}

void BigNumber::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Home:
        return choose(quantities.front());
    case Qt::Key_End:
        return choose(quantities.back());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openMenu();
    default:
        Indicator::keyPressEvent(event);
    }
}

} // namespace ui::meters
