#include "core/JsonReader.h"

#include "core/AlbumDescription.h"
#include "core/Error.h"
#include "core/Place.h"
#include "core/SettingsRows.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace core {

namespace {

template <class T>
concept KeepsUnknown = requires(T value) {
    value.unknown;
};

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

template <class Words>
std::string anyOf(const Words& words) {
    return words.size() == 1 ? std::string(words[0]) : "one of " + listed({words.begin(), words.end()});
}

std::vector<std::string> rateWords() {
    std::vector<std::string> words;
    for (const int rate : albumRates) words.push_back(std::to_string(rate));
    return words;
}

std::string numberText(double number) {
    return std::trunc(number) == number ? std::to_string(static_cast<std::int64_t>(number)) : Json(number).dump();
}

/// Reads values of the album's types. Each `read` gives back what it did not understand and its struct cannot keep, for
/// the struct above to keep (empty when nothing is left).
class Reader {
  public:
    explicit Reader(const ReadOptions& options) : options_(options) {}

    [[noreturn]] void refuse(const Json& json, const Place& place, const std::string& should) const {
        throw Error(place.text() + " is " + shortJson(json) + ", should be " + should, options_.name);
    }

    Json read(const Json& json, bool& into, const Place& place, Bounds) const {
        if (!json.is_boolean()) refuse(json, place, "true or false");
        into = json.get<bool>();
        return {};
    }

    Json read(const Json& json, double& into, const Place& place, Bounds bounds) const {
        const std::string should =
            bounds.any() ? "a number" : "a number from " + numberText(bounds.min) + " to " + numberText(bounds.max);
        if (!json.is_number()) refuse(json, place, should);
        into = json.get<double>();
        const bool isWithin = bounds.any() || (into >= bounds.min && into <= bounds.max);
        if (!std::isfinite(into) || !isWithin) refuse(json, place, should);
        return {};
    }

    Json read(const Json& json, std::int64_t& into, const Place& place, Bounds bounds) const {
        into = bounds.any() ? whole<std::int64_t>(json, place, frameBounds, "a whole number of frames")
                            : whole<std::int64_t>(json, place, bounds, "a whole number");
        return {};
    }

    Json read(const Json& json, int& into, const Place& place, Bounds bounds) const {
        constexpr Bounds all = {-2147483648.0, 2147483647.0};
        into = whole<int>(json, place, bounds.any() ? all : bounds, "a whole number");
        return {};
    }

    Json read(const Json& json, std::uint32_t& into, const Place& place, Bounds) const {
        into = whole<std::uint32_t>(json, place, {0.0, 4294967295.0}, "a whole number");
        return {};
    }

    Json read(const Json& json, std::uint64_t& into, const Place& place, Bounds) const {
        if (!json.is_number_unsigned()) refuse(json, place, "a whole number from 0 to 18446744073709551615");
        into = json.get<std::uint64_t>();
        return {};
    }

    Json read(const Json& json, std::string& into, const Place& place, Bounds) const {
        if (json.is_object() && json.size() == 1 && json.contains("hex") && json["hex"].is_string())
            into = bytesOf(json["hex"].get<std::string>(), json, place);
        else if (json.is_string())
            into = json.get<std::string>();
        else
            refuse(json, place, "text");
        return {};
    }

    Json read(const Json& json, std::filesystem::path& into, const Place& place, Bounds) const {
        std::string text;
        read(json, text, place, Bounds{});
        if (text.find('\0') != std::string::npos) refuse(json, place, "a path");
        into = text;
        return {};
    }

    template <class E>
    requires std::is_enum_v<E> Json read(const Json& json, E& into, const Place& place, Bounds bounds)
    const {
        if constexpr (requires { wordsOf(into); }) {
            into = static_cast<E>(wordNumber(json, place, wordsOf(into)));
        } else {
            std::underlying_type_t<E> number = 0;
            read(json, number, place, bounds);
            into = static_cast<E>(number);
        }
        return {};
    }

    template <class T>
    Json read(const Json& json, std::optional<T>& into, const Place& place, Bounds bounds) const {
        into.reset();
        if (json.is_null()) return {};
        return read(json, into.emplace(), place, bounds);
    }

