// Names of delivered files out of a template and the album's texts: safe on every system that an engineer's client may
// have. Pure.
#pragma once

#include "core/Album.h"
#include "engine/delivery/Cuts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

/// Longest name, in bytes of UTF-8, extension and dot included.
inline constexpr std::size_t maxFileNameBytes = 200;

/// The text as a name without extension: characters that some system reserves become others or go, so do control
/// characters, broken UTF-8, and dots and spaces at either end; reserved names get an underscore. At most `maxBytes`,
/// cut at a character. May come out empty.
std::string safeFileName(std::string_view text, std::size_t maxBytes = maxFileNameBytes);

/// A field of the template that there is none of ("{foo}", an open brace); nullopt when all is well. Fields: {number}
/// {title} {artist} {album} {isrc} {disc}.
std::optional<std::string> unknownField(std::string_view nameTemplate);

/// A name for each cut, all different even where capitals do not count. `extension` with its dot. A track without
/// title is "Track 03".
std::vector<std::string> trackFileNames(const core::Album& album, const Cuts& cuts, std::string_view nameTemplate,
                                        std::string_view extension);

/// "ARTIST - ALBUM.wav"; other than the names that are `taken`.
std::string albumFileName(const core::Album& album, std::string_view extension, const std::vector<std::string>& taken);

} // namespace engine::delivery
