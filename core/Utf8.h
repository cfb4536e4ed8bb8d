// UTF-8, the one encoding of all our texts. Pure.
#pragma once

#include <string_view>

namespace core {

/// The next character of UTF-8 text, taken off its front. A broken sequence gives U+FFFD and loses one byte.
char32_t takeCharacter(std::string_view& utf8);

} // namespace core
