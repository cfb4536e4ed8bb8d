// Imports audio files once, into a cache keyed by content that may be deleted at any time, and opens them from there.
// Jobs call it; never the audio thread. Safe to call from several threads.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "core/Tags.h"
#include "engine/source/AudioSource.h"
#include "engine/source/DigestMemory.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::source {

/// Share done, 0 to 1. Called on the job's thread.
using Progress = std::function<void(double share)>;

struct Imported {
    core::Source source; ///< id is left for the caller to give.
    std::shared_ptr<const AudioSource> audio;
    core::Findings findings; ///< Resampled, mono made stereo, NaN replaced: said, never silent.
    core::Tags tags;         ///< What the file says of the music in it, without a picture.
};

/// The sound of an album's sources by id.
using AudioSources = std::map<core::SourceId, std::shared_ptr<const AudioSource>>;

class SourceLibrary {
  public:
    /// `cacheFolder` is made when missing; empty = $XDG_CACHE_HOME/lacquer/audio (~/.cache/lacquer/audio).
    explicit SourceLibrary(std::filesystem::path cacheFolder = {});

    /// Reads the file through for its digest, decodes what the cache does not have, resamples to `albumRate` where
    /// needed, maps. Several files: one call after the other, each with its own progress. Throws core::Error for what
    /// cannot be used (named container, encoding, channel count, empty file), core::Cancelled when asked to stop, with
    /// nothing left of this file.
    Imported import(const std::filesystem::path& file, int albumRate, const Progress& progress = {},
                    std::stop_token stop = {});

    struct Opened {
        AudioSources audio;                  ///< The sources that are there.
        std::vector<core::SourceId> missing; ///< No usable file at the path, and nothing cached.
        std::vector<core::SourceId>
            changed; ///< A file with another digest is at the path; the cached old sound is used where there is some.
        core::Findings findings; ///< A sentence for each of the above, for a file that is gone while its sound is still
                                 ///< cached, and for a lossy source that decodes to other samples than it did.
    };
    /// Everything the album refers to, from the cache or imported anew. Never throws for a missing source. With
    /// Rehash::changed a file that was changed without a trace is not seen, and the sound that was imported plays on:
    /// what is heard is what the album's digest names either way. A file that has to be imported is always read
    /// through.
    Opened open(const core::Album& album, const Progress& progress = {}, std::stop_token stop = {},
                Rehash rehash = Rehash::changed);

    /// The album with the paths of missing and changed sources mended: files below `folder` with their digest. What
    /// cannot be read there is passed over.
    core::Album relocated(core::Album album, const std::filesystem::path& folder, std::stop_token stop = {}) const;

  private:
    struct Opening;

    std::filesystem::path digestFile() const;
    std::filesystem::path cacheFile(const std::string& digest, int albumRate) const;
    std::shared_ptr<const AudioSource> cached(const std::string& digest, int albumRate) const;
    std::shared_ptr<const AudioSource> imported(const std::filesystem::path& file, const std::string& digest,
                                                int albumRate, const Progress& progress, const std::stop_token& stop);
    void openOne(const core::Source& source, Opening& opening, const Progress& progress, const std::stop_token& stop);

    std::filesystem::path cacheFolder_;
};

} // namespace engine::source
