#include "ui/chain/TileStrip.h"

#include "ui/chain/Presets.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui::chain {

namespace {

constexpr int tileHeight = 88;

QString titleOf(Group group) {
    switch (group) {
    case Group::track:
        return TileStrip::tr("track");
    case Group::album:
        return TileStrip::tr("album");
    case Group::delivery:
        return TileStrip::tr("delivery");
    }
    return {};
}

} // namespace

TileStrip::TileStrip(Desk& desk, Presets& presets) : desk_(desk), commands_(desk, *this) {
    setObjectName(QStringLiteral("chainTiles"));
    master_ = new MasterChoice(desk_, this);
    makeAddButtons(presets);
    mark_ = new QWidget(this);
    mark_->setAutoFillBackground(true);
    QPalette colours = mark_->palette();
    colours.setColor(QPalette::Window, palette::amber);
    mark_->setPalette(colours);
    mark_->hide();
    showAlbum();
}

void TileStrip::makeAddButtons(Presets& presets) {
    for (const Group group : {Group::track, Group::album}) {
        auto* const button = new QToolButton(this);
        button->setProperty("role", "add");
        button->setIcon(theme::icon(QStringLiteral("plus")));
        button->setIconSize({metrics::iconSize, metrics::iconSize});
        button->setText(QChar(QChar::Nbsp) + tr("Add module"));
        button->setAccessibleName(group == Group::track ? tr("Add a module or a saved chain to the track")
                                                        : tr("Add a module or a saved chain to the album"));
        button->setToolTip(button->accessibleName());
        button->setPopupMode(QToolButton::InstantPopup);
        auto* const menu = new QMenu(button);
        commands_.fillAddMenu(*menu, group);
        menu->addSeparator();
        menu->addMenu(presets.makeChainMenu([this, group] { return commands_.placeOf(group); }, menu));
        button->setMenu(menu);
        add_[static_cast<std::size_t>(group)] = button;
    }
}

QSize TileStrip::sizeHint() const {
    return {layTiles(counts(), 0, tileHeight).width, tileHeight};
}

TileCounts TileStrip::counts() const {
    return {.hasTrack = commands_.placeOf(Group::track).has_value(),
            .track = trackTiles_.size(),
            .album = albumTiles_.size(),
            .deliveries = deliveryTiles_.size(),
            .master = desk_.album().masters.size() > 1 ? master_->sizeHint() : QSize()};
}

void TileStrip::showChain(Group group, std::vector<SlotTile*>& tiles) {
    const auto from = commands_.placeOf(group);
    const core::Chain none;
    const core::Chain& chain = from ? core::chainAt(desk_.album(), *from) : none;
    while (tiles.size() > chain.size()) {
        tiles.back()->hide();
        tiles.back()->deleteLater();
        tiles.pop_back();
    }
    while (tiles.size() < chain.size()) {
        auto* const tile = new SlotTile(this);
        // Clicked by its keys; the mouse comes to mousePressEvent.
        connect(tile, &SlotTile::toggled, this, [this, tile](bool on) {
            if (on) desk_.selection().selectSlot(tile->id());
        });
        tile->show();
        tiles.push_back(tile);
    }
    for (std::size_t at = 0; at < chain.size(); ++at)
        tiles[at]->showSlot(chain[at], desk_.album().rate,
                            tr("%1 of %2, %3").arg(at + 1).arg(chain.size()).arg(titleOf(group)));
}

void TileStrip::showAlbum() {
    endDrag(); // the tile may show another slot now, or be gone
    showChain(Group::track, trackTiles_);
    showChain(Group::album, albumTiles_);
    master_->showAlbum();
    const auto& deliveries = desk_.album().deliveries;
    while (deliveryTiles_.size() > deliveries.size()) {
        delete deliveryTiles_.back();
        deliveryTiles_.pop_back();
    }
    while (deliveryTiles_.size() < deliveries.size()) {
        deliveryTiles_.push_back(new DeliveryTile(this));
        deliveryTiles_.back()->show();
    }
    for (std::size_t at = 0; at < deliveries.size(); ++at)
        deliveryTiles_[at]->showDelivery(deliveries[at], desk_.album().rate);
    place();
    showSelection();
}

void TileStrip::showSelection() {
    const auto selected = desk_.selection().slot();
    for (const auto* const tiles : {&trackTiles_, &albumTiles_})
        for (SlotTile* const tile : *tiles) {
            const bool chosen = selected == tile->id();
            // The focus goes along with the choice, so that arrows and Del go on from there.
            const bool follows = chosen && !tile->isChecked() && qobject_cast<SlotTile*>(QApplication::focusWidget());
            tile->setChosen(chosen);
            tile->setFocusPolicy(chosen || (!selected && tile == tiles->front()) ? Qt::StrongFocus : Qt::ClickFocus);
            if (!chosen) tile->showReduction({});
            if (follows && isAncestorOf(QApplication::focusWidget())) tile->setFocus(Qt::OtherFocusReason);
        }
}

void TileStrip::showReduction(std::optional<double> db) {
    const auto selected = desk_.selection().slot();
    if (SlotTile* const tile = selected ? tileOf(*selected) : nullptr) tile->showReduction(db);
}

