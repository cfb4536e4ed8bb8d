#include "core/FileName.h"

#include "core/Utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Substitute {
    char reserved;
    std::string_view becomes;
};

/// What Windows, macOS or a shell would not take.
constexpr auto substitutes = std::to_array<Substitute>(
    {{'/', "-"}, {'\\', "-"}, {':', "-"}, {'|', "-"}, {'"', "'"}, {'<', "("}, {'>', ")"}, {'?', ""}, {'*', ""}});

constexpr auto reservedNames = std::to_array<std::string_view>(
    {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
     "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"});

bool isReservedName(std::string_view name) {
    return std::ranges::find(reservedNames, lowered(name.substr(0, name.find('.')))) != reservedNames.end();
}

/// Control characters, marks that turn the direction of writing, and U+FFFD.
bool isInvisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
}

std::string trimmed(std::string_view text) {
    const auto isEdge = [](char c) { return c == ' ' || c == '.'; };
    while (!text.empty() && isEdge(text.front())) text.remove_prefix(1);
    while (!text.empty() && isEdge(text.back())) text.remove_suffix(1);
    return std::string(text);
}

/// Whole characters only.
std::string_view cut(std::string_view utf8, std::size_t maxBytes) {
    if (utf8.size() <= maxBytes) return utf8;
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
    return utf8.substr(0, end);
}

} // namespace

std::string lowered(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return made;
}

std::string safeFileName(std::string_view text, std::size_t maxBytes) {
    std::string name;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = takeCharacter(text);
        if (isInvisible(c)) continue;
        const auto substitute = std::ranges::find(substitutes, static_cast<char>(c), &Substitute::reserved);
        if (c < 0x80 && substitute != substitutes.end())
            name += substitute->becomes;
        else
            name += before.substr(0, before.size() - text.size());
    }
    name = trimmed(cut(trimmed(name), maxBytes));
    if (isReservedName(name)) name = trimmed(cut("_" + name, maxBytes));
    return name;
}

} // namespace core
