#include "ui/transport/TransportBar.h"

#include "ui/desk/Desk.h"

namespace ui::transport {

TransportBar::TransportBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Transport and listening"));
}

} // namespace ui::transport
