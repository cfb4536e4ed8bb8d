// Names of delivered files out of a template and the album's texts: safe on every system that an engineer's client may
// have (core/FileName.h). Pure.
#pragma once

#include "core/Album.h"
#include "core/Sides.h"
#include "engine/delivery/Cuts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

/// A field of the template that there is none of ("{foo}", an open brace); nullopt when all is well. Fields: {number}
/// {title} {artist} {album} {isrc} {disc}.
std::optional<std::string> unknownField(std::string_view nameTemplate);

/// A name for each cut, all different even where capitals do not count. `extension` with its dot. A track without
/// title is "Track 03".
std::vector<std::string> trackFileNames(const core::Album& album, const Cuts& cuts, std::string_view nameTemplate,
                                        std::string_view extension);

/// "CATALOGUE_ARTIST_TITLE", what there is of it, with hyphens for spaces; "_disc2" behind it where there are more.
/// `disc` from 0.
std::string filesetName(const core::Album& album, int disc, int discs);

/// "ARTIST - ALBUM - Side A.wav", of each.
std::vector<std::string> sideFileNames(const core::Album& album, const std::vector<core::Side>& sides,
                                       std::string_view extension);
/// "ARTIST - ALBUM - Break list.txt".
std::string breakListName(const core::Album& album);

/// "ARTIST - ALBUM.wav"; other than the names that are `taken`.
std::string albumFileName(const core::Album& album, std::string_view extension, const std::vector<std::string>& taken);

} // namespace engine::delivery
