// A button that looks like a word of the text: for what is asked of a part of a page, at its head.
#pragma once

#include <QString>

class QPushButton;

namespace ui::controls {

QPushButton* link(const QString& text, const QString& tip);

} // namespace ui::controls
