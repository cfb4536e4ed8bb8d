// Text in columns that stand under each other whatever the script, for terminals and pages of text. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

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

} // namespace core
