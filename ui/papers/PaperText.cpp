#include "ui/papers/PaperText.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::papers {

namespace {

constexpr int dotsPerMm = 40; // Fonts are laid out in whole pixels, so there have to be many.
constexpr int flowing = Qt::TextWordWrap | Qt::TextWrapAnywhere | Qt::AlignTop;

template <class Draw>
void inDots(QPainter& painter, const QRectF& mm, const QFont& font, const QColor& colour, Draw draw) {
    painter.save();
    painter.scale(1.0 / dotsPerMm, 1.0 / dotsPerMm);
    painter.setFont(font);
    painter.setPen(colour);
    draw(QRectF(mm.topLeft() * dotsPerMm, mm.size() * dotsPerMm));
    painter.restore();
}

} // namespace

QFont sized(QFont font, double mm) {
    font.setPixelSize(std::max(1, static_cast<int>(mm * dotsPerMm)));
    return font;
}

void write(QPainter& painter, const QRectF& mm, const QFont& font, const QString& words, const QColor& colour,
           Qt::Alignment side) {
    inDots(painter, mm, font, colour, [&](const QRectF& dots) {
        const QString fits = QFontMetricsF(font).elidedText(words, Qt::ElideRight, dots.width());
        painter.drawText(dots, static_cast<int>(side) | Qt::AlignVCenter | Qt::TextSingleLine, fits);
    });
}

void writeLines(QPainter& painter, const QRectF& mm, const QFont& font, const QString& words, const QColor& colour,
                Qt::Alignment side) {
    inDots(painter, mm, font, colour,
           [&](const QRectF& dots) { painter.drawText(dots, static_cast<int>(side) | flowing, words); });
}

double heightOf(const QFont& font, const QString& words, double widthMm) {
    const QFontMetricsF metrics(font);
    const QRectF room(0.0, 0.0, widthMm * dotsPerMm, 1e7);
    const double dots = std::max(metrics.boundingRect(room, flowing, words).height(), metrics.height());
    return std::ceil(dots) / dotsPerMm;
}

void rule(QPainter& painter, double left, double right, double y, const QColor& colour) {
    painter.setPen(QPen(colour, 0.15));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

} // namespace ui::papers
