#include "ui/timeline/TimelinePanel.h"

#include "ui/desk/Desk.h"

namespace ui::timeline {

TimelinePanel::TimelinePanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Timeline"));
}

} // namespace ui::timeline
