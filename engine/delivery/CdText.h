// CD-Text: what a disc says of itself, as the packs of CDTEXT.BIN (one block, ISO 8859-1). Types 80 to 87, 8E and 8F;
// a type is there when the disc or any track has it. Pure functions, any thread.
#pragma once

#include "core/Finding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

inline constexpr std::size_t cdTextPackBytes = 18;

/// The text of the disc or of one track, UTF-8.
struct CdTextEntry {
    std::string title;
    std::string performer;
    std::string songwriter;
    std::string composer;
    std::string arranger;
    std::string message;
    std::string code; ///< UPC/EAN (13 digits) of the disc, ISRC of a track; no hyphens.
    bool operator==(const CdTextEntry&) const = default;
};

struct CdText {
    CdTextEntry disc;
    std::vector<CdTextEntry> tracks;
    std::string discId;          ///< Label's catalogue number.
    std::string genre;           ///< UTF-8, as typed.
    std::uint16_t genreCode = 0; ///< See genreCodeOf; 0 = not used.
    std::uint8_t language = 0x09;
    bool operator==(const CdText&) const = default;
};

struct CdTextPacks {
    std::string bytes;       ///< 18 for each pack; empty when there is no text (codes alone make none).
    core::Findings findings; ///< Text that had to be replaced or cut; a track's have the place within it.
};

/// `firstNumber`: the album's number of the disc's track 1, for the findings.
CdTextPacks packCdText(const CdText& text, int firstNumber = 1);

/// CRC-16 of the first 16 bytes of a pack: polynomial 0x1021, start 0, not reflected, inverted.
std::uint16_t cdTextCrc(std::string_view pack);

/// The code of a genre's English name, 1 (not defined) for any other text, 0 for none.
std::uint16_t genreCodeOf(std::string_view genre);

/// The language code of CD-Text for an ISO 639 code or an English name: 9 (English) for none, 0 (unknown) for any
/// other.
std::uint8_t languageCodeOf(std::string_view language);

/// A text of which genreCodeOf makes that code; empty for 0 and 1, and for those that it does not use.
std::string genreNamed(int code);

/// A text of which languageCodeOf makes that code, if there is one: the English name; empty for English, "unknown" for
/// what has no name.
std::string languageNamed(int code);

} // namespace engine::delivery
