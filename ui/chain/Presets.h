// The menus of presets: those of the selected module, and saved chains for a chain. What there is
// to choose from is read by a job, and kept: files are read and written off the window's thread only. To use one is one
// step of the history.
#pragma once

#include "core/ChainEdits.h"
#include "core/PresetShelf.h"
#include "ui/actions/CommandSet.h"

#include <QObject>

#include <functional>
#include <map>
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
    /// nullptr = chains.
    using Shelf = const core::Module*;
    /// What is to be done with the presets of a menu.
    struct Uses {
        Shelf shelf = nullptr;
        std::function<void(const core::Preset&)> use;
        std::function<std::optional<core::Preset>()> made; ///< To be saved; nullopt = there is nothing to save.
        QString saveText;
    };
    void registerCommands();
    void readAll();
    void fill(QMenu& menu, const Uses& uses);
    void fillModuleMenu();
    void addPresets(QMenu& menu, const std::vector<core::Preset>& presets,
                    const std::function<void(const core::Preset&)>& use);
    Uses ofModule(core::SlotId slot);
    Uses ofChain(core::ChainPlace place);
    void save(const Uses& uses);
    void askToRemove(Shelf shelf, const std::string& name);
    template <class Work>
    void write(const QString& title, Work work);

    Desk& desk_;
    QWidget& within_;
    QMenu* moduleMenu_ = nullptr;
    std::map<Shelf, core::PresetShelf> shelves_;
    CommandSet commands_;
};

} // namespace ui::chain
