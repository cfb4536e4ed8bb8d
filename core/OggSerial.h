// The number that tells the streams of an Ogg file apart. libsndfile draws it by lot, which would make every file
// another one; here the only stream of a file that we made gets a fixed one.
#pragma once

#include <filesystem>

namespace core {

/// Gives every page of the file the serial number 1, and the checksum that goes with it (RFC 3533, section 6). Throws
/// Error, also for what is no whole Ogg file.
void setOggSerial(const std::filesystem::path& file);

} // namespace core
