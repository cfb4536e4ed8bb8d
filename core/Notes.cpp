#include "core/Notes.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/JsonText.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace core {

namespace {

constexpr int formatVersion = 1;
constexpr double mostFrames = 9e10; // Five days at 192 kHz; counted anew at the album's rate, still within 2^44.
constexpr double mostIds = 4294967295.0;
constexpr double mostRevisions = 1e9;
constexpr std::size_t longestText = 100'000;

/// One note as it stands in the file.
struct Written {
    Note note;
    int rate = cdRate; ///< That its place counts in.
    std::string trackTitle;
};

/// The values of an object, each asked for by its key; complains with the place.
class Reader {
  public:
    Reader(const Json& json, std::string place, const std::filesystem::path& name)
        : json_(json), place_(std::move(place)), name_(name) {
        if (!json_.is_object()) wrong(place_, json_, "an object");
    }

    std::int64_t whole(const char* key, double least, double most) const {
        const Json& value = at(key);
        const bool fits = value.is_number_integer() && value.get<double>() >= least && value.get<double>() <= most;
        if (!fits) wrong(keyed(key), value, "a whole number in range");
        return value.get<std::int64_t>();
    }
    std::string text(const char* key) const {
        const Json& value = at(key);
        if (!value.is_string()) wrong(keyed(key), value, "text");
        if (value.get_ref<const std::string&>().size() > longestText) wrong(keyed(key), value, "a shorter text");
        return value.get<std::string>();
    }
    std::string textOrNone(const char* key) const { return json_.contains(key) ? text(key) : std::string(); }
    Reader object(const char* key) const { return {at(key), keyed(key), name_}; }
    const Json& list(const char* key) const {
        const Json& value = at(key);
        if (!value.is_array()) wrong(keyed(key), value, "a list");
        return value;
    }

  private:
    std::string keyed(const char* key) const { return place_.empty() ? key : place_ + "." + key; }
    const Json& at(const char* key) const {
        const auto found = json_.find(key);
        if (found == json_.end())
            throw Error("has no " + keyed(key) + ": is it the file that a client's page exported?", name_);
        return *found;
    }
    [[noreturn]] void wrong(const std::string& place, const Json& value, const char* right) const {
        throw Error((place.empty() ? "" : place + ": ") + shortJson(value) + " should be " + right, name_);
    }

    const Json& json_;
    std::string place_;
    const std::filesystem::path& name_;
};

Written writtenFrom(const Reader& reader) {
    return {.note = {.track = TrackId{static_cast<std::uint32_t>(reader.whole("track", 0.0, mostIds))},
                     .at = reader.whole("at", -mostFrames, mostFrames),
                     .text = reader.text("text"),
                     .author = reader.textOrNone("author"),
                     .revision = static_cast<int>(reader.whole("revision", 0.0, mostRevisions))},
            .rate = static_cast<int>(reader.whole("rate", 1000.0, 1'000'000.0)),
            .trackTitle = reader.textOrNone("trackTitle")};
}

bool isOnAlbum(const Album& album, const std::string& title, const std::vector<Written>& notes) {
    if (title == album.metadata.title) return true;
    return !notes.empty() && std::ranges::all_of(notes, [&](const Written& each) {
        const Track* track = findTrack(album, each.note.track);
        return track && track->metadata.title == each.trackTitle;
    });
}

bool isSame(const Note& a, const Note& b) {
    return a.track == b.track && a.at == b.at && a.text == b.text && a.author == b.author && a.revision == b.revision;
}

} // namespace

std::vector<Note> notesFrom(std::string_view text, const Album& album, const std::filesystem::path& name) {
    const Json json = parsedJson(text, name);
    const Reader file(json, "", name);
    file.whole("lacquerNotes", formatVersion, formatVersion);
    const std::string title = file.object("album").text("title");
    std::vector<Written> written;
    for (const Json& each : file.list("notes"))
        written.push_back(writtenFrom(Reader(each, "notes." + std::to_string(written.size() + 1), name)));
    if (!isOnAlbum(album, title, written))
        throw Error("has notes on the album \"" + title + "\", not on \"" + album.metadata.title + "\"", name);
    std::vector<Note> notes;
    for (Written& each : written) {
        if (each.rate != album.rate)
            each.note.at = std::llround(static_cast<double>(each.note.at) * album.rate / each.rate);
        notes.push_back(std::move(each.note));
    }
    return notes;
}

std::pair<Album, int> withNotes(Album album, const std::vector<Note>& notes) {
    int added = 0;
    for (const Note& note : notes) {
        if (!findTrack(std::as_const(album), note.track)) continue;
        if (std::ranges::any_of(album.notes, [&](const Note& each) { return isSame(each, note); })) continue;
        album.notes.push_back(note);
        ++added;
    }
    return {std::move(album), added};
}

int strayNotes(const Album& album, const std::vector<Note>& notes) {
    return static_cast<int>(
        std::ranges::count_if(notes, [&](const Note& note) { return findTrack(album, note.track) == nullptr; }));
}

} // namespace core
