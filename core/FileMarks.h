// Where the tracks of an album begin inside its one file: cue points with names in a WAV (`cue `, LIST adtl), markers
// in an AIFF (MARK), a cue sheet in a FLAC file (RFC 9639, section 8.7). Frames count from the file's first one. Bytes
// only: Tags.h puts them into files.
#pragma once

#include "core/RiffChunks.h"
#include "core/Units.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct MarkedTrack {
    int number = 0;
    std::string label = {}; ///< In the place of the number where it is not empty: "A1". In cue points alone.
    std::string title;
    std::string isrc; ///< Twelve characters, or empty.
    bool preEmphasis = false;
    std::optional<FramePos> pause; ///< INDEX 00.
    FramePos start = 0;            ///< INDEX 01.
    std::vector<FramePos> indexes; ///< INDEX 02 and on.
    bool operator==(const MarkedTrack&) const = default;
};

struct FileMarks {
    std::string ean;                 ///< Thirteen digits, or empty.
    bool isCd = false;               ///< All on sectors of a CD, at 44.1 kHz.
    FramePos end = 0;                ///< Lead-out.
    std::vector<MarkedTrack> tracks; ///< None = nothing is marked.
    bool operator==(const FileMarks&) const = default;
};

/// `cue ` and `LIST`: starts ("01 Title") and indexes ("01.02 Title"). Its frames have 32 bits: later ones are left
/// out.
std::vector<RiffChunk> cueChunks(const FileMarks& marks);
/// `MARK`: the same points.
RiffChunk markChunk(const FileMarks& marks);
/// A CUESHEET metadata block without its head: starts, pauses, indexes, ISRCs, catalogue number; CD-style if isCd.
std::string cueSheetBlock(const FileMarks& marks);

} // namespace core
