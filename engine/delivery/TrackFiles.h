// A delivery as WAV or FLAC: a file for each track, and the album as one file. Joined, the track files are the album.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/PcmFile.h"
#include "engine/delivery/Target.h"

#include <filesystem>
#include <vector>

namespace engine::delivery {

class TrackFiles : public Target {
  public:
    /// Writes into `folder`, which exists. Throws core::Error for a cover that cannot be read.
    TrackFiles(const core::Album& album, const core::Delivery& delivery, const Cuts& cuts,
               const std::filesystem::path& folder);

    void write(const PcmBlock& block) override;
    void finish() override;
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override;
    std::uintmax_t bytes() const override;

  private:
    std::vector<PcmFile> files_; ///< Tracks in order, then the album.
};

/// The tags of a track's file, and of the album's.
core::Tags tagsOf(const core::Album& album, const Cuts& cuts, const TrackCut& cut);
core::Tags tagsOf(const core::Album& album);

} // namespace engine::delivery
