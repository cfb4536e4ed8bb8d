#include "app/Session.h"
#include "app/AlbumSheet.h"
#include "app/ProgressLine.h"
#include "core/AlbumFindings.h"
#include "core/AlbumLayout.h"
#include "core/ProjectFile.h"
#include "core/RedBook.h"
#include "core/Variants.h"

#include <iostream>

namespace app {

namespace {

/// Mixes that are not at their place, by the tracks that want them.
core::Findings missingMixes(const core::Album& album) {
    core::Findings findings;
    for (const core::PlacedTrack& placed : core::layOut(album).tracks) {
        for (const core::Clip& clip : album.tracks[placed.row].clips) {
            const core::Source* source = core::findSource(album, clip.source);
            std::error_code unreadable;
            if (!source || std::filesystem::exists(source->path, unreadable)) continue;
            findings.push_back({.severity = core::Severity::error,
                                .track = placed.number,
                                .message = "the mix is missing: " + source->path.string(),
                                .place = "sources"});
        }
    }
    return findings;
}

} // namespace

std::filesystem::path folderOf(const std::filesystem::path& projectFile) {
    return std::filesystem::absolute(projectFile).parent_path();
}

engine::source::SourceLibrary::Opened openSources(const core::Album& album, std::stop_token stop,
                                                  engine::source::Rehash rehash) {
    ProgressLine line;
    engine::source::SourceLibrary library;
    return library.open(
        album, [&](double share) { line.show("opening the mixes", share); }, stop, rehash);
}

OpenedMaster::OpenedMaster(std::string projectFile, const std::string& master)
    : album(core::loadAlbum(projectFile)), file_(std::move(projectFile)), place_(core::masterPlace(album, master)) {
    album = core::mastersSwapped(std::move(album), place_);
}

void OpenedMaster::save(core::Album changed) const {
    core::saveAlbum(file_, core::mastersSwapped(std::move(changed), place_));
}

core::Findings findingsOf(const core::Album& album) {
    core::Findings all = core::joined(core::standingFindings(album), core::coverFindings(album, album.deliveries));
    return core::joined(std::move(all), missingMixes(album));
}

void say(const core::Findings& findings, bool json) {
    printFindings(json ? std::cerr : std::cout, findings);
    std::cout.flush();
}

} // namespace app
