// An album opened for a command: the value, its folder, and its sound where the command needs it.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <stop_token>

namespace app {

/// The folder that the project file's relative paths belong to.
std::filesystem::path folderOf(const std::filesystem::path& projectFile);

/// The album's sources, from the cache or imported anew, with progress on the terminal. What is delivered or verified
/// is read through (Rehash::all), so that a mix that was changed is never missed.
engine::source::SourceLibrary::Opened openSources(const core::Album& album, std::stop_token stop,
                                                  engine::source::Rehash rehash = engine::source::Rehash::changed);

/// What the maker should know: the album's findings, those of a CD unless its deliveries hold no DDP, a cover
/// that is no picture, and missing mixes.
core::Findings findingsOf(const core::Album& album);

/// Prints findings: on standard error where standard output is JSON.
void say(const core::Findings& findings, bool json = false);

/// An album with one of its masters in the main one's place, so that its album chain is that master's.
struct OpenedMaster {
    /// `master`: empty = the main one. Throws core::Error, also where there is none of that name.
    OpenedMaster(std::string projectFile, const std::string& master);
    /// The album as it was made of this one, with every master in its place.
    void save(core::Album changed) const;

    core::Album album;

  private:
    std::string file_;
    std::size_t place_ = 0;
};

} // namespace app
