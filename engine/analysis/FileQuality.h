// The quality check of one audio file as it lies there: a mix before the album is made, a delivered file read back. In
// a memory that does not grow with its length. Runs on the caller's thread.
#pragma once

#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <stop_token>

namespace engine::analysis {

struct FileQuality {
    std::filesystem::path path;
    int rate = 0; ///< Hz.
    core::FrameCount frames = 0;
    core::Findings findings; ///< `at` in frames of the file.
};

/// Throws core::Error when the file cannot be read (see core::AudioFile), core::Cancelled when asked to stop.
FileQuality checkFile(const std::filesystem::path& path, const source::Progress& progress = {},
                      const std::stop_token& stop = {});

} // namespace engine::analysis
