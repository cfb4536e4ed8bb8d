// A disc of the album as the value that texts are written from. Pure.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/disc/DiscDescription.h"

namespace engine::disc {

/// `file` holds the disc from its sector 150 on: from track 1's INDEX 01, or from what hides ahead of it.
DiscDescription describe(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                         const DiscFile& file);

} // namespace engine::disc
