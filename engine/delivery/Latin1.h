// UTF-8 to ISO 8859-1, the alphabet of CD-Text. Characters that it lacks become what a typist would put in their place
// (curly quotes straight, "Dvořák" "Dvorák", Greek and Cyrillic in Latin letters), else a question mark. Pure.
#pragma once

#include <string>
#include <string_view>

namespace engine::delivery {

struct Latin1Text {
    std::string bytes;    ///< Printable ISO 8859-1 only: no control characters.
    bool changed = false; ///< Something had to be replaced.
};

Latin1Text toLatin1(std::string_view utf8);

/// ISO 8859-1 as UTF-8.
std::string fromLatin1(std::string_view bytes);

} // namespace engine::delivery
