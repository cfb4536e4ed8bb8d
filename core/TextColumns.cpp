#include "core/TextColumns.h"

#include "core/Utf8.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace core {

namespace {

struct Letter {
    std::string_view bytes;
    char32_t code = 0; ///< U+FFFD for a broken byte.
};

Letter takeLetter(std::string_view& text) {
    const std::string_view before = text;
    const char32_t code = takeCharacter(text);
    return {before.substr(0, before.size() - text.size()), code};
}

using Span = std::pair<char32_t, char32_t>;

// Unicode Standard Annex 11 (East Asian Width: W and F) and the combining and invisible characters, as whole blocks.
constexpr std::array wide = {
    Span{0x1100, 0x115F},   Span{0x2E80, 0x303E},   Span{0x3041, 0x3098},   Span{0x309B, 0x4DBF},
    Span{0x4E00, 0xA4CF},   Span{0xA960, 0xA97F},   Span{0xAC00, 0xD7A3},   Span{0xF900, 0xFAFF},
    Span{0xFE30, 0xFE6F},   Span{0xFF00, 0xFF60},   Span{0xFFE0, 0xFFE6},   Span{0x1F300, 0x1F64F},
    Span{0x1F680, 0x1F6FF}, Span{0x1F900, 0x1F9FF}, Span{0x20000, 0x3FFFD},
};
constexpr std::array without = {
    Span{0x0300, 0x036F}, Span{0x0483, 0x0489}, Span{0x0591, 0x05BD}, Span{0x064B, 0x065F}, Span{0x1AB0, 0x1AFF},
    Span{0x1DC0, 0x1DFF}, Span{0x200B, 0x200F}, Span{0x202A, 0x202E}, Span{0x2060, 0x2064}, Span{0x20D0, 0x20FF},
    Span{0x3099, 0x309A}, Span{0xFE00, 0xFE0F}, Span{0xFE20, 0xFE2F}, Span{0xFEFF, 0xFEFF},
};

bool isControl(char32_t code) {
    // Control characters, and those that turn the direction of text around.
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

int widthOf(char32_t code) {
    const auto holds = [&](const Span& span) { return code >= span.first && code <= span.second; };
    if (std::ranges::any_of(without, holds)) return 0;
    return std::ranges::any_of(wide, holds) ? 2 : 1;
}

/// As much of the text as fits.
std::string cut(std::string_view text, int width) {
    std::string kept;
    for (int used = 0; !text.empty();) {
        const Letter letter = takeLetter(text);
        used += widthOf(letter.code);
        if (used > width) break;
        kept += letter.bytes;
    }
    return kept;
}

} // namespace

int displayWidth(std::string_view text) {
    int width = 0;
    while (!text.empty()) width += widthOf(takeCharacter(text));
    return width;
}

std::string harmless(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const Letter letter = takeLetter(text);
        if (isControl(letter.code))
            kept += ' ';
        else if (letter.code == U'\uFFFD')
            kept += "\xEF\xBF\xBD";
        else
            kept += letter.bytes;
    }
    return kept;
}

std::string oneLine(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    std::string line;
    for (const char letter : text) {
        if (letter == '\n')
            line += "; ";
        else
            line += letter;
    }
    return harmless(line);
}

std::string fitted(std::string_view text, int width) {
    std::string shown = harmless(text);
    if (displayWidth(shown) > width) shown = cut(shown, width - 1) + "…";
    return shown + std::string(static_cast<std::size_t>(std::max(0, width - displayWidth(shown))), ' ');
}

std::string right(std::string_view text, int width) {
    return std::string(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ') + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, int width) {
    std::vector<std::string> lines(1);
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
        const bool fits = lines.back().empty() || displayWidth(lines.back()) + 1 + displayWidth(word) <= width;
        if (!fits) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
    }
    return lines;
}

} // namespace core
