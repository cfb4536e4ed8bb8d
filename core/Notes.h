// Notes of people who listened: out of the file that the client's page exports, into the album. Pure.
#pragma once

#include "core/Album.h"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// The notes of such a file (JSON), on the album's clock. Throws Error about `name` that names the place, what stands
/// there and what would be right; also for notes on another album: one of another title, unless the tracks that they
/// are on have the same titles.
std::vector<Note> notesFrom(std::string_view text, const Album& album, const std::filesystem::path& name);

/// The album with those notes that it does not have yet, done or not, behind its own; and how many they are. Notes on
/// tracks that the album no longer has are not taken.
std::pair<Album, int> withNotes(Album album, const std::vector<Note>& notes);

/// How many of them are on tracks that the album does not have.
int strayNotes(const Album& album, const std::vector<Note>& notes);

} // namespace core
