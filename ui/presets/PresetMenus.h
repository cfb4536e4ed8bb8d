// What is in the menus of presets, whatever they are of: those of the factory, the user's own, and what saves, renames
// and deletes these. What there is to choose from is read by a job, and kept: files are read and written off the
// window's thread only.
#pragma once

#include "core/PresetShelf.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::presets {

/// What a menu is for.
struct Uses {
    core::PresetKind kind = nullptr;
    std::function<void(const core::Preset&)> use;
    std::function<std::optional<core::Preset>()> made; ///< To be saved; nullopt = there is nothing to save.
    QString saveText;
};

class PresetMenus : public QObject {
    Q_OBJECT

  public:
    /// `kinds`: of which there will be menus; questions open within the widget.
    PresetMenus(Desk& desk, QWidget& within, std::vector<core::PresetKind> kinds);

    /// For a menu that is about to be shown.
    void fill(QMenu& menu, const Uses& uses);
    /// Asks for a name. What is saved is what stands there when the question is asked.
    void save(const Uses& uses);

  private:
    void readAll();
    void addPresets(QMenu& menu, const std::vector<core::Preset>& presets,
                    const std::function<void(const core::Preset&)>& use);
    void askToRename(core::PresetKind kind, const std::string& name);
    void askToRemove(core::PresetKind kind, const std::string& name);
    template <class Work>
    void write(const QString& title, Work work);

    Desk& desk_;
    QWidget& within_;
    std::vector<core::PresetKind> kinds_;
    std::map<core::PresetKind, core::PresetShelf> shelves_;
};

} // namespace ui::presets
