#include "core/JsonWriter.h"

#include "core/AlbumDescription.h"
#include "core/Error.h"
#include "core/Parameter.h"
#include "core/Place.h"
#include "core/SettingsRows.h"

#include <cmath>

namespace core {

namespace {

template <class T>
concept Struct = std::is_class_v<T> && requires(T value) {
    value == value;
};

template <class T>
concept KeepsUnknown = requires(T value) {
    value.unknown;
};

class Writer {
  public:
    Writer(const std::filesystem::path& folder, Detail detail) : folder_(folder), detail_(detail) {}

    bool everything() const { return detail_ == Detail::everything; }

    Json value(bool from, const Place&) { return from; }
    Json value(std::uint64_t from, const Place&) { return from; }
    Json value(std::int64_t from, const Place&) { return from; }
    Json value(std::uint32_t from, const Place&) { return from; }
    Json value(int from, const Place&) { return from; }

    /// Whole numbers stand without a point: -1, not -1.0. Others in the shortest form that reads back as the same.
    Json value(double from, const Place& place) {
        constexpr double exact = 9007199254740992.0; // 2^53
        if (!std::isfinite(from)) throw Error(place.text() + " is not a finite number and cannot be saved");
        const bool isWhole = std::trunc(from) == from && std::abs(from) < exact && !(from == 0.0 && std::signbit(from));
        return isWhole ? Json(static_cast<std::int64_t>(from)) : Json(from);
    }

    /// Bytes that are not UTF-8 have no place in JSON: they stand as hexadecimal digits rather than get lost.
    Json value(const std::string& from, const Place&) {
        const Json text = from;
        try {
            (void)text.dump();
            return text;
        } catch (const Json::type_error&) {
            return Json{{"hex", hexDigits(from)}};
        }
    }

    Json value(const std::filesystem::path& from, const Place& place) { return value(from.generic_string(), place); }

    template <class E>
    requires std::is_enum_v<E> Json value(E from, const Place& place) {
        if constexpr (requires { wordsOf(from); })
            return Json(wordsOf(from).at(static_cast<std::size_t>(from)));
        else
            return value(static_cast<std::underlying_type_t<E>>(from), place);
    }

    template <class T>
    Json value(const std::optional<T>& from, const Place& place) {
        return from ? value(*from, place) : Json(nullptr);
    }

    template <class T>
    Json value(const std::vector<T>& from, const Place& place) {
        Json list = Json::array();
        for (const T& each : from) list.push_back(value(each, Place(place, list.size())));
        return list;
    }

    Json value(const Settings& from, const Place& place) {
        return {{"module", moduleOf(from).id}, {"settings", rows(from, Place(place, "settings"))}};
    }

    Json rows(const Settings& from, const Place& place) {
        Json json = Json::object();
        Slot slot;
        slot.settings = from;
        forEachSetting(moduleOf(from), [&](const Parameter& row, int band, const std::string& bandKey) {
            const double number = row.get(slot, band);
            if (number == row.standard && !everything()) return;
            Json& object = bandKey.empty() ? json : json[bandKey];
            const Place at(place, row.id);
            if (row.kind == Kind::choice)
                object[row.id] = row.choices[static_cast<std::size_t>(number)];
            else
                object[row.id] = row.kind == Kind::toggle ? Json(number != 0.0) : value(number, at);
        });
        return json;
    }

    template <Struct T>
    Json value(const T& from, const Place& place);

    /// Relative to the project file, when that leads back to the very path.
    Json file(const std::filesystem::path& from, const Place& place) {
        if (from.is_relative()) return value(from.lexically_normal(), place);
        if (folder_.empty() || from != from.lexically_normal()) return value(from, place);
        const auto relative = from.lexically_relative(folder_);
        return value(relative.empty() ? from : relative, place);
    }

  private:
    static std::string hexDigits(const std::string& bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hex;
        for (const char byte : bytes) {
            const auto code = static_cast<unsigned char>(byte);
            hex += digits[code >> 4];
            hex += digits[code & 15];
        }
        return hex;
    }

    std::filesystem::path folder_;
    Detail detail_;
};

template <class T>
class ObjectWriter {
  public:
    ObjectWriter(Writer& writer, const T& from, Json& into, const Place& place)
        : writer_(writer), from_(from), into_(into), place_(place) {}

    template <class M>
    void always(std::string_view key, M T::*member, Bounds = {}) {
        into_[key] = writer_.value(from_.*member, Place(place_, key));
    }

    template <class M>
    void whenSet(std::string_view key, M T::*member, Bounds = {}) {
        if (writer_.everything() || !(from_.*member == standard_.*member)) always(key, member);
        if constexpr (std::is_same_v<M, std::optional<Settings>>)
            if (!(from_.*member)) absent_.emplace_back(key);
    }

    void beside(std::string_view key, std::filesystem::path T::*member) {
        if (writer_.everything() || !(from_.*member).empty())
            into_[key] = writer_.file(from_.*member, Place(place_, key));
    }

    void module(std::string_view key, Settings T::*member) { into_[key] = moduleOf(from_.*member).id; }

    void rows(std::string_view key, Settings T::*member) {
        into_[key] = writer_.rows(from_.*member, Place(place_, key));
    }

    /// What this version does not know, without that of settings which are gone: it could not be read without them.
    void unknown(const std::string& text) {
        Json more = parsedJson(text, {});
        for (const auto& key : absent_) more.erase(key);
        addMissing(into_, more);
    }

  private:
    Writer& writer_;
    const T& from_;
    Json& into_;
    const Place& place_;
    const T standard_{};
    std::vector<std::string> absent_;
};

template <Struct T>
Json Writer::value(const T& from, const Place& place) {
    Json json = Json::object();
    ObjectWriter<T> object(*this, from, json, place);
    describe(object, Of<T>{});
    if constexpr (KeepsUnknown<T>)
        if (!from.unknown.empty()) object.unknown(from.unknown);
    return json;
}

} // namespace

Json albumToJson(const Album& album, const std::filesystem::path& folder, Detail detail) {
    return Writer(folder, detail).value(album, Place());
}

Json chainToJson(const Chain& chain) {
    return Writer({}, Detail::brief).value(chain, Place());
}

Json deliveriesToJson(const std::vector<Delivery>& deliveries) {
    return Writer({}, Detail::brief).value(deliveries, Place());
}

} // namespace core
