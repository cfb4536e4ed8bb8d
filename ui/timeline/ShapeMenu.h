// The shapes of fades and courses, to choose from in a menu.
#pragma once

#include "core/Chain.h"

#include <functional>

class QMenu;

namespace ui::timeline {

void addShapes(QMenu& menu, core::FadeShape chosen, std::function<void(core::FadeShape)> take);

} // namespace ui::timeline
