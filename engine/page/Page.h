// What the client's page knows of the album: a value, and the script album.js that it stands in. A page holds one
// revision of the album or more; each is a sound file with the places of its tracks.
#pragma once

#include "core/Album.h"
#include "core/Units.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::page {

/// The name of the script in the page's folder.
inline constexpr std::string_view scriptName = "album.js";

struct PageTrack {
    core::TrackId id{};
    int number = 0;
    std::string title;
    std::string artist;
    core::FramePos start = 0;    ///< In the sound file, as engine/delivery/Cuts.h has it.
    core::FramePos end = 0;      ///< Where the next one begins.
    core::FrameCount length = 0; ///< As it is said, without the pause behind it: see core/TrackLength.h.
    bool operator==(const PageTrack&) const = default;
};

struct PageRevision {
    int revision = 0;        ///< See core::revisionOf.
    std::string albumDigest; ///< See ledger::albumDigestOf.
    std::string date;        ///< "2026-11-28".
    std::string file;        ///< Name of the sound file.
    int rate = 0;            ///< Hz.
    core::FrameCount frames = 0;
    std::optional<double> integratedLufs;
    std::vector<PageTrack> tracks;
    std::vector<int> peaks; ///< Of equal parts of the file: the highest sample, thousandths of full scale.
    bool operator==(const PageRevision&) const = default;
};

struct Page {
    std::string id; ///< Tells its notes from those of other pages; stays when revisions are added.
    std::string title;
    std::string artist;
    std::string cover;                   ///< Name of the picture; empty = none.
    std::vector<PageRevision> revisions; ///< In order; never empty.
    bool operator==(const Page&) const = default;
};

/// The script: ASCII, whatever the texts hold.
std::string scriptOf(const Page& page);

/// Back again. Throws core::Error about `name` for what is no such script.
Page pageFrom(std::string_view script, const std::filesystem::path& name);

} // namespace engine::page
