#include "ui/chain/TileLayout.h"

#include <algorithm>

namespace ui::chain {

namespace {

constexpr int gap = 6;
constexpr int labelWidth = 16;
constexpr int addWidth = 24;
constexpr int leastTile = 110;
constexpr int mostTile = 152;
constexpr int leastDelivery = 128; ///< Its words must be read whole.

} // namespace

TileLayout layTiles(const TileCounts& counts, int width, int height) {
    const std::array<std::size_t, 3> numbers = {counts.track, counts.album, counts.deliveries};
    const std::array<bool, 3> shown = {counts.hasTrack, true, counts.deliveries > 0};
    int tiles = 0;
    int rest = -gap + (counts.master.isValid() ? counts.master.width() + gap : 0);
    for (std::size_t group = 0; group < 3; ++group) {
        if (!shown[group]) continue;
        const bool adds = group < 2;
        tiles += static_cast<int>(numbers[group]) + (adds && numbers[group] == 0 ? 1 : 0);
        rest += labelWidth + gap * (1 + static_cast<int>(numbers[group])) + (adds ? gap : 0);
        if (adds && numbers[group] > 0) rest += addWidth;
    }
    const auto deliveries = static_cast<int>(counts.deliveries);
    int tile = std::clamp((width - rest) / std::max(tiles, 1), leastTile, mostTile);
    if (tile < leastDelivery && tiles > deliveries)
        tile = std::clamp((width - rest - deliveries * leastDelivery) / (tiles - deliveries), leastTile, mostTile);

    TileLayout layout;
    int left = 0;
    const auto widthIn = [tile](std::size_t group) {
        return group == static_cast<std::size_t>(Group::delivery) ? std::max(tile, leastDelivery) : tile;
    };
    for (std::size_t group = 0; group < 3; ++group) {
        if (!shown[group]) continue;
        GroupTiles& placed = layout.groups[group];
        placed.label = QRect(left, 0, labelWidth, height);
        left += labelWidth + gap;
        if (group == static_cast<std::size_t>(Group::album) && counts.master.isValid()) {
            placed.master = QRect({left, 0}, counts.master);
            placed.master.moveCenter({placed.master.center().x(), placed.label.center().y()});
            left += counts.master.width() + gap;
        }
        for (std::size_t n = 0; n < numbers[group]; ++n, left += widthIn(group) + gap)
            placed.tiles.emplace_back(left, 0, widthIn(group), height);
        if (group == static_cast<std::size_t>(Group::delivery)) continue;
        // An empty group offers itself in words, so it has a whole tile.
        const int add = numbers[group] == 0 ? tile : addWidth;
        placed.add = QRect(left, 0, add, height);
        left += add + gap;
    }
    layout.width = std::max(0, left - gap);
    return layout;
}

std::optional<Landing> landingAt(const TileLayout& layout, QPoint at) {
    const QRect& deliveries = layout.of(Group::delivery).label;
    if (!deliveries.isEmpty() && at.x() >= deliveries.left()) return std::nullopt;
    const QRect& album = layout.of(Group::album).label;
    const bool hasTrack = !layout.of(Group::track).label.isEmpty();
    const Group group = hasTrack && at.x() < album.left() ? Group::track : Group::album;
    const auto& tiles = layout.of(group).tiles;
    const auto passed = std::ranges::count_if(tiles, [at](const QRect& tile) { return tile.center().x() < at.x(); });
    return Landing{group, static_cast<std::size_t>(passed)};
}

QRect landingMark(const TileLayout& layout, const Landing& landing) {
    const GroupTiles& group = layout.of(landing.group);
    const QRect next = landing.at < group.tiles.size() ? group.tiles[landing.at] : group.add;
    return {next.left() - gap / 2 - 1, next.top(), 2, next.height()};
}

} // namespace ui::chain
