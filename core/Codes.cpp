#include "core/Codes.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

// Not the ones of <cctype>: those follow the locale and do not take every char.
constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string withoutSeparators(std::string_view typed) {
    std::string kept;
    for (const char c : typed)
        if (c != ' ' && c != '-' && c != '\t') kept += capital(c);
    return kept;
}

bool onlyZeros(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

std::string quoted(std::string_view typed) {
    return "'" + std::string(typed) + "'";
}

} // namespace

std::string normalisedIsrc(std::string_view typed) {
    std::string code = withoutSeparators(typed);
    if (code.starts_with("ISRC")) code.erase(0, 4);
    if (code.starts_with(':')) code.erase(0, 1);
    return onlyZeros(code) ? std::string() : code;
}

std::string displayedIsrc(std::string_view typed) {
    const std::string code = normalisedIsrc(typed);
    if (code.empty() || isrcComplaint(typed)) return std::string(typed);
    return code.substr(0, 2) + "-" + code.substr(2, 3) + "-" + code.substr(5, 2) + "-" + code.substr(7);
}

std::optional<std::string> isrcComplaint(std::string_view typed) {
    const std::string code = normalisedIsrc(typed);
    if (code.empty()) return std::nullopt;
    if (!std::ranges::all_of(code, [](char c) { return isDigit(c) || isCapital(c); }))
        return "ISRC " + quoted(typed) + " has other characters than letters and digits";
    if (code.size() != 12)
        return "ISRC " + quoted(typed) + " has " + std::to_string(code.size()) + " characters instead of 12";
    if (!std::ranges::all_of(code.substr(5), isDigit))
        return "ISRC " + quoted(typed) + " must end in seven digits: two for the year, five for the recording";
    return std::nullopt;
}

std::optional<std::string> isrcDoubt(std::string_view typed) {
    const std::string code = normalisedIsrc(typed);
    if (code.empty() || isrcComplaint(typed)) return std::nullopt;
    if (!isCapital(code[0]) || !isCapital(code[1])) return "ISRC " + quoted(typed) + " should begin with two letters";
    const int year = (code[5] - '0') * 10 + (code[6] - '0');
    // ISRCs are given since 1986; two digits come round again in 2086.
    if (year >= 50 && year < 86) return "ISRC " + quoted(typed) + " names the year " + code.substr(5, 2) + "; check it";
    return std::nullopt;
}

std::optional<std::string> isrcAfter(std::string_view typed, int steps) {
    std::string code = normalisedIsrc(typed);
    if (code.empty() || isrcComplaint(code)) return std::nullopt;
    constexpr std::size_t designation = 7;
    const int number = std::stoi(code.substr(designation)) + steps;
    if (number < 0 || number > 99999) return std::nullopt;
    const std::string digits = std::to_string(number);
    return code.replace(designation, 5, std::string(5 - digits.size(), '0') + digits);
}

std::string normalisedEan(std::string_view typed) {
    const std::string code = withoutSeparators(typed);
    if (onlyZeros(code)) return {};
    return code.size() == 12 && std::ranges::all_of(code, isDigit) ? "0" + code : code;
}

std::optional<std::string> eanComplaint(std::string_view typed) {
    const std::string code = normalisedEan(typed);
    if (code.empty()) return std::nullopt;
    if (!std::ranges::all_of(code, isDigit)) return "UPC/EAN " + quoted(typed) + " has other characters than digits";
    if (code.size() != 13)
        return "UPC/EAN " + quoted(typed) + " has " + std::to_string(code.size()) + " digits instead of 12 or 13";
    return std::nullopt;
}

int eanCheckDigit(std::string_view first12Digits) {
    assert(first12Digits.size() >= 12);
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += (first12Digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return (10 - sum % 10) % 10;
}

std::optional<std::string> eanDoubt(std::string_view typed) {
    const std::string code = normalisedEan(typed);
    if (code.empty() || eanComplaint(typed)) return std::nullopt;
    const int right = eanCheckDigit(code);
    if (code.back() == static_cast<char>('0' + right)) return std::nullopt;
    return "UPC/EAN " + quoted(typed) + " has a wrong check digit: it should end in " + std::to_string(right);
}

} // namespace core