std::vector<const core::Chain*> TileStrip::chains() const {
    std::vector<const core::Chain*> all;
    for (const Group group : {Group::track, Group::album})
        if (const auto from = commands_.placeOf(group)) all.push_back(&core::chainAt(desk_.album(), *from));
    return all;
}

SlotTile* TileStrip::tileOf(core::SlotId slot) const {
    for (const auto* const tiles : {&trackTiles_, &albumTiles_})
        for (SlotTile* const tile : *tiles)
            if (tile->id() == slot) return tile;
    return nullptr;
}

SlotTile* TileStrip::tileAt(QPoint at) const {
    return qobject_cast<SlotTile*>(childAt(at));
}

void TileStrip::place() {
    TileLayout placed = layTiles(counts(), width(), height());
    if (placed == layout_) return; // a knob that turns would paint all tiles
    layout_ = std::move(placed);
    const auto put = [](const auto& tiles, const std::vector<QRect>& rects) {
        for (std::size_t at = 0; at < tiles.size(); ++at) tiles[at]->setGeometry(rects[at]);
    };
    put(trackTiles_, layout_.of(Group::track).tiles);
    put(albumTiles_, layout_.of(Group::album).tiles);
    put(deliveryTiles_, layout_.of(Group::delivery).tiles);
    master_->setVisible(!layout_.of(Group::album).master.isEmpty());
    master_->setGeometry(layout_.of(Group::album).master);
    for (const Group group : {Group::track, Group::album}) {
        const GroupTiles& of = layout_.of(group);
        QToolButton* const button = add_[static_cast<std::size_t>(group)];
        button->setVisible(!of.add.isEmpty());
        button->setGeometry(of.add);
        button->setToolButtonStyle(of.tiles.empty() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    }
    updateGeometry();
    update();
}

void TileStrip::resizeEvent(QResizeEvent*) {
    place();
}

void TileStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(theme::words(metrics::smallSize));
    for (const Group group : {Group::track, Group::album, Group::delivery}) {
        const QRect label = layout_.of(group).label;
        if (label.isEmpty()) continue;
        painter.setPen(QPen(palette::line, 1));
        painter.drawLine(label.left(), label.top(), label.left(), label.bottom());
        painter.setPen(palette::dim);
        painter.save();
        painter.translate(QPointF(label.center()) + QPointF(2, 0));
        painter.rotate(-90);
        painter.drawText(QRect(-label.height() / 2, -10, label.height(), 20), Qt::AlignCenter, titleOf(group));
        painter.restore();
    }
}

void TileStrip::mousePressEvent(QMouseEvent* event) {
    SlotTile* const tile = tileAt(event->pos());
    if (!tile || event->button() == Qt::MiddleButton) return;
    tile->setFocus(Qt::MouseFocusReason);
    const bool onDot = tile->dotRect().contains(event->pos() - tile->pos());
    if (onDot && event->button() == Qt::LeftButton) return commands_.setEnabled(tile->id(), !tile->isOn());
    desk_.selection().selectSlot(tile->id());
    if (event->button() == Qt::LeftButton) drag_ = Drag{tile, event->pos(), tile->pos()};
}

void TileStrip::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) return;
    const QPoint moved = event->pos() - drag_->from;
    if (!drag_->moves && moved.manhattanLength() < QApplication::startDragDistance()) return;
    drag_->moves = true;
    drag_->tile->raise();
    drag_->tile->move(drag_->tileFrom + QPoint(moved.x(), 0));
    showLanding(landingAt(layout_, event->pos()));
}

void TileStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_ || event->button() != Qt::LeftButton) return;
    const bool moved = drag_->moves;
    const core::SlotId slot = drag_->tile->id();
    const auto landing = landingAt(layout_, event->pos());
    endDrag();
    if (moved && landing) commands_.drop(slot, *landing);
}

void TileStrip::endDrag() {
    if (!drag_) return;
    drag_->tile->move(drag_->tileFrom);
    drag_.reset();
    mark_->hide();
}

void TileStrip::showLanding(std::optional<Landing> landing) {
    mark_->setVisible(landing.has_value());
    if (!landing) return;
    mark_->setGeometry(landingMark(layout_, *landing));
    mark_->raise();
}

void TileStrip::keyPressEvent(QKeyEvent* event) {
    if (drag_ && event->key() == Qt::Key_Escape) return endDrag();
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto selected = desk_.selection().slot();
    if (enters && selected) {
        emit entered(*selected);
        return;
    }
    QWidget::keyPressEvent(event);
}

void TileStrip::contextMenuEvent(QContextMenuEvent* event) {
    SlotTile* const tile = tileAt(event->pos());
    if (!tile) return;
    desk_.selection().selectSlot(tile->id());
    desk_.actions().refresh();
    QMenu menu(this);
    for (const char* const id : {"chain.enabled", "chain.swapAlternative", "chain.copyAlternative",
                                 "chain.matchLoudness", "chain.reset", "", "chain.copy", "chain.copyAll", "chain.paste",
                                 "chain.pasteAll", "", "chain.moveLeft", "chain.moveRight", "chain.remove"})
        if (*id)
            menu.addAction(desk_.actions().action(QLatin1String(id)));
        else
            menu.addSeparator();
    menu.exec(event->globalPos());
}

} // namespace ui::chain
