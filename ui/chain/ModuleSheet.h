// A module of one kind, large: head with its name, presets, choices, mix, trims and A|B; its picture; its knobs. It
// shows one slot of that kind after another. Laid out by hand: what changes in it asks nobody outside to be laid out.
#pragma once

#include "engine/Readings.h"
#include "ui/chain/SlotEdit.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QToolButton;

namespace ui::controls {
class PowerDot;
class SegmentedChoice;
} // namespace ui::controls

namespace ui::chain {

class ControlsArea;
class ModuleControls;
class ModulePicture;
class RowControl;

class ModuleSheet : public QWidget {
    Q_OBJECT

  public:
    /// `edit` and `presets` (the menu of those of the selected module) live longer.
    ModuleSheet(const core::Module& module, SlotEdit& edit, QMenu& presets, QWidget* parent);
    ~ModuleSheet() override;

    static constexpr int headHeight = 38;

    /// `slot` is of this kind and the one that `edit` has chosen.
    void showSlot(const core::Slot& slot, int band);
    void showReading(const engine::SlotReading* reading);
    void showPresets();
    /// To the first knob.
    void enter();

  signals:
    void bandChosen(int band);

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* makeHead();
    QWidget* makeComparison();
    QToolButton* makePresetButton(QMenu& presets);
    QToolButton* makeListenButton();
    void showListening();
    void fitHead();
    void place();

    const core::Module& module_;
    SlotEdit& edit_;
    controls::PowerDot* power_ = nullptr;
    QLabel* name_ = nullptr;
    controls::SegmentedChoice* heard_ = nullptr;
    std::vector<std::unique_ptr<RowControl>> headControls_;
    QToolButton* presets_;
    int presetsWidth_ = 0; ///< Of its word.
    QToolButton* listen_;  ///< nullptr: nothing of it can be heard alone.
    QWidget* head_;
    ModulePicture* picture_;
    ModuleControls* controls_;
    ControlsArea* area_;
};

} // namespace ui::chain
