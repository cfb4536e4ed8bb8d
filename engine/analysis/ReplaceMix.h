// A new mix of the same song in the place of the old one, or beside it as another version: imported, aligned, and put
// under the track's edits and chain.
// Jobs only.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace engine::analysis {

struct ReplacedMix {
    core::Album album; ///< With the new mix; the old one is kept as a version of the track.
    std::shared_ptr<const source::AudioSource> audio; ///< Of the new mix.
    core::FramePos offsetFrames = 0;                  ///< Frame of the new mix that sounds with frame 0 of the old one.
    double levelDifferenceDb = 0.0;                   ///< How much louder the new mix is.
    double confidence = 0.0;                          ///< 0 to 1; see Alignment.
    core::Findings findings; ///< Of the import; and where the mixes hardly resemble, or the new one is too short.
};

/// Replaces the source of the track's first clip, wherever the track plays it. Where the sound of the old mix is gone
/// the new one begins where it began, and a finding says so. Throws core::Error when the track has no clip or the file
/// cannot be used, core::Cancelled when asked to stop.
ReplacedMix replaceMix(const core::Album& album, core::TrackId track, const std::filesystem::path& newFile,
                       source::SourceLibrary& library, const source::Progress& progress = {},
                       const std::stop_token& stop = {});

/// Puts another recording of the same song beside the track's own, aligned with it, so that it shares its edits and
/// chain when a delivery asks for its kind; in the place of one of that kind. `as`: kind, suffix of the title and ISRC;
/// source, offset and level are filled in. What the result says is of the version against the main mix. Throws as
/// replaceMix, and where the two have so little in common that they cannot be aligned.
ReplacedMix addVersion(const core::Album& album, core::TrackId track, const std::filesystem::path& file,
                       core::Version as, source::SourceLibrary& library, const source::Progress& progress = {},
                       const std::stop_token& stop = {});

} // namespace engine::analysis
