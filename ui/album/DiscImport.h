// Discs that others made, opened in the window: an album is made of them beside what it plays, by a job.
#pragma once

#include "core/Finding.h"

#include <filesystem>
#include <functional>

namespace ui {
class Desk;
}

namespace ui::album {

/// By its name: DDPID of a fileset, a zip of one, a CUE sheet, a TOC, or a WAV or FLAC file that may have marks.
bool isDisc(const std::filesystem::path& file);

/// Saves the album of the disc as `file`, then `then` gets what was found on the way. What fails is said, and leaves
/// nothing.
void importDisc(Desk& desk, const std::filesystem::path& disc, const std::filesystem::path& file,
                std::function<void(const core::Findings& findings)> then);

} // namespace ui::album
