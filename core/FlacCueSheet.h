// A cue sheet in a FLAC file that we made: its metadata block (RFC 9639, section 8.7), put among the others.
#pragma once

#include <filesystem>
#include <string>

namespace core {

bool isFlac(const std::filesystem::path& file);

/// Puts the block in, in the place of one that is there, into padding where that is long enough, and syncs. The sound
/// stays byte for byte. Throws Error.
void writeCueSheetBlock(const std::filesystem::path& file, const std::string& block);

/// The block's content; empty where there is none.
std::string readCueSheetBlock(const std::filesystem::path& file);

} // namespace core
