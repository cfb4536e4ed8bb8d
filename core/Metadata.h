// What is written about the music. Text is UTF-8 and kept as typed; what is wrong with it is a finding, never a
// refusal.
#pragma once

#include <filesystem>
#include <string>

namespace core {

struct AlbumMetadata {
    std::string title;
    std::string artist;
    std::string upc; ///< UPC-A (12 digits) or EAN-13, as typed.
    std::string catalogueNumber;
    std::string label;
    std::string genre;
    std::string language; ///< ISO 639 code ("en", "eng") or an English name.
    std::string date;     ///< ISO 8601: "2026", "2026-11" or "2026-11-22".
    std::string media;    ///< What it is published on, as MusicBrainz has it: "CD", "12\" Vinyl", "Digital Media".
    std::string copyright;
    std::string comment;
    std::string message; ///< CD-Text's: to whoever holds the disc.
    // Of every track that says no other.
    std::string songwriter;
    std::string composer;
    std::string arranger;
    std::string producer;
    std::string mixer;
    std::string conductor;
    std::string engineer; ///< Who mastered it, where, and how to reach them: for the plant and the client.
    std::string studio;
    std::string contact;
    std::filesystem::path cover; ///< PNG or JPEG file; empty = none.
    std::string unknown;         ///< Keys of the project file that this version does not know, JSON object text.
    bool operator==(const AlbumMetadata&) const = default;
};

struct TrackMetadata {
    std::string title;
    std::string artist;     ///< Empty = the album's.
    std::string songwriter; ///< This and the next five: empty = the album's.
    std::string composer;
    std::string arranger;
    std::string producer;
    std::string mixer;
    std::string conductor;
    std::string message;
    std::string isrc; ///< As typed; see normalisedIsrc.
    bool copyPermitted = false;
    bool preEmphasis = false;
    std::string unknown; ///< As in AlbumMetadata.
    bool operator==(const TrackMetadata&) const = default;
};

} // namespace core
