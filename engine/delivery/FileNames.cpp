#include "engine/delivery/FileNames.h"

#include "core/Codes.h"
#include "engine/delivery/Latin1.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

struct Substitute {
    char reserved;
    std::string_view becomes;
};

/// What Windows, macOS or a shell would not take.
constexpr auto substitutes = std::to_array<Substitute>(
    {{'/', "-"}, {'\\', "-"}, {':', "-"}, {'|', "-"}, {'"', "'"}, {'<', "("}, {'>', ")"}, {'?', ""}, {'*', ""}});

constexpr auto reservedNames = std::to_array<std::string_view>(
    {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
     "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"});

std::string lowered(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return made;
}

bool isReservedName(std::string_view name) {
    return std::ranges::find(reservedNames, lowered(name.substr(0, name.find('.')))) != reservedNames.end();
}

/// Control characters, marks that turn the direction of writing, and U+FFFD.
bool isInvisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
}

std::string trimmed(std::string_view text) {
    const auto isEdge = [](char c) { return c == ' ' || c == '.'; };
    while (!text.empty() && isEdge(text.front())) text.remove_prefix(1);
    while (!text.empty() && isEdge(text.back())) text.remove_suffix(1);
    return std::string(text);
}

/// Whole characters only.
std::string_view cut(std::string_view utf8, std::size_t maxBytes) {
    if (utf8.size() <= maxBytes) return utf8;
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
    return utf8.substr(0, end);
}

std::string twoDigits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// The template with its fields filled in; every field that `value` does not know stays.
template <class Value>
std::string filled(std::string_view text, const Value& value) {
    std::string made;
    while (!text.empty()) {
        const auto open = text.find('{');
        made += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        const auto field = text.substr(open, close == std::string_view::npos ? close : close - open + 1);
        made += value(field);
        text.remove_prefix(open + field.size());
    }
    return made;
}

constexpr auto fields =
    std::to_array<std::string_view>({"{number}", "{title}", "{artist}", "{album}", "{isrc}", "{disc}"});

std::string fieldOf(std::string_view field, const core::Album& album, const TrackCut& cut) {
    const auto& track = album.tracks[cut.row];
    if (field == "{number}") return twoDigits(cut.number);
    if (field == "{title}") return cut.title.empty() ? "Track " + twoDigits(cut.number) : cut.title;
    if (field == "{artist}") return core::artistOf(album, track);
    if (field == "{album}") return album.metadata.title;
    if (field == "{isrc}") return core::normalisedIsrc(track.metadata.isrc);
    if (field == "{disc}") return std::to_string(cut.disc + 1);
    return {};
}

/// The name, or with " (2)" and so on where it is taken, capitals or not.
std::string unique(const std::string& name, std::string_view extension, std::vector<std::string>& taken) {
    for (int copy = 1;; ++copy) {
        const std::string suffix = copy == 1 ? "" : " (" + std::to_string(copy) + ")";
        const std::size_t room = maxFileNameBytes - suffix.size() - extension.size();
        std::string made = trimmed(cut(name, room)) + suffix + std::string(extension);
        if (std::ranges::find(taken, lowered(made)) != taken.end()) continue;
        taken.push_back(lowered(made));
        return made;
    }
}

} // namespace

std::string safeFileName(std::string_view text, std::size_t maxBytes) {
    std::string name;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = takeCharacter(text);
        if (isInvisible(c)) continue;
        const auto substitute = std::ranges::find(substitutes, static_cast<char>(c), &Substitute::reserved);
        if (c < 0x80 && substitute != substitutes.end())
            name += substitute->becomes;
        else
            name += before.substr(0, before.size() - text.size());
    }
    name = trimmed(cut(trimmed(name), maxBytes));
    if (isReservedName(name)) name = trimmed(cut("_" + name, maxBytes));
    return name;
}

std::optional<std::string> unknownField(std::string_view nameTemplate) {
    std::optional<std::string> unknown;
    filled(nameTemplate, [&](std::string_view field) {
        if (std::ranges::find(fields, field) == fields.end() && !unknown) unknown = std::string(field);
        return std::string();
    });
    return unknown;
}

std::vector<std::string> trackFileNames(const core::Album& album, const Cuts& cuts, std::string_view nameTemplate,
                                        std::string_view extension) {
    std::vector<std::string> names;
    std::vector<std::string> taken;
    for (const auto& cut : cuts.tracks) {
        std::string name =
            safeFileName(filled(nameTemplate, [&](std::string_view field) { return fieldOf(field, album, cut); }));
        if (name.empty()) name = "Track " + twoDigits(cut.number);
        names.push_back(unique(name, extension, taken));
    }
    return names;
}

std::string albumFileName(const core::Album& album, std::string_view extension, const std::vector<std::string>& taken) {
    const auto& [title, artist] = std::pair{album.metadata.title, album.metadata.artist};
    std::string name = safeFileName(artist + (artist.empty() || title.empty() ? "" : " - ") + title);
    if (name.empty()) name = "Album";
    std::vector<std::string> names;
    for (const auto& each : taken) names.push_back(lowered(each));
    return unique(name, extension, names);
}

} // namespace engine::delivery
