// Text for a terminal: columns that stand under each other whatever the script, numbers and times as people read them.
#pragma once

#include "core/Units.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Columns that UTF-8 text takes on a terminal: two for East Asian wide characters, none for combining ones.
int displayWidth(std::string_view text);

/// The text without control characters, which could steer a terminal.
std::string harmless(std::string_view text);

/// The text on one line: line breaks become "; ".
std::string oneLine(std::string_view text);

/// Exactly `width` columns wide: cut with an ellipsis, or filled with spaces behind (or ahead: `right`).
std::string fitted(std::string_view text, int width);
std::string right(std::string_view text, int width);

/// Words broken into lines of at most `width` columns; a longer word keeps a line to itself.
std::vector<std::string> wrapped(std::string_view text, int width);

/// "-14.2"; a dash for nothing to say.
std::string decimal(double value, int decimals);
std::string decimal(std::optional<double> value, int decimals);

/// "3:05", with hours from 60 minutes on: "1:02:03".
std::string minutes(double seconds);

/// Sectors in a length, whole ones.
core::SectorCount sectorsIn(core::FrameCount frames, int rate);

/// "M:SS", "MM:SS.mmm" or "H:MM:SS" as seconds; nullopt for anything else.
std::optional<double> parseTime(std::string_view text);

/// A whole number, all of the text; nullopt for anything else.
std::optional<long> parseWhole(std::string_view text);

/// A finite number, all of the text; nullopt for anything else.
std::optional<double> parseNumber(std::string_view text);

/// The words nearest to what was typed, at most three, best first; none where nothing is near.
std::vector<std::string> nearest(std::string_view typed, std::span<const std::string> words);

/// "a, b and c".
std::string listed(std::span<const std::string> words);

} // namespace app
