#include "app/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <utility>

namespace app {

namespace {

struct Letter {
    std::string_view bytes;
    char32_t code = 0;
};

/// The first character of UTF-8 text; a broken byte stands for itself as U+FFFD.
Letter firstLetter(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || length > text.size()) return {text.substr(0, 1), U'\uFFFD'};
    char32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return {text.substr(0, 1), U'\uFFFD'};
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    return {text.substr(0, length), code};
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
        const Letter letter = firstLetter(text);
        used += widthOf(letter.code);
        if (used > width) break;
        kept += letter.bytes;
        text.remove_prefix(letter.bytes.size());
    }
    return kept;
}

/// Changes of a letter that lead from one word to the other (Levenshtein 1966).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

} // namespace

int displayWidth(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        const Letter letter = firstLetter(text);
        width += widthOf(letter.code);
        text.remove_prefix(letter.bytes.size());
    }
    return width;
}

std::string harmless(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const Letter letter = firstLetter(text);
        if (isControl(letter.code))
            kept += ' ';
        else if (letter.code == U'\uFFFD')
            kept += "\xEF\xBF\xBD";
        else
            kept += letter.bytes;
        text.remove_prefix(letter.bytes.size());
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

std::string decimal(double value, int decimals) {
    std::array<char, 64> text;
    const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, decimals).ptr;
    const std::string said(text.begin(), end);
    // What rounds to nothing has no sign.
    return said.starts_with('-') && said.find_first_of("123456789") == std::string::npos ? said.substr(1) : said;
}

std::string decimal(std::optional<double> value, int decimals) {
    return value ? decimal(*value, decimals) : "–";
}

std::string minutes(double seconds) {
    const auto all = static_cast<std::int64_t>(std::floor(std::max(0.0, seconds) + 0.5));
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (all < 3600) return std::to_string(all / 60) + ":" + two(all % 60);
    return std::to_string(all / 3600) + ":" + two(all / 60 % 60) + ":" + two(all % 60);
}

core::SectorCount sectorsIn(core::FrameCount frames, int rate) {
    return core::floorDiv(frames, core::framesPerSector(rate));
}

std::optional<double> parseTime(std::string_view text) {
    double seconds = 0.0;
    int parts = 0;
    for (bool last = false; !last; ++parts) {
        const std::size_t colon = text.find(':');
        last = colon == std::string_view::npos;
        const std::string_view part = text.substr(0, colon);
        if (part.empty() || part.find_first_not_of(last ? "0123456789." : "0123456789") != std::string_view::npos)
            return std::nullopt;
        const auto value = parseNumber(part);
        if (!value || (parts > 0 && *value >= 60.0)) return std::nullopt;
        seconds = seconds * 60.0 + *value;
        if (!last) text.remove_prefix(colon + 1);
    }
    return parts == 2 || parts == 3 ? std::optional(seconds) : std::nullopt;
}

std::optional<long> parseWhole(std::string_view text) {
    long value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                       : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<std::string> nearest(std::string_view typed, std::span<const std::string> words) {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    const std::string lower = lowered(typed);
    for (const std::string& word : words) {
        const std::string other = lowered(word);
        const bool within = lower.size() >= 3 && (other.starts_with(lower) || lower.starts_with(other));
        const std::size_t changes = within ? 1 : distance(lower, other);
        if (changes <= std::max<std::size_t>(2, word.size() / 3)) ranked.emplace_back(changes, word);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> near;
    for (const auto& [changes, word] : ranked)
        if (near.size() < 3) near.push_back(word);
    return near;
}

std::string listed(std::span<const std::string> words) {
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return all;
}

} // namespace app
