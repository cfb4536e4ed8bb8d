// The project file NAME.lacquer: readable JSON with its version number first, keys in a stable order, paths relative to
// the file's folder. Values that stand at their default are left out. Keys that this version does not know are kept
// (the `unknown` members) and written back.
//
// Places are named as people count: "tracks.2.clips.1.region" is the region of the second track's first clip. Errors
// name the file, the place, what stands there and what would be right. Sources are not looked for: an album whose
// sources are missing loads like any other.
#pragma once

#include "core/Album.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The version that this program writes, and the newest that it reads.
inline constexpr int projectFileVersion = 1;

/// The text of the project file. `folder` is the one that the file will stand in: files are named relative to it (a
/// path that is not absolute, or that holds "..", is kept as it is). The same album gives the same text. Throws Error
/// for what has no place in the file: a number that is not finite.
std::string toJson(const Album& album, const std::filesystem::path& folder);

/// The album of that text. `folder` makes the paths absolute, `name` is the file that errors name. Throws Error for a
/// text that is not JSON (with line and column) or ends early, for a newer version, for what is not of the right kind
/// or beyond every sense (lengths over 2^44 frames, more than 30 discs of 99 tracks).
Album fromJson(std::string_view text, const std::filesystem::path& folder, const std::filesystem::path& name);

/// The album of that file, normalised (Edits.h). Never alters the file. Throws Error as fromJson does, and when the
/// file cannot be read.
Album loadAlbum(const std::filesystem::path& path);

/// Writes the file whole or not at all (see SafeFile.h), after a check that what is written loads as the same album.
void saveAlbum(const std::filesystem::path& path, const Album& album);

/// The album with another value at any place of the project file: "metadata.label", "tracks.2.indexes",
/// "tracks.1.fadeIn.shape", "masters.1.albumChain". Places in lists count from 1; the place after the last one adds.
/// `json` is a JSON value; what is not JSON, and whatever is written to a place that holds text, is taken as text;
/// null takes away what need not be there. A file's path that is not absolute belongs to `folder`, that of the project
/// file (left as it is when `folder` is empty). The album comes back normalised: ids that are left out are given.
/// Throws Error that names an unknown key with the keys that would be right, and a bad value with what it should be.
Album withValueAt(const Album& album, std::string_view place, std::string_view json,
                  const std::filesystem::path& folder = {});

/// The value at a place, as JSON text; everything is written out, defaults too. Empty place = the album. Throws Error
/// for an unknown key as withValueAt does.
std::string jsonAt(const Album& album, std::string_view place, const std::filesystem::path& folder = {});

} // namespace core
