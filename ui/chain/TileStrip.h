// The row of tiles: the current track's chain, that of the master that is worked on, the deliveries. Click to choose,
// drag to move within and between the chains, "+" to add, context menu for the rest.
#pragma once

#include "ui/chain/ChainCommands.h"
#include "ui/chain/DeliveryTile.h"
#include "ui/chain/MasterChoice.h"
#include "ui/chain/SlotTile.h"
#include "ui/chain/TileLayout.h"

#include <QToolButton>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace ui::chain {

class Presets;

class TileStrip : public QWidget {
    Q_OBJECT

  public:
    TileStrip(Desk& desk, Presets& presets);

    void showAlbum();
    void showSelection();
    void showReduction(std::optional<double> db); ///< Of the selected slot.
    /// Those that have tiles: the current track's, then the album's, of the master that is worked on.
    std::vector<const core::Chain*> chains() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void entered(core::SlotId slot); ///< Enter: on to the first control of its module.

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    struct Drag {
        SlotTile* tile = nullptr;
        QPoint from;        ///< Where it was pressed.
        QPoint tileFrom;    ///< Where the tile stands.
        bool moves = false; ///< Far enough for a drag.
    };
    void makeAddButtons(Presets& presets);
    void showChain(Group group, std::vector<SlotTile*>& tiles);
    void place();
    TileCounts counts() const;
    SlotTile* tileAt(QPoint at) const;
    SlotTile* tileOf(core::SlotId slot) const;
    void endDrag();
    void showLanding(std::optional<Landing> landing);

    Desk& desk_;
    ChainCommands commands_;
    std::vector<SlotTile*> trackTiles_;
    std::vector<SlotTile*> albumTiles_;
    std::vector<DeliveryTile*> deliveryTiles_;
    MasterChoice* master_ = nullptr;
    std::array<QToolButton*, 2> add_{}; ///< By Group.
    QWidget* mark_ = nullptr;           ///< Where the dragged tile would land.
    TileLayout layout_;
    std::optional<Drag> drag_;
};

} // namespace ui::chain
