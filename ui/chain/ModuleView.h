// The selected slot, large, and what of it is listened to alone.
#pragma once

#include "engine/Readings.h"
#include "ui/actions/CommandSet.h"
#include "ui/chain/SlotEdit.h"

#include <QWidget>

#include <map>

class QMenu;

namespace ui::chain {

class ModuleSheet;

class ModuleView : public QWidget {
    Q_OBJECT

  public:
    /// `presets`: the menu of those of the selected module.
    ModuleView(Desk& desk, QMenu& presets);

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
    ModuleSheet* sheetOf(const core::Module& module);
    void showSheet(ModuleSheet* sheet); ///< nullptr = none.
    QRect inside() const;
    void chooseBand(int band);
    std::optional<engine::analysis::Audition> part() const;
    bool isListenedTo() const;
    void followListening();

    SlotEdit edit_;
    QMenu& presetMenu_;
    std::optional<core::SlotId> slot_;
    int band_ = 0;
    /// Made when a module of that kind is shown for the first time, and kept: to make one takes long.
    std::map<const core::Module*, ModuleSheet*> sheets_;
    ModuleSheet* sheet_ = nullptr; ///< The shown one.
    CommandSet commands_;
};

} // namespace ui::chain
