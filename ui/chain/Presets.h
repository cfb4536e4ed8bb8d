// The menus of presets: those of the selected module, and saved chains for a chain. To use one is one step of the
// history.
#pragma once

#include "core/ChainEdits.h"
#include "ui/actions/CommandSet.h"
#include "ui/presets/PresetMenus.h"

#include <QObject>

#include <functional>
#include <optional>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::chain {

class Presets : public QObject {
    Q_OBJECT

  public:
    Presets(Desk& desk, QWidget& within);

    /// Of the selected module; filled whenever it is about to be shown.
    QMenu* moduleMenu() { return moduleMenu_; }
    /// Of saved chains; `place`: whose chain they go into.
    QMenu* makeChainMenu(std::function<std::optional<core::ChainPlace>()> place, QWidget* parent);

  signals:
    void moduleMenuAsked(); ///< By its command: the button of the module shows it.

  private:
    void registerCommands();
    void fillModuleMenu();
    presets::Uses ofModule(core::SlotId slot);
    presets::Uses ofChain(core::ChainPlace place);

    Desk& desk_;
    QWidget& within_;
    QMenu* moduleMenu_ = nullptr;
    presets::PresetMenus presets_;
    CommandSet commands_;
};

} // namespace ui::chain
