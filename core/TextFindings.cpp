// The findings about what is written of the music: titles, artists, codes.
#include "core/AlbumFindings.h"
#include "core/Codes.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

void say(Findings& findings, Severity severity, std::optional<int> track, const std::optional<std::string>& message,
         const std::string& place) {
    if (message) findings.push_back({severity, track, *message, place});
}

std::string textOf(const PlacedTrack& track, const char* field) {
    return placeOf(track, std::string("metadata.") + field);
}

/// A track's own code and those of its versions.
std::vector<std::string> isrcsOf(const Track& track) {
    std::vector<std::string> codes = {track.metadata.isrc};
    for (const auto& version : track.versions) codes.push_back(version.isrc);
    return codes;
}

} // namespace

Findings missingTexts(const Album& album, const AlbumLayout& layout) {
    Findings findings;
    if (layout.tracks.empty()) return findings;
    if (album.metadata.title.empty())
        findings.push_back({Severity::note, std::nullopt, "the album has no title", "metadata.title"});
    if (album.metadata.artist.empty())
        findings.push_back({Severity::note, std::nullopt, "the album has no artist", "metadata.artist"});
    for (const auto& placed : layout.tracks) {
        const Track& track = album.tracks[placed.row];
        if (track.metadata.title.empty())
            findings.push_back({Severity::note, placed.number, "no title", textOf(placed, "title")});
        if (!album.metadata.artist.empty() || !track.metadata.artist.empty()) continue;
        findings.push_back({Severity::note, placed.number, "no artist", textOf(placed, "artist")});
    }
    return findings;
}

Findings codeFindings(const Album& album, const AlbumLayout& layout, Severity badForm, Severity checkDigit) {
    Findings findings;
    say(findings, badForm, std::nullopt, eanComplaint(album.metadata.upc), "metadata.upc");
    say(findings, checkDigit, std::nullopt, eanDoubt(album.metadata.upc), "metadata.upc");
    std::map<std::string, int> trackOf;
    for (const auto& placed : layout.tracks) {
        for (const auto& typed : isrcsOf(album.tracks[placed.row])) {
            say(findings, badForm, placed.number, isrcComplaint(typed), textOf(placed, "isrc"));
            say(findings, Severity::warning, placed.number, isrcDoubt(typed), textOf(placed, "isrc"));
            if (normalisedIsrc(typed).empty() || isrcComplaint(typed)) continue;
            const auto [first, isNew] = trackOf.emplace(normalisedIsrc(typed), placed.number);
            if (isNew) continue;
            findings.push_back(
                {Severity::warning, placed.number,
                 "ISRC '" + typed + "' is already that of " +
                     (first->second == placed.number ? "this track" : "track " + std::to_string(first->second)) +
                     ": every recording has its own",
                 textOf(placed, "isrc")});
        }
    }
    return findings;
}

std::string placeOf(const PlacedTrack& track, std::string_view what) {
    return "tracks." + std::to_string(track.row + 1) + "." + std::string(what);
}

Findings joined(Findings first, const Findings& second) {
    for (const auto& finding : second) {
        const auto same = std::ranges::find_if(first, [&](const Finding& other) {
            return other.track == finding.track && other.message == finding.message;
        });
        if (same == first.end())
            first.push_back(finding);
        else
            same->severity = std::max(same->severity, finding.severity);
    }
    std::ranges::stable_sort(first, {}, [](const Finding& finding) { return finding.track.value_or(0); });
    return first;
}

} // namespace core
