#include "core/Utf8.h"

namespace core {

char32_t takeCharacter(std::string_view& utf8) {
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(utf8[n]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const auto fails = [&] {
        utf8.remove_prefix(1);
        return U'\uFFFD';
    };
    if (length == 0 || first > 0xF4 || utf8.size() < length) return fails();
    if (length == 1) {
        utf8.remove_prefix(1);
        return first;
    }
    char32_t character = first & (0xFFu >> (length + 1));
    for (std::size_t n = 1; n < length; ++n) {
        if ((byte(n) & 0xC0) != 0x80) return fails();
        character = (character << 6) | (byte(n) & 0x3Fu);
    }
    // Overlong forms, surrogates and what lies past the last character are broken too.
    const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    if (overlong || (character >= 0xD800 && character <= 0xDFFF) || character > 0x10FFFF) return fails();
    utf8.remove_prefix(length);
    return character;
}

} // namespace core
