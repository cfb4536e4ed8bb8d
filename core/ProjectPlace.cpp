// Reading and writing the album at a place of its project file: withValueAt and jsonAt of ProjectFile.h. The album
// goes to a tree that holds every key, the place is found there, and the tree is read back by the rules of the file.
#include "core/ProjectFile.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/JsonReader.h"
#include "core/JsonText.h"
#include "core/JsonWriter.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

std::vector<std::string> steps(std::string_view place) {
    std::vector<std::string> parts;
    while (!place.empty()) {
        const std::size_t dot = std::min(place.find('.'), place.size());
        parts.emplace_back(place.substr(0, dot));
        place.remove_prefix(std::min(dot + 1, place.size()));
    }
    return parts;
}

std::string keysOf(const Json& object) {
    std::string list;
    for (const auto& [key, value] : object.items()) list += (list.empty() ? "" : ", ") + key;
    return list;
}

/// Which entry of a list, from 0; `room` = places that there are to choose from.
std::size_t entry(const std::string& step, std::size_t room, const std::string& above) {
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(step.data(), step.data() + step.size(), number);
    const bool isNumber = problem == std::errc{} && end == step.data() + step.size();
    if (isNumber && number >= 1 && number <= room) return number - 1;
    const std::string right = room == 0 ? "which is empty" : "whose places are 1 to " + std::to_string(room);
    throw Error("\"" + step + "\" is not a place of " + above + ", " + right);
}

/// The value at the place. `canAdd`: the place after a list's last one, as the last step, makes a new entry.
Json& find(Json& top, std::string_view place, bool canAdd) {
    Json* at = &top;
    std::string above;
    const auto way = steps(place);
    for (std::size_t i = 0; i < way.size(); ++i) {
        const std::string& step = way[i];
        const std::string named = above.empty() ? "the album" : above;
        if (at->is_array()) {
            const bool isLast = i + 1 == way.size();
            const std::size_t index = entry(step, at->size() + (canAdd && isLast ? 1 : 0), named);
            if (index == at->size()) at->push_back(nullptr);
            at = &(*at)[index];
        } else if (at->is_object()) {
            if (!at->contains(step))
                throw Error("\"" + step + "\" is not a key of " + named + ", which has: " + keysOf(*at));
            at = &(*at)[step];
        } else {
            throw Error("\"" + step + "\" leads nowhere: " + named + " is a single value");
        }
        above += (above.empty() ? "" : ".") + step;
    }
    return *at;
}

/// What is typed for a place that holds `now`: JSON, or text where it is none and where text stands (a label "4000").
Json typedValue(std::string_view typed, const Json& now) {
    if (!Json::accept(typed.begin(), typed.end())) return std::string(typed);
    Json value = parsedJson(typed, {});
    return now.is_string() && !value.is_string() ? Json(std::string(typed)) : value;
}

} // namespace

Album withValueAt(const Album& album, std::string_view place, std::string_view json,
                  const std::filesystem::path& folder) {
    Json tree = albumToJson(album, folder, Detail::everything);
    Json& target = find(tree, place, true);
    target = typedValue(json, target);
    return normalised(albumFromJson(tree, {.folder = folder, .name = {}, .strictBelow = std::string(place)}));
}

std::string jsonAt(const Album& album, std::string_view place, const std::filesystem::path& folder) {
    Json tree = albumToJson(album, folder, Detail::everything);
    std::string text = printedJson(find(tree, place, false));
    text.pop_back(); // the line's end
    return text;
}

} // namespace core
