// What others made as an album of one's own: it plays, can be edited and exported again. Job threads.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace engine::disc {

struct ImportedAlbum {
    core::Album album;
    core::Findings findings;                    ///< What is wrong with the source, and what an album cannot hold.
    std::vector<std::filesystem::path> written; ///< Sound that stood raw, as WAV beside the album.
};

/// Opens what openDiscs opens and saves the album as `file`, with "NAME.wav" beside it for raw sound ("NAME 2.wav"
/// where there is more); files that can be read as they are stay where they are. Throws core::Error, or
/// core::Cancelled, with nothing left of it; existing files are never replaced.
ImportedAlbum importDiscs(const std::filesystem::path& source, const std::filesystem::path& file,
                          source::SourceLibrary& library, const source::Progress& progress = {},
                          std::stop_token stop = {});

} // namespace engine::disc