    template <class T>
    Json read(const Json& json, std::vector<T>& into, const Place& place, Bounds bounds) const {
        if (!json.is_array()) refuse(json, place, "a list");
        if (std::is_same_v<T, Track> && json.size() > mostTracks)
            refuse(json, place, "a list of at most " + std::to_string(mostTracks) + " tracks: 30 discs");
        Json left;
        into.assign(json.size(), T{});
        for (std::size_t i = 0; i < json.size(); ++i) {
            Json ofEntry = read(json[i], into[i], Place(place, i), bounds);
            keep(left, std::to_string(i + 1), std::move(ofEntry));
        }
        return left;
    }

    Json read(const Json& json, Settings& into, const Place& place, Bounds) const {
        if (!json.is_object() || !json.contains("module")) refuse(json, place, "an object with a module and settings");
        into = standardOf(json["module"], Place(place, "module"));
        Json left;
        const std::vector<std::string> keys = {"module", "settings"};
        if (json.contains(keys[1])) keep(left, keys[1], readRows(json[keys[1]], into, Place(place, keys[1])));
        for (const auto& [key, value] : json.items())
            if (std::ranges::find(keys, key) == keys.end()) left[key] = unknownKey(key, value, place, keys);
        return left;
    }

    Settings standardOf(const Json& json, const Place& place) const {
        const Module* module = json.is_string() ? findModule(json.get<std::string>()) : nullptr;
        std::vector<std::string> words;
        for (const Module& each : modules()) words.emplace_back(each.id);
        if (!module) refuse(json, place, "a module of this version: " + anyOf(words));
        return module->standard();
    }

    Json readRows(const Json& json, Settings& into, const Place& place) const;

    template <class T>
    requires std::is_class_v<T> Json read(const Json& json, T& into, const Place& place, Bounds)
    const;

    std::filesystem::path file(const Json& json, const Place& place) const {
        std::filesystem::path path;
        read(json, path, place, Bounds{});
        if (path.empty() || path.is_absolute() || options_.folder.empty()) return path;
        return (options_.folder / path).lexically_normal();
    }

    /// Refused where only known keys will do; otherwise handed back, to be kept.
    Json unknownKey(const std::string& key, const Json& value, const Place& object,
                    const std::vector<std::string>& keys) const {
        const std::string path = object.path();
        const bool isStrict = options_.strictBelow && (path == *options_.strictBelow || options_.strictBelow->empty() ||
                                                       path.starts_with(*options_.strictBelow + "."));
        if (isStrict)
            throw Error("\"" + key + "\" is not a key of " + object.text() + ", which has: " + listed(keys),
                        options_.name);
        return value;
    }

    static void keep(Json& left, const std::string& key, Json value) {
        if (!value.empty()) left[key] = std::move(value);
    }

  private:
    /// Of the module's own rows, or of one band's.
    Json readRowsOf(const Json& json, Slot& slot, const std::string& band, const Place& place) const;
    void readRow(const Json& json, Slot& slot, const ParameterRef& parameter, const Place& place) const;

    template <class Integer>
    Integer whole(const Json& json, const Place& place, Bounds bounds, const std::string& kind) const {
        const double number = json.is_number() ? json.get<double>() : std::numeric_limits<double>::quiet_NaN();
        const bool isWithin = number >= bounds.min && number <= bounds.max && std::trunc(number) == number;
        if (!isWithin)
            refuse(json, place,
                   kind + " from " + std::to_string(static_cast<std::int64_t>(bounds.min)) + " to " +
                       std::to_string(static_cast<std::int64_t>(bounds.max)));
        return static_cast<Integer>(number);
    }

    template <class Words>
    std::size_t wordNumber(const Json& json, const Place& place, const Words& words) const {
        if (json.is_string())
            for (std::size_t i = 0; i < words.size(); ++i)
                if (words[i] == json.get_ref<const std::string&>()) return i;
        refuse(json, place, anyOf(words));
    }

    std::string bytesOf(const std::string& hex, const Json& json, const Place& place) const {
        std::string bytes;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
            unsigned code = 0;
            const auto [end, problem] = std::from_chars(hex.data() + i, hex.data() + i + 2, code, 16);
            if (problem != std::errc{} || end != hex.data() + i + 2) break;
            bytes += static_cast<char>(code);
        }
        if (bytes.size() * 2 != hex.size()) refuse(json, place, "text, or its bytes in hexadecimal digits");
        return bytes;
    }

    const ReadOptions& options_;
};

/// Takes from a JSON object what a struct describes, and remembers which keys that was.
template <class T>
class ObjectReader {
  public:
    ObjectReader(const Reader& reader, const Json& from, T& into, const Place& place)
        : reader_(reader), from_(from), into_(into), place_(place) {}

