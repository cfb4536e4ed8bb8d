// A delivery's folder in the making: a temporary one beside its final name, locked while its run lives, so that a
// later run can tell what a dead one has left and clear it away. Not finished = gone.
#pragma once

#include "core/FileDescriptor.h"
#include "core/TemporaryFolder.h"

#include <filesystem>
#include <optional>

namespace engine::delivery {

class OutputFolder {
  public:
    /// Throws core::Error when `target` exists and `existing` says keep, or the folder cannot be made.
    OutputFolder(const std::filesystem::path& target, core::Existing existing);
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    const std::filesystem::path& path() const { return folder_->path(); } ///< Where to write.
    const std::filesystem::path& target() const { return target_; }

    /// Gives it its final name. Throws core::Error; what was there is then as it was.
    void finish() { folder_->finish(); }

  private:
    std::filesystem::path target_;
    std::optional<core::TemporaryFolder> folder_;
    std::optional<core::FileDescriptor> lock_;
};

/// Takes away again the folders that had to be made above an output folder, where nothing came to stand in them.
class FoldersAbove {
  public:
    /// To be made ahead of the output folder, and to go after it.
    explicit FoldersAbove(const std::filesystem::path& target);
    ~FoldersAbove();
    FoldersAbove(const FoldersAbove&) = delete;
    FoldersAbove& operator=(const FoldersAbove&) = delete;

  private:
    std::filesystem::path above_;
    std::filesystem::path firstMissing_; ///< The outermost that was not there; empty for none.
};

} // namespace engine::delivery
