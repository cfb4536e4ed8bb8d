// The compressor's picture: its static curve with handles for threshold, ratio and knee and a dot at the level of now,
// and beside it the levels as they scroll by, with the threshold to grab and the gain reduction.
#pragma once

#include "ui/chain/LevelTrace.h"
#include "ui/chain/ModulePicture.h"
#include "ui/chain/StaticCurve.h"

class QLabel;

namespace ui::chain {

class CompressorPicture : public ModulePicture {
    Q_OBJECT

  public:
    CompressorPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    StaticCurve* curve_;
    LevelTrace* trace_;
    QLabel* figures_;
};

} // namespace ui::chain
