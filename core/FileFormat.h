// What a file of each delivery format can hold: a row per format. Names, choices, limits, findings and writers all read
// the row.
#pragma once

#include "core/Album.h"

#include <span>
#include <string_view>

namespace core {

struct FileFormat {
    enum class Tagging {
        none,  ///< No tags, no marks: what the album says of itself is lost.
        riff,  ///< `bext`, cue points, RIFF INFO and ID3.
        iff,   ///< AIFF: ID3 chunk.
        stream ///< The format's own: Vorbis comments, ID3v2 ahead of the sound, MP4 atoms.
    };
    enum class Holds {
        tracks, ///< A file for each track, and the album in one.
        disc,   ///< Audio CDs, a folder of files for each: 44.1 kHz, 16 bits.
        sides   ///< A file for each side of a record.
    };
    std::string_view id;        ///< In the project file, and the beginning of its word on the command line.
    std::string_view title;     ///< For people: "WAV", "Ogg Vorbis".
    std::string_view extension; ///< With its dot, of the files with sound; none for DDP.
    std::string_view encoding;  ///< Of lossy ones, how: "320 kb/s". Empty = samples are kept as they are.
    bool hasWords = true;       ///< 16, 20 and 24 bits to choose from.
    bool hasFloats = false;     ///< 32-bit float too.
    Tagging tagging = Tagging::stream;
    std::span<const int> rates = albumRates; ///< Hz, rising.
    bool byFfmpeg = false;                   ///< Encoded and decoded by the ffmpeg program.
    Holds holds = Holds::tracks;
    bool isLossy() const { return !encoding.empty(); }
    bool hasRate(int rate) const;
};

const FileFormat& fileFormatOf(Delivery::Format format);
inline constexpr std::size_t fileFormatCount = 16;
/// In the order of Delivery::Format.
std::span<const FileFormat, fileFormatCount> fileFormats();

/// Hz: the delivery's; where it has none, or one that its format lacks, the album's; where the format lacks that too,
/// the nearest (of its family if it can be: 44.1 kHz from 88.2).
int rateOf(const Delivery& delivery, int albumRate);

/// Whether it makes audio CDs: a DDP, or a text with its sound.
bool isDisc(const Delivery& delivery);

/// How the samples stand in the file: floats where the format is lossy, 16 bits on a CD.
Delivery::WordLength wordLengthOf(const Delivery& delivery);

} // namespace core
