// From an audio file to a cache file: decoded, two channels, finite, at the album's rate. Jobs only; the memory that it
// takes does not grow with the file.
#pragma once

#include "engine/source/AudioSource.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace engine::source {

/// Writes `cacheFile`. `progress` gets the share done, 0 to 1. Throws core::Error for a file that cannot be used and
/// for a full disk, core::Cancelled when asked to stop; nothing is left of the cache file then.
void importAudio(const std::filesystem::path& file, int albumRate, const std::filesystem::path& cacheFile,
                 const std::function<void(double share)>& progress, const std::stop_token& stop);

} // namespace engine::source
