// The album's clock, a track's and a CD's: what the transport's figures say of a place.
#pragma once

#include "core/AlbumLayout.h"

#include <QString>

#include <optional>

namespace ui::transport {

/// The track whose file holds the place; ahead of the first start the first one. nullopt on an album without tracks.
struct TrackPlace {
    std::size_t placed = 0;       ///< Place in AlbumLayout::tracks.
    core::FramePos fromStart = 0; ///< Since its INDEX 01; negative in what hides ahead of it.
    bool operator==(const TrackPlace&) const = default;
};
std::optional<TrackPlace> trackAt(const core::AlbumLayout& layout, core::FramePos at);

/// Where the pick-up of a CD player would stand: the disc's own clock, on which the first pause begins at 00:00:00, as
/// its PQ sheet says it.
struct CdPlace {
    int disc = 0; ///< From 0.
    core::SectorPos sector = 0;
    bool operator==(const CdPlace&) const = default;
};
std::optional<CdPlace> cdAt(const core::AlbumLayout& layout, core::FramePos at);

/// "track 3 · 00:52.104".
QString trackClock(const core::AlbumLayout& layout, core::FramePos at);
/// "CD 03:41:20", "CD 2 · 00:12:05" where there is more than one.
QString cdClock(const core::AlbumLayout& layout, core::FramePos at);

} // namespace ui::transport
