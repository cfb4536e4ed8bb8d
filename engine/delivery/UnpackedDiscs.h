// Filesets that may be zipped: where they can be read as folders. What had to be unpacked lies in the system's folder
// for temporary files and goes with the object.
#pragma once

#include "core/TemporaryFolder.h"

#include <filesystem>
#include <memory>

namespace engine::delivery {

/// Whether it is a zip archive, by its name.
bool isZip(const std::filesystem::path& path);

/// Whether it is one, or a folder that holds some and no fileset.
bool holdsZippedDiscs(const std::filesystem::path& path);

class UnpackedDiscs {
  public:
    /// A folder of filesets as it is; an archive, and those of a folder, unpacked. Throws core::Error.
    explicit UnpackedDiscs(const std::filesystem::path& given);

    /// For readDiscs.
    const std::filesystem::path& folder() const { return unpacked_ ? unpacked_->path() : given_; }

  private:
    std::filesystem::path given_;
    std::shared_ptr<const core::TemporaryFolder> unpacked_;
};

} // namespace engine::delivery
