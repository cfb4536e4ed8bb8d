// The texts of an album's metadata, a row a text. The window's table, `set`, CSV files, the preview of what a format
// keeps, tags and CD-Text all read the row: a text that is added here is there everywhere.
#pragma once

#include "core/Album.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

/// A text of the album, of its tracks, or of both.
struct MetadataField {
    std::string_view key; ///< In the project file, of `set`, and of a CSV file's header: "catalogueNumber".
    const char* label;    ///< For people, to be translated: "Catalogue number".
    std::string AlbumMetadata::*album = nullptr; ///< nullptr where only tracks have it.
    std::string TrackMetadata::*track = nullptr; ///< nullptr where only the album has it.
    bool inherits = false;                       ///< A track that has none of its own has the album's.
    const char* hint = "";                       ///< What is wanted, as an example.
};

/// In the order of the table's columns.
std::span<const MetadataField> metadataFields();

/// nullptr for a key that is none.
const MetadataField* findMetadataField(std::string_view key);

/// What a disc says of a track's rights and sound; yes or no.
struct MetadataFlag {
    std::string_view key;
    const char* label; ///< To be translated, and so is `says`.
    const char* says;
    bool TrackMetadata::*flag = nullptr;
};
std::span<const MetadataFlag> metadataFlags();

/// The track's own text, or the album's where it has none and the field inherits; empty where the field is not of
/// tracks.
const std::string& textOf(const Album& album, const Track& track, const MetadataField& field);

/// The same for a text that tracks have.
const std::string& textOf(const Album& album, const Track& track, std::string TrackMetadata::*text);

} // namespace core
