// What CUE and TOC have in common: their words for the texts of CD-Text, and the characters, numbers and times of a
// text that anybody may have written. Pure.
#pragma once

#include "core/Units.h"
#include "engine/delivery/CdText.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::disc {

inline constexpr std::size_t mostTracks = 99;

/// A text of CD-Text by its word, the same in both.
struct TextWord {
    std::string_view word;
    std::string delivery::CdTextEntry::*text;
};

inline constexpr auto textWords = std::to_array<TextWord>({{"TITLE", &delivery::CdTextEntry::title},
                                                           {"PERFORMER", &delivery::CdTextEntry::performer},
                                                           {"SONGWRITER", &delivery::CdTextEntry::songwriter},
                                                           {"COMPOSER", &delivery::CdTextEntry::composer},
                                                           {"ARRANGER", &delivery::CdTextEntry::arranger},
                                                           {"MESSAGE", &delivery::CdTextEntry::message}});

/// A cue sheet's remark that its file does not hold the disc's first 2 s.
inline constexpr std::string_view pauseAheadOfFile = "PAUSE 00:02:00 AHEAD OF FILE";

/// The place of such a text within a track, or within the album: "metadata.artist".
std::string placeOf(const TextWord& text);

/// The bytes of a text as UTF-8: without BOM; what is no UTF-8 is taken for ISO 8859-1.
std::string asUtf8(std::string_view bytes);

/// Lines without their ends (LF, CR LF or CR).
std::vector<std::string> linesOf(std::string_view text);

/// With capitals for a to z.
std::string upper(std::string_view text);

/// Frames: more are in no text, and no place in a marked file is taken from behind them. Months, at 192 kHz.
inline constexpr core::FramePos mostFrames = 999'999'999'999;

/// A whole number of at most twelve digits, all of the text; nullopt for anything else.
std::optional<std::int64_t> numberOf(std::string_view text);

/// "mm:ss:ff" as frames at 44.1 kHz, seconds to 59 and sectors to 74; nullopt for anything else.
std::optional<core::FrameCount> timeOf(std::string_view text);

/// Whether it names a file of the folder itself: no separator, no drive, no way up.
bool isPlainName(std::string_view name);

/// For a sentence: in quotes, cut after 60 characters, without what cannot be printed.
std::string inQuotes(std::string_view text);

} // namespace engine::disc
