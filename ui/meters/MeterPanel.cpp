#include "ui/meters/MeterPanel.h"

#include "ui/desk/Desk.h"

namespace ui::meters {

MeterPanel::MeterPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Meters"));
}

} // namespace ui::meters
