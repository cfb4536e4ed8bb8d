// How much of an MP4 file's first track is to be heard (ISO/IEC 14496-12, edit list): gapless playback goes by it.
#pragma once

#include "core/Units.h"

#include <filesystem>

namespace core {

struct Mp4Edit {
    std::int64_t clock = 0; ///< Ticks a second of `length`.
    FrameCount skipped = 0; ///< Ahead of the sound: what the encoder put there; on the track's clock.
    FrameCount length = 0;  ///< Of the sound, on the movie's clock.
};

/// Throws Error for a file that has no such list of one entry.
Mp4Edit editOf(const std::filesystem::path& file);

} // namespace core
