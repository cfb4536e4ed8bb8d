#include "ui/sequence/SequencePanel.h"

#include "ui/desk/Desk.h"

namespace ui::sequence {

SequencePanel::SequencePanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Sequence"));
}

} // namespace ui::sequence
