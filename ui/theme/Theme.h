// The look of the window: fonts out of the program's own resources, the palette, and how standard widgets are drawn.
#pragma once

#include "ui/theme/Metrics.h"
#include "ui/theme/Palette.h"

#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace ui::theme {

/// Those of words and figures, for pages where there is no window. Once, behind QGuiApplication.
void loadFonts();

/// Once, before any widget is made; the fonts too.
void apply(QApplication& application);

/// Words: Inter.
QFont words(int pixels = metrics::textSize, QFont::Weight weight = QFont::Normal);

/// Every number: JetBrains Mono, whose figures are all of one width.
QFont figures(int pixels = metrics::textSize, QFont::Weight weight = QFont::Normal);

/// An icon of resources/icons by its file's name without ".svg", in the colours of normal, disabled and checked
/// buttons, sharp at every scale.
QIcon icon(const QString& name);

/// The same in one colour.
QPixmap pixmap(const QString& name, QColor colour, int pixels, qreal scale);

} // namespace ui::theme
