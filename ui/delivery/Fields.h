// The texts and flags of the metadata table, a row a field: the table's columns, the album's form, pasting and tests
// read them.
#pragma once

#include "core/Album.h"

#include <QString>

#include <span>
#include <string>

namespace ui::delivery {

/// A text of a track, and of the album where both have it.
struct TrackField {
    const char* key;   ///< As in the project file: "isrc".
    const char* label; ///< To be translated.
    std::string core::TrackMetadata::*track;
    std::string core::AlbumMetadata::*album; ///< nullptr where only tracks have it.
    bool inherits;                           ///< Shown in grey out of the album where the track has none.
};

/// In the order of the columns.
std::span<const TrackField> trackFields();

/// What a disc says of a track's rights and sound; yes or no.
struct TrackFlag {
    const char* key;
    const char* label; ///< To be translated, and so is `says`.
    const char* says;
    bool core::TrackMetadata::*flag;
};
std::span<const TrackFlag> trackFlags();

/// What stands in a track's field: its own text, or the album's where it inherits.
struct Shown {
    QString text;
    bool inherited = false;
};
Shown shownText(const core::Album& album, const core::Track& track, const TrackField& field);

/// A text of the album alone.
struct AlbumField {
    const char* key;
    const char* label;
    const char* hint; ///< What is wanted, to be translated.
    std::string core::AlbumMetadata::*text;
};
std::span<const AlbumField> albumFields();

} // namespace ui::delivery
