// What was found of a disc that was opened, to be read at leisure: the gravest first, each with its sign.
#pragma once

#include "core/Finding.h"

class QWidget;

namespace ui::album {

/// A dialog over the window that the user closes; the window goes on.
void showFoundOfDisc(core::Findings findings, QWidget& window);

} // namespace ui::album
