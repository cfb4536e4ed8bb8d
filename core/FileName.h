// Names of files out of texts that people type: safe on every system that an engineer's client may have. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// Longest name, in bytes of UTF-8, extension and dot included.
inline constexpr std::size_t maxFileNameBytes = 200;

/// The text as a name without extension: characters that some system reserves become others or go, so do control
/// characters, broken UTF-8, and dots and spaces at either end; reserved names get an underscore. At most `maxBytes`,
/// cut at a character. May come out empty.
std::string safeFileName(std::string_view text, std::size_t maxBytes = maxFileNameBytes);

/// With small letters for A to Z: names that differ by capitals only are the same file to some systems.
std::string lowered(std::string_view text);

} // namespace core
