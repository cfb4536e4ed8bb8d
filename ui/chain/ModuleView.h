// The selected slot, large: head with its name, presets, choices, mix, trims and A|b; its picture; its knobs.
#pragma once

#include "engine/Readings.h"
#include "ui/chain/SlotEdit.h"

#include <QWidget>

#include <memory>
#include <vector>

class QMenu;
class QToolButton;
class QVBoxLayout;

namespace ui::controls {
class PowerDot;
class SegmentedChoice;
} // namespace ui::controls

namespace ui::chain {

class ModuleControls;
class ModulePicture;
class RowControl;

class ModuleView : public QWidget {
    Q_OBJECT

  public:
    /// `presets`: the menu of those of the selected module.
    ModuleView(Desk& desk, QMenu& presets);
    ~ModuleView() override;

    /// The slot of that id, as the album has it; nullopt = none.
    void show(std::optional<core::SlotId> slot);
    void showReading(const engine::SlotReading* reading);
    /// To the first knob.
    void enter();
    void showPresets();
    int band() const { return band_; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void clear();
    void build(const core::Module& module);
    QWidget* makeHead(const core::Module& module);
    QWidget* makeComparison();
    QToolButton* makePresetButton();
    void fitHead();
    void chooseBand(int band);
    void showSlot();

    SlotEdit edit_;
    QMenu& presetMenu_;
    const core::Module* module_ = nullptr; ///< For which the content is built.
    std::optional<core::SlotId> slot_;
    int band_ = 0;
    QVBoxLayout* down_ = nullptr;
    QWidget* content_ = nullptr;
    QWidget* head_ = nullptr;
    controls::PowerDot* power_ = nullptr;
    QToolButton* presets_ = nullptr;
    controls::SegmentedChoice* heard_ = nullptr;
    ModulePicture* picture_ = nullptr;
    ModuleControls* controls_ = nullptr;
    std::vector<std::unique_ptr<RowControl>> headControls_;
};

} // namespace ui::chain
