#include "ui/papers/PaperText.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui::papers {

namespace {

constexpr int dotsPerMm = 40; // Fonts are laid out in whole pixels, so there have to be many.

template <class Draw>
void inDots(QPainter& painter, const QRectF& mm, const QFont& font, const QColor& colour, Draw draw) {
    painter.save();
    painter.scale(1.0 / dotsPerMm, 1.0 / dotsPerMm);
    painter.setFont(font);
    painter.setPen(colour);
    draw(QRectF(mm.topLeft() * dotsPerMm, mm.size() * dotsPerMm));
    painter.restore();
}

/// The words in lines of that width; returns how high they are, in dots. A word is broken where it is longer than a
/// line.
double layLines(QTextLayout& layout, double width, Qt::Alignment side) {
    QTextOption option(side);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double height = 0.0;
    layout.beginLayout();
    for (QTextLine each = layout.createLine(); each.isValid(); each = layout.createLine()) {
        each.setLineWidth(width);
        each.setPosition({0.0, height});
        height += each.height();
    }
    layout.endLayout();
    return height;
}

QString inLines(QString words) {
    return words.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
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
    inDots(painter, mm, font, colour, [&](const QRectF& dots) {
        QTextLayout layout(inLines(words), font);
        layLines(layout, dots.width(), side);
        layout.draw(&painter, dots.topLeft());
    });
}

double heightOf(const QFont& font, const QString& words, double widthMm) {
    QTextLayout layout(inLines(words), font);
    const double dots = layLines(layout, widthMm * dotsPerMm, Qt::AlignLeft);
    return std::ceil(std::max(dots, QFontMetricsF(font).height())) / dotsPerMm;
}

void rule(QPainter& painter, double left, double right, double y, const QColor& colour) {
    painter.setPen(QPen(colour, 0.15));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

} // namespace ui::papers
