#include "ui/chain/ChainPanel.h"

#include "ui/desk/Desk.h"

namespace ui::chain {

ChainPanel::ChainPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Chain"));
}

} // namespace ui::chain
