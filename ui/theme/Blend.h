// Colours as they are seen, for what is painted at every tick: the painter lays an opaque colour down at once, and one
// that lets its ground through pixel by pixel, tall shapes even with the help of other threads.
#pragma once

#include <QColor>

namespace ui::palette {

/// What is seen of a colour that is not opaque over a ground that is.
inline QColor over(QColor colour, QColor ground) {
    const auto mixed = [&colour](int above, int below) {
        return (above * colour.alpha() + below * (255 - colour.alpha()) + 127) / 255;
    };
    return {mixed(colour.red(), ground.red()), mixed(colour.green(), ground.green()),
            mixed(colour.blue(), ground.blue())};
}

} // namespace ui::palette
