// How a finding's gravity is shown everywhere in the window: by a shape, a colour and a word, never by colour alone.
#pragma once

#include "core/Finding.h"

#include <QColor>
#include <QString>

namespace ui {

/// Of resources/icons: an octagon for an error, a shield for a rule, a triangle for a warning, a circle for a note.
QString severityIcon(core::Severity severity);
QColor severityColour(core::Severity severity);
QString severityWord(core::Severity severity); ///< "Error", "Rule", "Warning", "Note".

/// The gravest of them; a note where there is none.
core::Severity gravest(const core::Findings& findings);

} // namespace ui
