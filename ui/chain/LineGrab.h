// A line of level in a picture, tied to the row that it stands for: one drag is one step of the history.
#pragma once

#include "ui/chain/LevelTrace.h"
#include "ui/chain/SlotEdit.h"
#include "ui/controls/Rows.h"

namespace ui::chain {

/// `edit` outlives the trace.
inline void connectLine(LevelTrace& trace, SlotEdit& edit, core::ParameterRef row) {
    trace.setFocusPolicy(Qt::StrongFocus);
    trace.setToolTip(LevelTrace::tr("Drag the line, or move it with Up and Down (Shift: fine); Alt-click resets it"));
    QObject::connect(&trace, &LevelTrace::lineGrabbed, &trace, [&edit, row] {
        if (const core::Slot* const slot = edit.slot()) edit.grab(labelOf(core::moduleOf(*slot), row));
    });
    QObject::connect(&trace, &LevelTrace::lineMoved, &trace, [&edit, row](double db) { edit.set(row, db); });
    QObject::connect(&trace, &LevelTrace::lineStepped, &trace, [&edit, row](double steps) {
        if (const core::Slot* const slot = edit.slot())
            edit.set(row, controls::stepped(*row.row, row.get(*slot), steps));
    });
    QObject::connect(&trace, &LevelTrace::lineLetGo, &trace, [&edit] { edit.letGo(); });
    QObject::connect(&trace, &LevelTrace::lineReset, &trace, [&edit, row] { edit.set(row, row.row->standard); });
}

} // namespace ui::chain
