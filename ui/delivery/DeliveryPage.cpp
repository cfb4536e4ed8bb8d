#include "ui/delivery/DeliveryPage.h"

#include "ui/desk/Desk.h"

namespace ui::delivery {

DeliveryPage::DeliveryPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Delivery"));
}

} // namespace ui::delivery
