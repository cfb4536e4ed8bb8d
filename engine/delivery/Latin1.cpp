#include "engine/delivery/Latin1.h"

#include "core/Utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace engine::delivery {

namespace {

struct Replacement {
    char32_t character;
    std::string_view latin1;
};

/// In order of the character. Punctuation and letters outside the runs of alphabets below.
constexpr auto replacements = std::to_array<Replacement>({
    {0x0192, "f"},   {0x01CD, "A"},    {0x01CE, "a"},    {0x01CF, "I"},   {0x01D0, "i"},    {0x01D1, "O"},
    {0x01D2, "o"},   {0x01D3, "U"},    {0x01D4, "u"},    {0x01E6, "G"},   {0x01E7, "g"},    {0x01EA, "O"},
    {0x01EB, "o"},   {0x0218, "S"},    {0x0219, "s"},    {0x021A, "T"},   {0x021B, "t"},    {0x0259, "e"},
    {0x02BB, "'"},   {0x02BC, "'"},    {0x02C6, "^"},    {0x02DC, "~"},   {0x1E9E, "SS"},   {0x2010, "-"},
    {0x2011, "-"},   {0x2012, "-"},    {0x2013, "-"},    {0x2014, "-"},   {0x2015, "-"},    {0x2018, "'"},
    {0x2019, "'"},   {0x201A, "'"},    {0x201B, "'"},    {0x201C, "\""},  {0x201D, "\""},   {0x201E, "\""},
    {0x201F, "\""},  {0x2020, "+"},    {0x2022, "\xB7"}, {0x2026, "..."}, {0x2030, "0/00"}, {0x2032, "'"},
    {0x2033, "\""},  {0x2039, "<"},    {0x203A, ">"},    {0x2044, "/"},   {0x20AC, "EUR"},  {0x2116, "No."},
    {0x2117, "(P)"}, {0x2122, "(TM)"}, {0x2190, "<-"},   {0x2192, "->"},  {0x2212, "-"},    {0x2215, "/"},
    {0x221E, "oo"},  {0x2260, "!="},   {0x2264, "<="},   {0x2265, ">="},  {0x266D, "b"},    {0x266F, "#"},
    {0xFB00, "ff"},  {0xFB01, "fi"},   {0xFB02, "fl"},
});

/// U+0100 to U+017F, a word each.
constexpr std::string_view extendedA[] = {
    "A", "a", "A", "a", "A", "a", "C",  "c",  "C", "c", "C", "c", "C", "c", "D", "d", "D",  "d",  "E", "e", "E", "e",
    "E", "e", "E", "e", "E", "e", "G",  "g",  "G", "g", "G", "g", "G", "g", "H", "h", "H",  "h",  "I", "i", "I", "i",
    "I", "i", "I", "i", "I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l",  "L",  "l", "L", "l", "L",
    "l", "N", "n", "N", "n", "N", "n",  "'n", "N", "n", "O", "o", "O", "o", "O", "o", "OE", "oe", "R", "r", "R", "r",
    "R", "r", "S", "s", "S", "s", "S",  "s",  "S", "s", "T", "t", "T", "t", "T", "t", "U",  "u",  "U", "u", "U", "u",
    "U", "u", "U", "u", "U", "u", "W",  "w",  "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z",  "s"};
static_assert(std::size(extendedA) == 0x80);

/// U+0391 to U+03C9.
constexpr std::string_view greek[] = {"A", "B", "G", "D", "E", "Z", "I", "Th", "I",  "K",  "L",  "M", "N", "X", "O",
                                      "P", "R", "?", "S", "T", "Y", "F", "Ch", "Ps", "O",  "I",  "Y", "a", "e", "i",
                                      "i", "y", "a", "v", "g", "d", "e", "z",  "i",  "th", "i",  "k", "l", "m", "n",
                                      "x", "o", "p", "r", "s", "s", "t", "y",  "f",  "ch", "ps", "o"};
static_assert(std::size(greek) == 0x03C9 - 0x0391 + 1);

/// U+0410 to U+044F, by the passport rules of ICAO 9303.
constexpr std::string_view cyrillic[] = {
    "A", "B", "V", "G", "D", "E",  "Zh", "Z",  "I",  "I",    "K",  "L", "M", "N", "O",  "P",
    "R", "S", "T", "U", "F", "Kh", "Ts", "Ch", "Sh", "Shch", "Ie", "Y", "",  "E", "Iu", "Ia",
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia"};
static_assert(std::size(cyrillic) == 0x044F - 0x0410 + 1);

struct Composition {
    char32_t accent;
    std::string_view bases;
    std::string_view composed; ///< ISO 8859-1, one for each base.
};

/// A letter and the combining accent that follows it, where ISO 8859-1 has both as one.
constexpr auto compositions = std::to_array<Composition>({
    {0x0300, "AEIOUaeiou", "\xC0\xC8\xCC\xD2\xD9\xE0\xE8\xEC\xF2\xF9"},
    {0x0301, "AEIOUYaeiouy", "\xC1\xC9\xCD\xD3\xDA\xDD\xE1\xE9\xED\xF3\xFA\xFD"},
    {0x0302, "AEIOUaeiou", "\xC2\xCA\xCE\xD4\xDB\xE2\xEA\xEE\xF4\xFB"},
    {0x0303, "ANOano", "\xC3\xD1\xD5\xE3\xF1\xF5"},
    {0x0308, "AEIOUaeiouy", "\xC4\xCB\xCF\xD6\xDC\xE4\xEB\xEF\xF6\xFC\xFF"},
    {0x030A, "Aa", "\xC5\xE5"},
    {0x0327, "Cc", "\xC7\xE7"},
});

bool isCombining(char32_t c) {
    return c >= 0x0300 && c <= 0x036F;
}

/// Puts the accent on the letter written last; false where ISO 8859-1 has no such letter.
bool accented(std::string& text, char32_t accent) {
    const auto row = std::ranges::find(compositions, accent, &Composition::accent);
    if (text.empty() || row == compositions.end()) return false;
    const auto place = row->bases.find(text.back());
    if (place == std::string_view::npos) return false;
    text.back() = row->composed[place];
    return true;
}

std::optional<std::string_view> replacementFor(char32_t c) {
    if (c >= 0x0100 && c <= 0x017F) return extendedA[c - 0x0100];
    if (c >= 0x0391 && c <= 0x03C9) return greek[c - 0x0391];
    if (c >= 0x0410 && c <= 0x044F) return cyrillic[c - 0x0410];
    if (c == 0x0401 || c == 0x0451) return c == 0x0401 ? "E" : "e";
    if (c >= 0x2000 && c <= 0x200A) return " ";
    if (c >= 0x200B && c <= 0x200F) return "";
    const auto found = std::ranges::lower_bound(replacements, c, {}, &Replacement::character);
    if (found != replacements.end() && found->character == c) return found->latin1;
    return std::nullopt;
}

bool isPrintable(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
}

} // namespace

Latin1Text toLatin1(std::string_view utf8) {
    Latin1Text text;
    while (!utf8.empty()) {
        const char32_t c = core::takeCharacter(utf8);
        if (isPrintable(c)) {
            text.bytes += static_cast<char>(static_cast<unsigned char>(c));
        } else if (isCombining(c)) {
            // A composed letter says the same; an accent that is dropped does not.
            if (!accented(text.bytes, c)) text.changed = true;
        } else {
            const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
            text.bytes += control ? " " : replacementFor(c).value_or("?");
            text.changed = true;
        }
    }
    return text;
}

std::string fromLatin1(std::string_view bytes) {
    std::string utf8;
    for (const char each : bytes) {
        const auto c = static_cast<unsigned char>(each);
        if (c < 0x80) {
            utf8 += each;
        } else {
            utf8 += static_cast<char>(0xC0 | (c >> 6));
            utf8 += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return utf8;
}

} // namespace engine::delivery
