// The metadata of an album as a table in CSV (Csv.h), out and in. A header of names, the album's row, a row a track.
// Pure.
#pragma once

#include "core/Album.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A head of names ("track", then the keys of metadataFields and metadataFlags), the album's row, and a row for every
/// track, disabled ones too. Cells that only the other kind of row has are empty; so are those that a track inherits.
std::vector<std::vector<std::string>> metadataCells(const Album& album);

/// The same as text.
std::string metadataCsv(const Album& album);

/// The album with what the table says. Columns are found by their names, keys or labels in any case; "track" says whose
/// row it is: "album", or a track's number, its place in the album. Columns and rows that are not there leave alone
/// what they stand for; an empty cell clears. Throws Error that names line and column, and nothing is applied, where
/// something is wrong: a column or track that there is not, or that comes twice, a text where there is no place for
/// it, a flag that is neither yes nor no.
Album withMetadataCsv(Album album, std::string_view text);

} // namespace core
