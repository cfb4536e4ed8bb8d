#include "ui/foot/FootBar.h"

#include "ui/desk/Desk.h"

namespace ui::foot {

FootBar::FootBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("State"));
}

} // namespace ui::foot
