#include "ui/start/StartPage.h"

#include "ui/desk/Desk.h"

namespace ui::start {

StartPage::StartPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Start"));
}

} // namespace ui::start
