// What is written about the music inside an audio file, by the names that MusicBrainz Picard uses. FLAC, Ogg Vorbis,
// Opus: Vorbis comments and a picture. MP3: ID3v2.4 ahead of the sound. M4A: its atoms. WAV and RF64: an ID3v2.4 chunk
// and RIFF INFO behind the sound, AIFF: an ID3v2.4 chunk there, appended by ourselves: not one byte of the sound or
// ahead of it but the size in the header changes, and RF64 stays RF64.
#pragma once

#include "core/FileMarks.h"
#include "core/ReplayGain.h"

#include <filesystem>
#include <string>

namespace core {

struct Cover {
    std::string bytes;
    std::string mimeType; ///< "image/png" or "image/jpeg".
    bool operator==(const Cover&) const = default;
};

/// Empty text or 0 = not said.
struct Tags {
    std::string title;
    std::string artist;
    std::string album;
    std::string albumArtist;
    int trackNumber = 0;
    int trackTotal = 0;
    int discNumber = 0;
    int discTotal = 0;
    std::string isrc;
    std::string barcode; ///< UPC or EAN.
    std::string catalogueNumber;
    std::string label;
    std::string genre;
    std::string language;
    std::string date;       ///< ISO 8601: "2026", "2026-11" or "2026-11-22".
    std::string songwriter; ///< Written as lyricist and as writer.
    std::string composer;
    std::string arranger;
    std::string producer;
    std::string mixer;
    std::string engineer;
    std::string conductor;
    std::string copyright;
    std::string comment;
    std::string media;           ///< What it is published on: "CD", "Digital Media".
    std::string encoderSettings; ///< Of a lossy file.
    ReplayGain replayGain;
    Cover cover;
    bool operator==(const Tags&) const = default;
};

/// Puts tags, and marks where the format has them (FileMarks.h), into a WAV, RF64, AIFF, FLAC, Ogg, MP3 or M4A file
/// that this program has just made, in the place of those that it has, then syncs it and reads them back. Never for
/// files of others. Same tags, same bytes. Throws Error, also for a disk that is full; the file is then not to be used.
void writeTags(const std::filesystem::path& file, const Tags& tags, const FileMarks& marks = {});

/// The tags of any file that can be read; empty where it has none or is no such file.
Tags readTags(const std::filesystem::path& file);

/// The picture of a file, its type by its first bytes. Throws Error for what cannot be read or is neither PNG nor JPEG.
Cover readCover(const std::filesystem::path& file);

} // namespace core
