// The picture of limiter and clipper: the driven level and what leaves, under the ceiling to grab, with the gain
// reduction on top.
#pragma once

#include "ui/chain/LevelTrace.h"
#include "ui/chain/ModulePicture.h"

class QLabel;

namespace ui::chain {

class CeilingPicture : public ModulePicture {
    Q_OBJECT

  public:
    CeilingPicture(const core::Module& module, SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    core::ParameterRef drive_, ceiling_;
    LevelTrace* trace_;
    QLabel* figures_;
};

} // namespace ui::chain
