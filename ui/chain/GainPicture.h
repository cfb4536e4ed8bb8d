// The gain's picture: the levels before and after, with a line to grab where full scale comes out.
#pragma once

#include "core/Parameter.h"
#include "ui/chain/LevelTrace.h"
#include "ui/chain/ModulePicture.h"

namespace ui::chain {

class SlotEdit;

class GainPicture : public ModulePicture {
    Q_OBJECT

  public:
    GainPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override { trace_->showReading(reading); }

  private:
    core::ParameterRef gain_;
    LevelTrace* trace_;
};

} // namespace ui::chain
