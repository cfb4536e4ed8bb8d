#include "ui/controls/Link.h"

#include <QPushButton>

namespace ui::controls {

QPushButton* link(const QString& text, const QString& tip) {
    auto* const button = new QPushButton(text);
    button->setProperty("role", QStringLiteral("link"));
    button->setToolTip(tip);
    return button;
}

} // namespace ui::controls
