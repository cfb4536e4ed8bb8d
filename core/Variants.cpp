#include "core/Variants.h"

#include "core/Edits.h"
#include "core/Error.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

bool plays(const std::vector<Clip>& clips, SourceId source) {
    return std::ranges::find(clips, source, &Clip::source) != clips.end();
}

bool isUsed(const Album& album, SourceId source) {
    return std::ranges::any_of(album.tracks,
                               [&](const Track& track) {
                                   return plays(track.clips, source) ||
                                          std::ranges::find(track.versions, source, &Version::source) !=
                                              track.versions.end();
                               }) ||
           std::ranges::any_of(album.beds, [&](const Bed& bed) { return bed.clip.source == source; }) ||
           std::ranges::find(album.references, source, &Reference::source) != album.references.end();
}

} // namespace

std::size_t masterPlace(const Album& album, const std::string& name) {
    if (name.empty()) return 0;
    const auto master = std::ranges::find(album.masters, name, &Master::name);
    if (master != album.masters.end()) return static_cast<std::size_t>(master - album.masters.begin());
    std::string names;
    for (const Master& each : album.masters) names += (names.empty() ? "" : ", ") + each.name;
    throw Error("the album has no master named '" + name + "'; it has " + names);
}

Album withoutVersion(Album album, TrackId id, Version::Kind kind) {
    Track* const track = findTrack(album, id);
    assert(track);
    std::vector<SourceId> gone;
    for (const Version& version : track->versions)
        if (version.kind == kind) gone.push_back(version.source);
    std::erase_if(track->versions, [&](const Version& version) { return version.kind == kind; });
    std::erase_if(album.sources, [&](const Source& source) {
        return std::ranges::find(gone, source.id) != gone.end() && !isUsed(album, source.id);
    });
    return album;
}

Album withVersion(Album album, TrackId id, Version version) {
    const Source source = *findSource(album, version.source); // which the one before may have been, too
    if (version.kind != Version::Kind::earlierMix) album = withoutVersion(std::move(album), id, version.kind);
    if (!findSource(album, source.id)) album.sources.push_back(source);
    std::vector<Version>& versions = findTrack(album, id)->versions;
    std::erase_if(versions, [&](const Version& each) { return each.source == source.id; });
    versions.push_back(std::move(version));
    return normalised(std::move(album));
}

std::string usualSuffix(Version::Kind kind) {
    switch (kind) {
    case Version::Kind::instrumental:
        return " (Instrumental)";
    case Version::Kind::clean:
        return " (Clean)";
    case Version::Kind::tv:
        return " (TV Track)";
    case Version::Kind::earlierMix:
        break;
    }
    return {};
}

Album withMaster(Album album, const std::string& name) {
    if (name.empty()) throw Error("a master needs a name");
    if (std::ranges::find(album.masters, name, &Master::name) != album.masters.end())
        throw Error("the album has a master named '" + name + "' already");
    album.masters.push_back({.name = name, .albumChain = album.masters.front().albumChain, .unknown = {}});
    return normalised(std::move(album)); // gives the copies ids of their own
}

Album withoutMaster(Album album, const std::string& name) {
    const std::size_t place = masterPlace(album, name);
    if (place == 0) throw Error("'" + name + "' is the main master, which an album always has");
    if (std::ranges::find(album.deliveries, name, &Delivery::master) != album.deliveries.end())
        throw Error("a delivery of the album asks for the master '" + name + "': take that off first");
    album.masters.erase(album.masters.begin() + static_cast<std::ptrdiff_t>(place));
    return normalised(std::move(album));
}

Album mastersSwapped(Album album, std::size_t place) {
    std::swap(album.masters.front(), album.masters.at(place));
    return album;
}

} // namespace core
