#include "ui/controls/Head.h"

#include "ui/theme/Theme.h"

#include <QLabel>

namespace ui::controls {

QLabel* head(const QString& words) {
    auto* const label = new QLabel(words);
    label->setProperty("role", QStringLiteral("head"));
    return label;
}

QFont headFont() {
    QFont font = theme::words(metrics::smallSize, QFont::Medium);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    return font;
}

} // namespace ui::controls
