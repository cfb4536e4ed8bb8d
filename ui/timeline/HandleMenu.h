// The context menu of what can be grabbed on the timeline: its value, shapes, default; and of a place: cut, marks,
// loop.
#pragma once

#include "ui/timeline/Handle.h"

#include <functional>
#include <optional>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::timeline {

class View;

/// What the pointer, or the keys, chose.
struct MenuPlace {
    std::optional<Handle> handle;
    core::FramePos at = 0; ///< On the album's clock.
};

/// `typeValue`: opens the field for the value.
void fillMenu(QMenu& menu, Desk& desk, View& view, const MenuPlace& place,
              std::function<void(const Handle&)> typeValue);

} // namespace ui::timeline
