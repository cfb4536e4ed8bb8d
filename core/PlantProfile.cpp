#include "core/PlantProfile.h"

#include "core/Error.h"
#include "core/FileName.h"
#include "core/JsonText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace core {

namespace {

constexpr std::string_view versionKey = "lacquerPlant";
constexpr int newest = 1;
constexpr std::size_t mostOfDsi = 17; // Characters of a file's name in DDPMS.

/// Names of the other files of a set.
constexpr std::array<std::string_view, 4> taken = {"ddpid", "ddpms", "image.dat", "cdtext.bin"};

bool oneOf(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, std::string_view(text)) != words.end();
}

/// "78:00" as sectors.
std::optional<SectorCount> lengthOf(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (colon == 0 || colon > 3 || text.size() != colon + 3) return std::nullopt;
    std::string digits = text;
    digits.erase(colon, 1);
    if (!std::ranges::all_of(digits, isDigit)) return std::nullopt;
    const int minutes = std::stoi(text.substr(0, colon));
    const int seconds = std::stoi(text.substr(colon + 1));
    if (seconds > 59) return std::nullopt;
    return SectorCount{60 * minutes + seconds} * sectorsPerSecond;
}

/// A plain name of a set's file, in letters that every system has.
bool isFileName(const std::string& text) {
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
               c == '.';
    };
    return !text.empty() && text.size() <= mostOfDsi && text.front() != '.' && std::ranges::all_of(text, isPlain) &&
           std::ranges::find(taken, lowered(text)) == taken.end();
}

/// A key: takes its text into the profile, or says that it cannot be that.
struct Key {
    std::string_view name;
    std::string_view right; ///< What would be.
    bool (*take)(const std::string& text, PlantProfile& plant);
};

constexpr auto keys = std::to_array<Key>({
    {"for", "text",
     [](const std::string& text, PlantProfile& plant) {
         plant.purpose = text;
         return true;
     }},
    {"isrc", "\"firstMark\" or \"firstMarkAndStart\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.isrcOnStart = text == "firstMarkAndStart";
         return oneOf(text, {"firstMark", "firstMarkAndStart"});
     }},
    {"upc", "\"leadIn\" or \"everyMark\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.upcOnEveryMark = text == "everyMark";
         return oneOf(text, {"leadIn", "everyMark"});
     }},
    {"ssm", "\"7\" or \"0\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.storageMode = text;
         return oneOf(text, {"7", "0"});
     }},
    {"scr", "\"0\", \"1\" or \"\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.scrambled = text;
         return oneOf(text, {"0", "1", ""});
     }},
    {"padding", "\"zeros\" or \"blanks\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.blankPadding = text == "blanks";
         return oneOf(text, {"zeros", "blanks"});
     }},
    {"dss", "\"zero\" or \"blank\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.blankStart = text == "blank";
         return oneOf(text, {"zero", "blank"});
     }},
    {"pqFile", "a name of at most 17 letters, digits, dots and hyphens that no other file of the set has",
     [](const std::string& text, PlantProfile& plant) {
         plant.pqFile = text;
         return isFileName(text);
     }},
    {"checksumFile", "such a name that ends in .md5, or \"\" for none",
     [](const std::string& text, PlantProfile& plant) {
         plant.checksumFile = text;
         return text.empty() || (isFileName(text) && lowered(text).ends_with(".md5"));
     }},
    {"checksumLines", "\"unix\" or \"windows\"",
     [](const std::string& text, PlantProfile& plant) {
         plant.windowsLines = text == "windows";
         return oneOf(text, {"unix", "windows"});
     }},
    {"warnAt", "minutes and seconds, \"78:00\"",
     [](const std::string& text, PlantProfile& plant) {
         const auto length = lengthOf(text);
         plant.lengths.warnSectors = length.value_or(0);
         return length.has_value();
     }},
    {"askAt", "minutes and seconds, \"79:57\"",
     [](const std::string& text, PlantProfile& plant) {
         const auto length = lengthOf(text);
         plant.lengths.askSectors = length.value_or(0);
         return length.has_value();
     }},
});

void checkVersion(const Json& json, const std::filesystem::path& file) {
    if (!json.is_object() || !json.contains(versionKey))
        throw Error("is not a plant profile: it does not begin with the key \"lacquerPlant\"", file);
    const Json& version = json[versionKey];
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        throw Error("has " + shortJson(version) + " as its file version, should be a whole number from 1", file);
    if (version.get<std::int64_t>() > newest)
        throw Error("was made by a newer Lacquer (plant version " + shortJson(version) + ", this one reads up to " +
                        std::to_string(newest) + "): update Lacquer",
                    file);
}

std::string namesOfKeys() {
    std::string names;
    for (const Key& key : keys) names += (names.empty() ? "" : ", ") + std::string(key.name);
    return names;
}

} // namespace

PlantProfile plantFrom(std::string_view text, const std::filesystem::path& file) {
    const Json json = parsedJson(text, file);
    checkVersion(json, file);
    PlantProfile plant{.name = file.stem().string()};
    for (const auto& [name, value] : json.items()) {
        if (name == versionKey) continue;
        const auto key = std::ranges::find(keys, name, &Key::name);
        if (key == keys.end())
            throw Error("\"" + name + "\" is no key of a plant profile; there are " + namesOfKeys(), file);
        if (!value.is_string() || !key->take(value.get<std::string>(), plant))
            throw Error(name + " is " + shortJson(value) + ", should be " + std::string(key->right), file);
    }
    if (plant.lengths.askSectors < plant.lengths.warnSectors)
        throw Error("askAt lies ahead of warnAt: a disc is warned of before it has to be asked about", file);
    if (lowered(plant.pqFile) == lowered(plant.checksumFile))
        throw Error("pqFile and checksumFile are one name: give them two", file);
    return plant;
}

} // namespace core
