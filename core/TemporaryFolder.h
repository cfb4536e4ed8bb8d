// A folder of files that appears whole or not at all: filled under a temporary name beside its target, then renamed.
// What a killed process leaves is swept by the next one that fills a folder there.
#pragma once

#include "core/FileDescriptor.h"
#include "core/SafeFile.h"

#include <filesystem>
#include <optional>

namespace core {

class TemporaryFolder {
  public:
    /// Makes ".NAME.partial-1a2b3c4d" beside `target`, and the folders above it. With Existing::keep throws Error when
    /// `target` exists, before anything is made.
    explicit TemporaryFolder(std::filesystem::path target, Existing existing = Existing::keep);
    /// Not finished = all of it is gone.
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// Where to write.
    const std::filesystem::path& path() const { return path_; }
    const std::filesystem::path& target() const { return target_; }

    /// Syncs every file and folder in it and gives it its final name. Throws Error; the target is then as it was.
    void finish();

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    Existing existing_;
    std::optional<FileDescriptor> lock_; ///< While the temporary name is ours.
    bool isFinished_ = false;
};

} // namespace core
