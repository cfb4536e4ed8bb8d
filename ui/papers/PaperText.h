// Words on paper: every length in millimetres, whatever the device; the painter's units are millimetres.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QPainter;
class QRectF;

namespace ui::papers {

inline const QColor ink(0x20, 0x20, 0x20);
inline const QColor dim(0x70, 0x70, 0x70);
inline const QColor line(0xC0, 0xC0, 0xC0);

/// The font with letters of that height.
QFont sized(QFont font, double mm);

/// On one line in the middle of the rectangle's height, cut with an ellipsis where it is too long.
void write(QPainter& painter, const QRectF& mm, const QFont& font, const QString& words, const QColor& colour,
           Qt::Alignment side = Qt::AlignLeft);

/// In as many lines as it needs, within words too where one is too long; `heightOf` says how high that is.
void writeLines(QPainter& painter, const QRectF& mm, const QFont& font, const QString& words, const QColor& colour,
                Qt::Alignment side = Qt::AlignLeft);
double heightOf(const QFont& font, const QString& words, double widthMm);

void rule(QPainter& painter, double left, double right, double y, const QColor& colour = line);

} // namespace ui::papers
