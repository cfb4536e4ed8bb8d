// The marks of an album's one file, read back out of bytes that anybody may have written: see FileMarks.h. Never reads
// past their end, whatever they hold; what is broken ends the list.
#pragma once

#include "core/FileMarks.h"

#include <span>
#include <string_view>

namespace core {

/// Of `cue ` and `LIST` adtl chunks: a point labelled "01.02 ..." is an index of the track before it, any other one is
/// a start, its title the label without the number ahead of it. In order of time.
FileMarks marksOfCueChunks(std::span<const RiffChunk> chunks);

/// Of a CUESHEET block of FLAC (RFC 9639, section 8.7); tracks of data are left out.
FileMarks marksOfCueSheetBlock(std::string_view block);

} // namespace core
