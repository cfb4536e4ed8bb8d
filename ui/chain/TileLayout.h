// Where the tiles of the chains stand: track, album, delivery, in one row; and where one lands that is dragged. Pure.
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace ui::chain {

enum class Group { track, album, delivery };

struct GroupTiles {
    QRect label;  ///< Its name, upright. Empty = the group is not shown.
    QRect master; ///< Of the album: which of its masters. Empty where it has but one.
    std::vector<QRect> tiles;
    QRect add; ///< The "+"; empty where nothing can be added.
    bool operator==(const GroupTiles&) const = default;
};

struct TileLayout {
    std::array<GroupTiles, 3> groups; ///< By Group.
    int width = 0;                    ///< Of all; more than there was when the tiles do not fit at their least width.

    const GroupTiles& of(Group group) const { return groups[static_cast<std::size_t>(group)]; }
    bool operator==(const TileLayout&) const = default;
};

struct TileCounts {
    bool hasTrack = true;
    std::size_t track = 0;
    std::size_t album = 0;
    std::size_t deliveries = 0; ///< The group goes with the last one.
    QSize master;               ///< Of the choice of the album's master; invalid where it has but one.
};

TileLayout layTiles(const TileCounts& counts, int width, int height);

/// Ahead of which tile of which group one lands.
struct Landing {
    Group group = Group::track;
    std::size_t at = 0;
    bool operator==(const Landing&) const = default;
};

/// nullopt over the deliveries: they hold no slots.
std::optional<Landing> landingAt(const TileLayout& layout, QPoint at);

/// The line that shows where it lands.
QRect landingMark(const TileLayout& layout, const Landing& landing);

} // namespace ui::chain
