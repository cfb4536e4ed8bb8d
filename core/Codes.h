// The codes of a recording and of a release: ISRC (ISO 3901:2019) and UPC/EAN (the CD's media catalogue number). They
// are kept as typed; here is what they mean, and what is wrong with them, said in a sentence and never by refusal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The twelve characters that are written: no spaces, hyphens or "ISRC" ahead, capitals. Empty where none was typed
/// (nothing, or zeros only). What is not an ISRC comes out as it is, cleaned alike: see isrcComplaint.
std::string normalisedIsrc(std::string_view typed);

/// "CC-XXX-YY-NNNNN" of an ISRC without complaint; anything else as typed.
std::string displayedIsrc(std::string_view typed);

/// Why no ISRC can be made of it; nullopt when one can, or none was typed.
std::optional<std::string> isrcComplaint(std::string_view typed);

/// Why an ISRC of good form is hardly the right one: a prefix that does not begin with two letters, a year before there
/// were ISRCs. The country of a prefix says nothing and is not looked at.
std::optional<std::string> isrcDoubt(std::string_view typed);

/// The code `steps` designations further on (the last five digits counted up): an ISRC run. nullopt for what is no
/// ISRC, and past 99999.
std::optional<std::string> isrcAfter(std::string_view typed, int steps);

/// The 13 digits that are written: no spaces or hyphens, a zero ahead of a UPC-A's twelve. Empty where none was typed
/// (nothing, or zeros only). What is no such code comes out as it is, cleaned alike: see eanComplaint.
std::string normalisedEan(std::string_view typed);

/// Why it cannot be written as 13 digits; nullopt when it can, or none was typed.
std::optional<std::string> eanComplaint(std::string_view typed);

/// The last digit that 12 digits ask for (GS1: ones and threes in turn, to the next ten).
int eanCheckDigit(std::string_view first12Digits);

/// That the check digit is wrong, and which would be right; nullopt when it is right, or eanComplaint says more.
std::optional<std::string> eanDoubt(std::string_view typed);

} // namespace core