    template <class M>
    void always(std::string_view key, M T::*member, Bounds bounds = {}) {
        if (const Json* json = find(key))
            Reader::keep(left_, std::string(key), reader_.read(*json, into_.*member, Place(place_, key), bounds));
    }

    template <class M>
    void whenSet(std::string_view key, M T::*member, Bounds bounds = {}) {
        always(key, member, bounds);
    }

    void beside(std::string_view key, std::filesystem::path T::*member) {
        if (const Json* json = find(key)) into_.*member = reader_.file(*json, Place(place_, key));
    }

    void module(std::string_view key, Settings T::*member) {
        const Json* json = find(key);
        into_.*member = reader_.standardOf(json ? *json : Json(), Place(place_, key));
    }

    void rows(std::string_view key, Settings T::*member) {
        if (const Json* json = find(key))
            Reader::keep(left_, std::string(key), reader_.readRows(*json, into_.*member, Place(place_, key)));
    }

    /// What was not described, at any level below.
    Json left() {
        for (const auto& [key, value] : from_.items())
            if (std::ranges::find(keys_, key) == keys_.end())
                left_[key] = reader_.unknownKey(key, value, place_, keys_);
        return std::move(left_);
    }

  private:
    const Json* find(std::string_view key) {
        keys_.emplace_back(key);
        const auto found = from_.find(key);
        return found == from_.end() ? nullptr : &*found;
    }

    const Reader& reader_;
    const Json& from_;
    T& into_;
    const Place& place_;
    std::vector<std::string> keys_;
    Json left_;
};

template <class T>
requires std::is_class_v<T> Json Reader::read(const Json& json, T& into, const Place& place, Bounds)
const {
    if (!json.is_object()) refuse(json, place, "an object");
    ObjectReader<T> object(*this, json, into, place);
    describe(object, Of<T>{});
    Json left = object.left();
    if constexpr (KeepsUnknown<T>) {
        into.unknown = left.empty() ? "" : left.dump();
        return {};
    }
    return left;
}

Json Reader::readRows(const Json& json, Settings& into, const Place& place) const {
    Slot slot;
    slot.settings = into;
    Json left = readRowsOf(json, slot, {}, place);
    into = slot.settings;
    return left;
}

Json Reader::readRowsOf(const Json& json, Slot& slot, const std::string& band, const Place& place) const {
    if (!json.is_object()) refuse(json, place, "an object");
    const auto keys = settingKeys(moduleOf(slot), band);
    Json left; // in the order of the rows, however the file has them
    for (const auto& key : keys) {
        const auto value = json.find(key);
        if (value == json.end()) continue;
        const Place at(place, key);
        if (const auto row = findParameter(moduleOf(slot), band.empty() ? key : band + "." + key))
            readRow(*value, slot, *row, at);
        else
            keep(left, key, readRowsOf(*value, slot, key, at));
    }
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(keys, key) == keys.end()) left[key] = unknownKey(key, value, place, keys);
    return left;
}

void Reader::readRow(const Json& json, Slot& slot, const ParameterRef& parameter, const Place& place) const {
    const Parameter& row = *parameter.row;
    double number = 0.0;
    bool isOn = false;
    if (row.kind == Kind::choice) {
        number = static_cast<double>(wordNumber(json, place, row.choices));
    } else if (row.kind == Kind::toggle) {
        read(json, isOn, place, Bounds{});
        number = isOn ? 1.0 : 0.0;
    } else {
        read(json, number, place, Bounds{row.range.min, row.range.max});
    }
    row.set(slot, parameter.band, number);
}

} // namespace

Album albumFromJson(const Json& json, const ReadOptions& options) {
    const Reader reader(options);
    Album album;
    const Place top;
    reader.read(json, album, top, Bounds{});
    if (!isAlbumRate(album.rate)) reader.refuse(album.rate, Place(top, "rate"), anyOf(rateWords()));
    return album;
}

Chain chainFromJson(const Json& json, std::string_view key, const ReadOptions& options) {
    Chain chain;
    const Place top;
    Reader(options).read(json, chain, Place(top, key), Bounds{});
    return chain;
}

std::vector<Delivery> deliveriesFromJson(const Json& json, std::string_view key, const ReadOptions& options) {
    std::vector<Delivery> deliveries;
    const Place top;
    Reader(options).read(json, deliveries, Place(top, key), Bounds{});
    return deliveries;
}

} // namespace core
