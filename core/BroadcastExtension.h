// The `bext` chunk of a Broadcast Wave file, version 2 (EBU Tech 3285, 2011): who made it, when, where on the album's
// timeline it lies, how loud it is. Its size is known before the sound is: loudness is written over it at the end.
#pragma once

#include "core/Loudness.h"
#include "core/Units.h"

#include <filesystem>
#include <string>

namespace core {

/// Texts in ASCII; what does not fit (256, 32, 32 characters) is cut.
struct BroadcastExtension {
    std::string description;
    std::string originator;
    std::string originatorReference;
    std::string date;             ///< "2026-11-22"; else it is left blank. The time of day always is.
    FrameCount timeReference = 0; ///< Of the first frame; frames since the timeline's zero.
    std::string codingHistory;    ///< Lines that end with CR LF.
    Loudness loudness;
    bool operator==(const BroadcastExtension&) const = default;
};

/// The chunk's content.
std::string bextBytes(const BroadcastExtension& extension);

/// Puts the loudness into the chunk of a file: hundredths of LUFS, LU and dBTP, 0x7FFF where there is none. Throws
/// Error.
void writeBextLoudness(const std::filesystem::path& file, const Loudness& loudness);

/// Of a file's `bext` chunk; as by default where it has none.
BroadcastExtension readBext(const std::filesystem::path& file);

} // namespace core
