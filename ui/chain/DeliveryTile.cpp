#include "ui/chain/DeliveryTile.h"

#include "core/FileFormat.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace ui::chain {

namespace {

constexpr int inset = 9;

QString titleOf(const core::Delivery& delivery) {
    if (delivery.format == core::Delivery::Format::ddp) return QStringLiteral("CD");
    const std::string_view title = core::fileFormatOf(delivery.format).title;
    return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
}

} // namespace

QStringList deliveryLines(const core::Delivery& delivery, int albumRate) {
    const auto& row = core::fileFormatOf(delivery.format);
    const int rate = core::rateOf(delivery, albumRate);
    const auto length = core::wordLengthOf(delivery);
    const bool isFloat = length == core::Delivery::WordLength::float32;
    const QString kilohertz = DeliveryTile::tr("%1 k").arg(QString::number(rate / 1000.0));
    // Integers are guarded at full scale where no ceiling is set; float only at a ceiling.
    const QString guard = delivery.ceilingDbtp ? DeliveryTile::tr("guard %1").arg(decimal(*delivery.ceilingDbtp))
                          : isFloat            ? DeliveryTile::tr("no guard")
                                               : DeliveryTile::tr("guard %1").arg(decimal(0.0));
    const QString dot = QStringLiteral(" \u00b7 ");
    if (row.isLossy()) {
        const auto encoding = QString::fromUtf8(row.encoding.data(), static_cast<qsizetype>(row.encoding.size()));
        return {kilohertz + dot + guard, encoding};
    }
    if (isFloat) return {kilohertz + dot + guard, DeliveryTile::tr("32 bit float")};
    return {kilohertz + dot + guard,
            DeliveryTile::tr("%1 bit").arg(core::bitsOf(length)) + dot + ditherText(delivery.dither)};
}

void DeliveryTile::showDelivery(const core::Delivery& delivery, int albumRate) {
    const QStringList lines = deliveryLines(delivery, albumRate);
    if (titleOf(delivery) == title_ && lines == lines_) return;
    title_ = titleOf(delivery);
    lines_ = lines;
    setAccessibleName(tr("Delivery %1: %2").arg(title_, lines_.join(QStringLiteral(", "))));
    setToolTip(accessibleName());
    update();
}

void DeliveryTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::line, 1));
    painter.setBrush(palette::panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    painter.setPen(palette::text);
    painter.setFont(theme::words(metrics::textSize, QFont::DemiBold));
    painter.drawText(QRect(inset, 8, width() - 2 * inset, 20), Qt::AlignVCenter | Qt::AlignLeft, title_);
    const QFont figures = theme::figures(10);
    painter.setFont(figures);
    painter.setPen(palette::dim);
    const bool isLow = height() < 66;
    int top = isLow ? 27 : 33;
    for (const QString& line : lines_) {
        if (top + 16 > height()) break; // the tooltip has it all
        painter.drawText(QRect(inset, top, width() - inset - 4, 16), Qt::AlignVCenter | Qt::AlignLeft,
                         elided(line, figures, width() - inset - 4));
        top += 16;
    }
}

} // namespace ui::chain
