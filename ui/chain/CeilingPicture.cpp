#include "ui/chain/CeilingPicture.h"

#include "ui/chain/LineGrab.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::chain {

CeilingPicture::CeilingPicture(const core::Module& module, SlotEdit& edit, QWidget* parent)
    : ModulePicture(parent), drive_(*core::findParameter(module, "drive")),
      ceiling_(*core::findParameter(module, "ceiling")) {
    trace_ = new LevelTrace({.name = tr("Level before (blue) and after (amber), gain reduction and ceiling"),
                             .lowestDb = -36.0,
                             .highestDb = 3.0,
                             .lineColour = palette::wrong},
                            this);
    figures_ = makeFigures(palette::text);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(trace_);
    connectLine(*trace_, edit, ceiling_);
}

void CeilingPicture::showSlot(const core::Slot& slot, int, int) {
    trace_->setDrive(drive_.get(slot));
    trace_->showLine(controls::said(*ceiling_.row, ceiling_.get(slot)), ceiling_.get(slot));
}

void CeilingPicture::showReading(const engine::SlotReading* reading) {
    trace_->showReading(reading);
    if (!reading || reading->steps == 0) return figures_->hide();
    const double out = std::max(reading->peakOutDb[0], reading->peakOutDb[1]);
    const auto level = out <= -199.0 ? std::nullopt : std::optional(out);
    const QString now = decimal(reading->gainReductionDb).rightJustified(5);
    const QString most = decimal(trace_->deepestInView()).rightJustified(5);
    figures_->setText(tr("gain reduction \u00b7 now %1 \u00b7 most %2 dB \u00b7 out %3 dB")
                          .arg(now, most, decimal(level).rightJustified(5)));
    figures_->adjustSize();
    figures_->show();
}

void CeilingPicture::resizeEvent(QResizeEvent*) {
    figures_->move(4, height() - 24);
}

} // namespace ui::chain
