#include "app/VinylKeys.h"

#include "app/ChainKeys.h"
#include "app/Text.h"
#include "core/Error.h"
#include "core/Sides.h"

#include <algorithm>
#include <optional>

namespace app {

namespace {

double rpmOf(const std::string& value, const std::string& key) {
    if (value == "33" || value == "33.3" || value == "33.33" || value == "33 1/3" || value == "100/3")
        return core::lpRpm;
    if (value == "45") return 45.0;
    throw core::Error(key + ": \"" + value + "\" is no speed of a record: 33 (33 1/3) and 45 are");
}

int inchesOf(const std::string& value, const std::string& key) {
    const auto inches = parseWhole(value);
    if (!inches || (*inches != 7 && *inches != 10 && *inches != 12))
        throw core::Error(key + ": \"" + value + "\" is no size of a record: 7, 10 and 12 are");
    return static_cast<int>(*inches);
}

/// "18", "18.5" or "18:30".
std::optional<double> limitOf(const std::string& value, const std::string& key) {
    if (value.empty()) return std::nullopt;
    const auto seconds = parseTime(value);
    const auto minutes = seconds ? std::optional(*seconds / 60.0) : parseNumber(value);
    if (!minutes || *minutes <= 0.0 || *minutes > 100.0)
        throw core::Error(key + ": \"" + value + "\" is no length of a side: 18:00, or 18 minutes");
    return minutes;
}

void setRunout(core::Vinyl& vinyl, std::string_view side, const std::string& value, const std::string& key) {
    if (side.size() != 1 || side[0] < 'A' || side[0] > 'Z')
        throw core::Error(key + ": a side is named by its letter, as in vinyl.runout.A=\"LQ 1 A\"");
    const auto place = static_cast<std::size_t>(side[0] - 'A');
    if (vinyl.runouts.size() <= place) vinyl.runouts.resize(place + 1);
    vinyl.runouts[place] = value;
    while (!vinyl.runouts.empty() && vinyl.runouts.back().empty()) vinyl.runouts.pop_back();
}

} // namespace

bool setVinyl(core::Vinyl& vinyl, std::string_view rest, const std::string& value, const std::string& key) {
    if (rest == "rpm")
        vinyl.rpm = rpmOf(value, key);
    else if (rest == "inches")
        vinyl.inches = inchesOf(value, key);
    else if (rest == "continuous")
        vinyl.continuous = parseSwitch(value, key);
    else if (rest == "good")
        vinyl.goodMinutes = limitOf(value, key);
    else if (rest == "most")
        vinyl.mostMinutes = limitOf(value, key);
    else if (rest.starts_with("runout."))
        setRunout(vinyl, rest.substr(std::string_view("runout.").size()), value, key);
    else
        return false;
    return true;
}

} // namespace app
