// An action's or a menu's text as one reads it, in lists and sentences.
#pragma once

#include <QString>

namespace ui {

/// Without the mark of the letter that Alt presses.
inline QString plain(QString text) {
    return text.remove(QLatin1Char('&'));
}

} // namespace ui
