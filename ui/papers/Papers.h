// What goes with a delivery on paper, by Qt: for the window and the command line alike.
#pragma once

#include "engine/delivery/Papers.h"

namespace ui::papers {

/// Today's. Behind QGuiApplication and theme::loadFonts; the printing itself on any thread.
engine::delivery::Papers papers();

} // namespace ui::papers
