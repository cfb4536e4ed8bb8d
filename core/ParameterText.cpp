// How values of rows are said to people.
#include "core/Decimal.h"
#include "core/Parameter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// One decimal, two where a second one is said.
std::string decibels(double value, const Range& range) {
    std::string said = decimal(value, 2);
    if (said.ends_with('0')) said.pop_back();
    return value > 0.0 && range.min < 0.0 && said.find_first_of("123456789") != std::string::npos ? "+" + said : said;
}

std::string hertz(double value) {
    if (value >= 999.5) return decimal(value / 1000.0, value < 9995.0 ? 2 : 1) + " kHz";
    return decimal(value, value < 99.95 ? 1 : 0) + " Hz";
}

std::string milliseconds(double value) {
    return decimal(value, value < 1.0 ? 2 : value < 100.0 ? 1 : 0) + " ms";
}

/// "lowShelf" as "low shelf".
std::string words(std::string_view id) {
    std::string said;
    for (const char letter : id) {
        const bool capital = letter >= 'A' && letter <= 'Z';
        if (capital) said += ' ';
        said += capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return said;
}

std::string describeChoice(const Parameter& row, double value) {
    const auto place = static_cast<std::size_t>(std::clamp(std::round(value), row.range.min, row.range.max));
    const std::string said = words(row.choices[place]);
    return row.unit == Unit::none ? said : said + " " + std::string(unitName(row.unit));
}

} // namespace

std::string_view unitName(Unit unit) {
    switch (unit) {
    case Unit::db:
        return "dB";
    case Unit::dbtp:
        return "dBTP";
    case Unit::hz:
        return "Hz";
    case Unit::ms:
        return "ms";
    case Unit::ratio:
        return ":1";
    case Unit::percent:
        return "%";
    case Unit::dbPerOctave:
        return "dB/oct";
    case Unit::degrees:
        return "\u00b0";
    case Unit::q:
    case Unit::none:
        return "";
    }
    return "";
}

std::string describe(const Parameter& row, double value) {
    if (row.kind == Kind::toggle) return value >= 0.5 ? "on" : "off";
    if (row.kind == Kind::choice) return describeChoice(row, value);
    switch (row.unit) {
    case Unit::db:
    case Unit::dbtp:
        return decibels(value, row.range) + " " + std::string(unitName(row.unit));
    case Unit::hz:
        return hertz(value);
    case Unit::ms:
        return milliseconds(value);
    case Unit::ratio:
        return decimal(value, 1) + ":1";
    case Unit::percent:
        return decimal(value, 0) + " %";
    case Unit::degrees:
        return decimal(value, 1) + std::string(unitName(row.unit));
    case Unit::q:
    case Unit::dbPerOctave:
    case Unit::none:
        return decimal(value, 2);
    }
    return "";
}

} // namespace core
