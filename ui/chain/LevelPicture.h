// The picture of modules that have none of their own: the levels before and after.
#pragma once

#include "ui/chain/LevelTrace.h"
#include "ui/chain/ModulePicture.h"

namespace ui::chain {

class LevelPicture : public ModulePicture {
    Q_OBJECT

  public:
    explicit LevelPicture(QWidget* parent);
    void showSlot(const core::Slot&, int, int) override {}
    void showReading(const engine::SlotReading* reading) override { trace_->showReading(reading); }

  private:
    LevelTrace* trace_;
};

} // namespace ui::chain
