#include "ui/chain/Captioned.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace ui::chain {

namespace {

// As in controls::Knob: the caption stands where the knobs' names do.
constexpr int controlMiddle = 34;
constexpr int captionTop = 60;
constexpr int captionHeight = 15;

} // namespace

Captioned::Captioned(const QString& caption, QWidget* parent)
    : QWidget(parent), caption_(caption), captionWidth_(QFontMetrics(theme::words(12)).horizontalAdvance(caption) + 4) {
}

void Captioned::setCaption(const QString& caption) {
    if (caption_ == caption) return;
    caption_ = caption;
    update();
}

void Captioned::hold(QWidget* control) {
    if (held_) {
        // One of its own buttons may be the reason.
        held_->hide();
        held_->setParent(nullptr);
        held_->deleteLater();
    }
    held_ = control;
    held_->setParent(this);
    held_->show();
    resizeEvent(nullptr);
    updateGeometry();
}

int Captioned::widthFor(int control) const {
    return std::max(captionWidth_, control);
}

QSize Captioned::sizeHint() const {
    return {widthFor(held_ ? held_->sizeHint().width() : 0), captionTop + captionHeight + 4};
}

void Captioned::resizeEvent(QResizeEvent*) {
    if (!held_) return;
    const QSize size = held_->sizeHint();
    held_->setGeometry((width() - size.width()) / 2, controlMiddle - size.height() / 2, size.width(), size.height());
}

void Captioned::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(theme::words(12));
    painter.setPen(isEnabled() ? palette::dim : palette::faint);
    painter.drawText(QRect(0, captionTop, width(), captionHeight), Qt::AlignHCenter | Qt::AlignTop, caption_);
}

} // namespace ui::chain
