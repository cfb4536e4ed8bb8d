// An audio CD as a text tells it: the one value that CUE sheets and cdrdao's TOCs are read into and written from, and
// that a DDP fileset becomes when it is imported. Names files, touches none.
#pragma once

#include "core/Finding.h"
#include "core/Units.h"
#include "engine/delivery/CdText.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace engine::disc {

struct DiscFile {
    enum class Kind {
        littleEndian, ///< Raw 16-bit stereo at 44.1 kHz, as in a BIN and in a DDP.
        bigEndian,    ///< The same the other way round.
        audio         ///< Says itself what it holds: WAV, AIFF, FLAC ...
    };
    std::string name; ///< In the folder of the text, never outside; empty for one that was refused.
    Kind kind = Kind::audio;
    bool operator==(const DiscFile&) const = default;
};

/// A stretch of a file's sound, or of silence, that lies in one index of a track.
struct DiscPiece {
    int index = 1;                          ///< 0 = the pause ahead of the track.
    std::optional<std::size_t> file;        ///< Place in `files`; nullopt = silence.
    core::FramePos from = 0;                ///< Of the file.
    std::optional<core::FrameCount> frames; ///< nullopt = to the end of the file. Silence has a length.
    bool operator==(const DiscPiece&) const = default;
};

struct DiscTrack {
    delivery::CdTextEntry text; ///< UTF-8. Its code is the ISRC, as it was written.
    bool copyPermitted = false;
    bool preEmphasis = false;
    bool fourChannels = false;
    bool serialCopy = false;       ///< SCMS.
    std::vector<DiscPiece> pieces; ///< In order; their index never falls.
    bool operator==(const DiscTrack&) const = default;
};

struct DiscDescription {
    delivery::CdTextEntry text; ///< Its code is the catalogue number (UPC/EAN), as it was written.
    std::string discId;
    std::string genre;
    std::string language;   ///< ISO 639 code or English name; empty = not said.
    std::string cdTextFile; ///< Packs of CD-Text in a file of their own; empty = none.
    std::vector<DiscFile> files;
    std::vector<DiscTrack> tracks;
    /// The first track's pause begins with the 2 s that every disc has; else those come ahead of the first piece.
    bool hasFirstPause = false;
    int rate = core::cdRate; ///< Hz, of every place and length: the CD's, but for an album's file at another one.
    bool operator==(const DiscDescription&) const = default;
};

/// What a reader made of a text. Its findings name the line and the field; `error`: something is lost that sounds.
struct DiscReading {
    DiscDescription disc;
    core::Findings findings;
    bool saysFirstPause = false; ///< Where that is: what hasFirstPause holds is no guess.
};

/// A text that tells the disc, and what it cannot tell: findings with the track's number on the disc and the place
/// within it.
struct DiscText {
    std::string text;
    core::Findings findings;
    DiscDescription told; ///< As its reader has it, where no finding says that pieces are left out.
};

} // namespace engine::disc
