// Edits of what an album has in more than one form: versions of a track (instrumental, clean, TV) and masters (album
// chains). Pure, as in Edits.h.
#pragma once

#include "core/Album.h"

#include <cstddef>
#include <string>

namespace core {

/// The track with that version, in the place of one of its kind; the source of that one goes where nothing else uses
/// it. Earlier mixes are kept beside each other.
Album withVersion(Album album, TrackId track, Version version);

/// Without the track's versions of that kind, and the sources that only they used.
Album withoutVersion(Album album, TrackId track, Version::Kind kind);

/// What stands behind the title of such a version unless it is told otherwise: " (Instrumental)"; nothing behind that
/// of an earlier mix.
std::string usualSuffix(Version::Kind kind);

/// With one more master whose chain is a copy of the main one's, with slots of its own. Throws Error where the name is
/// empty or taken.
Album withMaster(Album album, const std::string& name);

/// Without the master. Throws Error where there is none of that name, where it is the main one, or where a delivery
/// asks for it.
Album withoutMaster(Album album, const std::string& name);

/// Place in Album::masters; empty = the main one's. Throws Error where there is none of that name.
std::size_t masterPlace(const Album& album, const std::string& name);

/// With the master at that place in the main one's, and back: what edits the album chain edits it so, and what renders
/// the album renders it.
Album mastersSwapped(Album album, std::size_t place);

} // namespace core
