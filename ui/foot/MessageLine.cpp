#include "ui/foot/MessageLine.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QPainter>

namespace ui::foot {

namespace {

constexpr int iconPixels = 14;
constexpr int inset = 6;

} // namespace

MessageLine::MessageLine(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Last message"));
    timer_.setSingleShot(true);
    timer_.setInterval(complaintMs);
    connect(&timer_, &QTimer::timeout, this, &MessageLine::dismiss);
    connect(this, &QToolButton::clicked, this, &MessageLine::dismiss);
}

QSize MessageLine::sizeHint() const {
    return {240, metrics::footHeight - 4};
}

QSize MessageLine::minimumSizeHint() const {
    return {80, metrics::footHeight - 4};
}

void MessageLine::say(const QString& words) {
    said_ = words;
    if (!complains_) present(words, false);
}

void MessageLine::complain(const QString& words) {
    present(words, true);
    timer_.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageLine::dismiss() {
    timer_.stop();
    if (!complains_) said_.clear();
    present(said_, false);
}

void MessageLine::present(const QString& words, bool complains) {
    words_ = words;
    complains_ = complains;
    const QString name = words.isEmpty() ? tr("Last message") : complains ? tr("Trouble: %1").arg(words) : words;
    setAccessibleName(name);
    setToolTip(words.isEmpty() ? QString() : tr("%1\nClick to put it away").arg(words));
    setFocusPolicy(words.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    update();
}

void MessageLine::paintEvent(QPaintEvent*) {
    if (words_.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? palette::amber : palette::line);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    }
    const QFont font = theme::words(metrics::smallSize);
    const int iconRoom = complains_ ? iconPixels + inset : 0;
    const QString shown = elided(words_, font, width() - 2 * inset - iconRoom);
    const int textWidth = QFontMetrics(font).horizontalAdvance(shown);
    painter.setFont(font);
    painter.setPen(complains_ ? palette::wrongText : palette::dim);
    painter.drawText(rect().adjusted(inset, 0, -inset, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     shown);
    if (!complains_) return;
    const QPointF at(width() - inset - textWidth - iconRoom, (height() - iconPixels) / 2.0);
    painter.drawPixmap(
        at, theme::pixmap(QStringLiteral("triangle-alert"), palette::wrong, iconPixels, devicePixelRatioF()));
}

} // namespace ui::foot
