#include "core/JsonText.h"

#include "core/Error.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

namespace core {

namespace {

constexpr std::size_t mostBytes = std::size_t{64} << 20;
constexpr std::size_t mostKeys = 10'000; // ordered_json looks through all of them for each
constexpr int mostLevels = 64;           // copying and printing a tree recurse

using Event = nlohmann::json::parse_event_t;

/// Watches over a parse: what the tree could not hold, or could hold only by losing something.
class Guard {
  public:
    explicit Guard(const std::filesystem::path& name) : name_(name) {}

    bool operator()(int depth, Event event, const Json& parsed) {
        if (depth >= mostLevels) throw Error("is nested too deeply for an album", name_);
        if (event == Event::object_start) keys_.emplace_back();
        if (event == Event::object_end) keys_.pop_back();
        if (event == Event::key) takeKey(parsed.get<std::string>());
        return true;
    }

  private:
    void takeKey(const std::string& key) {
        if (!keys_.back().insert(key).second)
            throw Error("holds the key " + shortJson(key) + " twice in one object: take one of them out", name_);
        if (keys_.back().size() > mostKeys) throw Error("holds an object with too many keys for an album", name_);
    }

    const std::filesystem::path& name_;
    std::vector<std::set<std::string>> keys_;
};

std::string lineAndColumn(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, std::min(at, text.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto lineStart = before.rfind('\n');
    const auto column = before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

bool isFlat(const Json& json) {
    return std::ranges::none_of(json, [](const Json& each) { return each.is_structured(); });
}

void print(const Json& json, std::size_t indent, std::string& to);

std::string oneLine(const Json& json) {
    std::string line = json.is_object() ? "{ " : "[";
    bool first = true;
    for (const auto& [key, value] : json.items()) {
        if (!std::exchange(first, false)) line += ", ";
        if (json.is_object()) line += Json(key).dump() + ": ";
        line += value.dump();
    }
    return line + (json.is_object() ? " }" : "]");
}

void printLines(const Json& json, std::size_t indent, std::string& to) {
    to += json.is_object() ? "{\n" : "[\n";
    bool first = true;
    for (const auto& [key, value] : json.items()) {
        if (!std::exchange(first, false)) to += ",\n";
        to.append(indent + 2, ' ');
        if (json.is_object()) to += Json(key).dump() + ": ";
        print(value, indent + 2, to);
    }
    to += '\n';
    to.append(indent, ' ');
    to += json.is_object() ? '}' : ']';
}

void print(const Json& json, std::size_t indent, std::string& to) {
    constexpr std::size_t widest = 90;
    if (!json.is_structured() || json.empty()) {
        to += json.dump();
        return;
    }
    if (isFlat(json)) {
        const std::string line = oneLine(json);
        if (line.size() <= widest) {
            to += line;
            return;
        }
    }
    printLines(json, indent, to);
}

} // namespace

Json parsedJson(std::string_view text, const std::filesystem::path& name) {
    if (text.size() > mostBytes) throw Error("is too large for an album", name);
    try {
        return Json::parse(text.begin(), text.end(), Guard(name));
    } catch (const Json::parse_error& error) {
        // `byte` counts from 1 and stands one past the end where the text ends early.
        const bool endsEarly = error.byte > text.size();
        if (endsEarly)
            throw Error("is not whole: the text ends at " + lineAndColumn(text, text.size()) +
                            " in the middle of a value; take an older copy",
                        name);
        throw Error("is not valid JSON at " + lineAndColumn(text, error.byte > 0 ? error.byte - 1 : 0), name);
    } catch (const Json::out_of_range&) {
        throw Error("holds a number that is too large", name);
    }
}

std::string printedJson(const Json& json) {
    std::string text;
    print(json, 0, text);
    return text + '\n';
}

std::string shortJson(const Json& json) {
    constexpr std::size_t longest = 40;
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end; // not inside a character
    return text.substr(0, end) + "...";
}

void addMissing(Json& into, const Json& more) {
    for (const auto& [key, value] : more.items()) {
        if (into.is_object()) {
            if (!into.contains(key))
                into[key] = value;
            else if (into[key].is_structured() && value.is_object())
                addMissing(into[key], value);
        } else if (into.is_array()) {
            std::size_t number = 0;
            std::from_chars(key.data(), key.data() + key.size(), number);
            if (number > 0 && number <= into.size() && value.is_object()) addMissing(into[number - 1], value);
        }
    }
}

} // namespace core
