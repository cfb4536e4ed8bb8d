// The limiter's picture: the driven level and what leaves, under the ceiling to grab, with the gain reduction on top.
#pragma once

#include "ui/chain/LevelTrace.h"
#include "ui/chain/ModulePicture.h"

class QLabel;

namespace ui::chain {

class LimiterPicture : public ModulePicture {
    Q_OBJECT

  public:
    LimiterPicture(SlotEdit& edit, QWidget* parent);
    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    LevelTrace* trace_;
    QLabel* figures_;
};

} // namespace ui::chain
