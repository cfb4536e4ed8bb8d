// A chain as text, in the form of the project file, to be carried from one album or program to another.
#pragma once

#include "core/Chain.h"

#include <string>
#include <string_view>

namespace core {

std::string chainText(const Chain& chain);

/// The chain of such a text, its values within their ranges. Throws Error for every other text.
Chain chainFrom(std::string_view text);

} // namespace core
