#include "ui/chain/CompressorPicture.h"

#include "ui/chain/LineGrab.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>

#include <algorithm>

namespace ui::chain {

namespace {

core::ParameterRef threshold() {
    return *core::findParameter(*core::findModule("compressor"), "threshold");
}

} // namespace

CompressorPicture::CompressorPicture(SlotEdit& edit, QWidget* parent) : ModulePicture(parent) {
    curve_ = new StaticCurve(edit, this);
    trace_ = new LevelTrace({.name = tr("Level before (blue), gain reduction and threshold"),
                             .showsOutput = false,
                             .lineColour = palette::dim},
                            this);
    figures_ = makeFigures(palette::amber);
    connectLine(*trace_, edit, threshold());
}

void CompressorPicture::showSlot(const core::Slot& slot, int rate, int band) {
    const auto& settings = std::get<core::CompressorSettings>(slot.settings);
    curve_->showSlot(slot, rate, band);
    trace_->setDrive(slot.inputDb);
    trace_->showLine(tr("threshold %1").arg(controls::said(*threshold().row, settings.thresholdDb)),
                     settings.thresholdDb);
}

void CompressorPicture::showReading(const engine::SlotReading* reading) {
    trace_->showReading(reading);
    curve_->showReading(reading);
    if (!reading || reading->steps == 0) return figures_->hide();
    figures_->setText(reductionText(*reading));
    figures_->adjustSize();
    figures_->show();
}

void CompressorPicture::resizeEvent(QResizeEvent*) {
    constexpr int gap = 12;
    const int side = std::min(height(), width() / 3);
    curve_->setGeometry(0, 0, side, height());
    trace_->setGeometry(side + gap, 0, width() - side - gap, height());
    figures_->move(side + gap + 4, height() - 24);
}

} // namespace ui::chain
