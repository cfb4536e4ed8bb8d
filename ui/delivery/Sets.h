// The menu of sets of deliveries: to load one in the place of the targets, which is one step of the history, and to
// save the ticked targets as one.
#pragma once

#include "ui/actions/CommandSet.h"
#include "ui/presets/PresetMenus.h"

#include <QObject>

class QMenu;

namespace ui::delivery {

class Targets;

class Sets : public QObject {
    Q_OBJECT

  public:
    Sets(Desk& desk, Targets& targets, QWidget& within);

    /// Filled whenever it is about to be shown.
    QMenu* menu() { return menu_; }

  signals:
    void menuAsked(); ///< By its command: its button shows it.

  private:
    void load(const core::Preset& set);
    presets::Uses uses();

    Desk& desk_;
    Targets& targets_;
    QMenu* menu_ = nullptr;
    presets::PresetMenus presets_;
    CommandSet commands_;
};

} // namespace ui::delivery
