#include "core/Decimal.h"

#include <array>
#include <charconv>

namespace core {

std::string decimal(double value, int decimals) {
    std::array<char, 400> text; // the largest double has 309 digits
    const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, decimals).ptr;
    const std::string said(text.begin(), end);
    return said.starts_with('-') && said.find_first_of("123456789") == std::string::npos ? said.substr(1) : said;
}

std::string decimal(std::optional<double> value, int decimals) {
    return value ? decimal(*value, decimals) : "\u2013";
}

} // namespace core
