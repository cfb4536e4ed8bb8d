#include "ui/chain/GainPicture.h"

#include "ui/chain/LineGrab.h"
#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QVBoxLayout>

namespace ui::chain {

GainPicture::GainPicture(SlotEdit& edit, QWidget* parent)
    : ModulePicture(parent), gain_(*core::findParameter(*core::findModule("gain"), "gain")) {
    trace_ = new LevelTrace({.name = tr("Levels before (blue) and after (amber), and where full scale comes out"),
                             .highestDb = gain_.row->range.max,
                             .deepestDb = 0.0,
                             .lineColour = palette::teal},
                            this);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(trace_);
    connectLine(*trace_, edit, gain_);
}

void GainPicture::showSlot(const core::Slot& slot, int, int) {
    trace_->showLine(controls::said(*gain_.row, gain_.get(slot)), gain_.get(slot));
}

} // namespace ui::chain
