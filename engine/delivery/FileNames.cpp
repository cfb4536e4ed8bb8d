#include "engine/delivery/FileNames.h"

#include "core/Codes.h"
#include "core/FileName.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

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
        const std::size_t room = core::maxFileNameBytes - suffix.size() - extension.size();
        std::string made = core::safeFileName(name, room) + suffix + std::string(extension);
        if (std::ranges::find(taken, core::lowered(made)) != taken.end()) continue;
        taken.push_back(core::lowered(made));
        return made;
    }
}

/// "ARTIST - ALBUM", what there is of it, in at most that many bytes.
std::string albumName(const core::Album& album, std::size_t room = core::maxFileNameBytes) {
    const auto& [title, artist] = std::pair{album.metadata.title, album.metadata.artist};
    const std::string name = core::safeFileName(artist + (artist.empty() || title.empty() ? "" : " - ") + title, room);
    return name.empty() ? "Album" : name;
}

/// With " - WHAT.wav" behind it, whole however long the album's name is.
std::string nameOfPart(const core::Album& album, const std::string& what, std::string_view extension) {
    const std::string end = " - " + what + std::string(extension);
    return albumName(album, core::maxFileNameBytes - end.size()) + end;
}

} // namespace

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
        std::string name = core::safeFileName(
            filled(nameTemplate, [&](std::string_view field) { return fieldOf(field, album, cut); }));
        if (name.empty()) name = "Track " + twoDigits(cut.number);
        names.push_back(unique(name, extension, taken));
    }
    return names;
}

std::string filesetName(const core::Album& album, int disc, int discs) {
    const auto& about = album.metadata;
    std::string name;
    for (const auto& part : {about.catalogueNumber, about.artist, about.title}) {
        std::string safe = core::safeFileName(part, core::maxFileNameBytes / 4);
        std::ranges::replace(safe, ' ', '-');
        if (!safe.empty()) name += (name.empty() ? "" : "_") + safe;
    }
    if (name.empty()) name = "Album";
    return discs > 1 ? name + "_disc" + std::to_string(disc + 1) : name;
}

std::vector<std::string> sideFileNames(const core::Album& album, const std::vector<core::Side>& sides,
                                       std::string_view extension) {
    std::vector<std::string> names;
    for (const auto& side : sides) names.push_back(nameOfPart(album, "Side " + side.letter, extension));
    return names;
}

std::string breakListName(const core::Album& album) {
    return nameOfPart(album, "Break list", ".txt");
}

std::string albumFileName(const core::Album& album, std::string_view extension, const std::vector<std::string>& taken) {
    std::vector<std::string> names;
    for (const auto& each : taken) names.push_back(core::lowered(each));
    return unique(albumName(album), extension, names);
}

} // namespace engine::delivery
