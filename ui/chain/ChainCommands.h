// What one does with chains: add, remove, move, copy, paste, switch, reset. Each is a command of the window; the tiles'
// menus show the same ones. What is copied goes over the system's clipboard as text, to any window of Lacquer.
#pragma once

#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "ui/actions/CommandSet.h"
#include "ui/chain/TileLayout.h"

#include <QObject>

#include <memory>
#include <optional>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::chain {

class ChainCommands : public QObject {
    Q_OBJECT

  public:
    /// `within`: where the keys of the tiles (Del, Ctrl+C ...) work.
    ChainCommands(Desk& desk, QWidget& within);

    /// The chain that a group of tiles shows; nullopt for the deliveries, and for the track when there is none.
    std::optional<core::ChainPlace> placeOf(Group group) const;

    /// Behind the selected slot where that is in the chain, else behind the last; selects it.
    void add(const core::Module& module, core::ChainPlace place);
    /// The menu of modules behind a "+".
    void fillAddMenu(QMenu& menu, Group group);
    void drop(core::SlotId slot, const Landing& landing);
    void setEnabled(core::SlotId slot, bool enabled);

  private:
    struct Selected {
        core::SlotId id{};
        core::ChainPlace place;
        std::size_t at = 0;
    };
    std::optional<Selected> selected() const;
    QString nameOfSelected() const;
    void registerAdding();
    void registerEditing(QWidget& within);
    void registerCopying(QWidget& within);
    void hearOther();
    void matchLoudness();
    void matchLoudness(const core::Slot& slot, std::optional<double> changeLu);
    void remove();
    void move(int by);
    void copy();
    void copyChain();
    void paste();
    void replaceByCopied();

    static void toClipboard(const core::Chain& chain);
    core::Chain fromClipboard();

    Desk& desk_;
    std::shared_ptr<const core::Album> switched_; ///< By the last switch between A and B.
    core::SlotId switchedSlot_{};
    CommandSet commands_;
};

} // namespace ui::chain
