// The findings about what is written of the music: titles, artists, codes.
#include "core/AlbumFindings.h"
#include "core/Codes.h"
#include "core/DeliveredAlbum.h"

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

/// A code, and where it stands.
struct Isrc {
    std::string typed;
    std::string of; ///< Ahead of what is said of it.
    std::string place;
};

/// A track's own code and those of its versions.
std::vector<Isrc> isrcsOf(const Track& track, const PlacedTrack& placed) {
    std::vector<Isrc> codes = {{track.metadata.isrc, "", textOf(placed, "isrc")}};
    for (std::size_t n = 0; n < track.versions.size(); ++n) {
        const Version& version = track.versions[n];
        codes.push_back({version.isrc, std::string(versionName(version.kind)) + " version: ",
                         placeOf(placed, "versions." + std::to_string(n + 1) + ".isrc")});
    }
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
        for (const auto& [typed, of, place] : isrcsOf(album.tracks[placed.row], placed)) {
            const auto sayOf = [&](Severity severity, const std::optional<std::string>& message) {
                if (message) findings.push_back({severity, placed.number, of + *message, place});
            };
            sayOf(badForm, isrcComplaint(typed));
            sayOf(Severity::warning, isrcDoubt(typed));
            if (normalisedIsrc(typed).empty() || isrcComplaint(typed)) continue;
            const auto [first, isNew] = trackOf.emplace(normalisedIsrc(typed), placed.number);
            if (isNew) continue;
            sayOf(Severity::warning,
                  "ISRC '" + typed + "' is already that of " +
                      (first->second == placed.number ? "this track" : "track " + std::to_string(first->second)) +
                      ": every recording has its own");
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
