// Files that are written whole or not at all: to a temporary name in the same folder, every write checked, synced to
// the disk, read back and compared, renamed, and the folder synced. Whatever happens on the way (disk full, power cut,
// kill), the old file or the new one stands under the name, never half of one; the temporary that a killed one leaves
// is swept by the next one in the same folder. All functions throw Error, which names the target.
#pragma once

#include "core/FileDescriptor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// One file in the making. Not finished = the target stays as it was and the temporary is gone.
class SafeFile {
  public:
    /// A link at `target` is followed: what it leads to is replaced, the link stays. A file that is replaced hands its
    /// permissions on.
    explicit SafeFile(const std::filesystem::path& target);
    ~SafeFile();
    SafeFile(const SafeFile&) = delete;
    SafeFile& operator=(const SafeFile&) = delete;

    void write(std::string_view bytes);

    /// The new file takes the target's place.
    void finish();

  private:
    void make();
    void readBack();
    template <class Act>
    void underTargetsName(Act act);

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::optional<FileDescriptor> file_;
    std::optional<FileDescriptor> lock_; ///< On the temporary, until it has its final name.
    std::uint64_t bytes_ = 0;
    std::uint64_t hash_;
    bool isFinished_ = false;
};

/// The whole file.
std::string readFile(const std::filesystem::path& path);

/// `bytes` as the whole file.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

// For those who write by other means (audio files, folders):

/// What was written to the file, to the disk.
void syncFile(const std::filesystem::path& path);

/// The names in the folder, to the disk.
void syncFolder(const std::filesystem::path& folder);

/// What becomes of something of that name that exists: it may not be touched; it goes; it stays, beside it, under
/// another name (asideName), unless it is an empty folder.
enum class Existing { keep, replace, setAside };

/// Moves a finished file or folder to its final name in the same file system and syncs the folder. With Existing::keep
/// throws when `target` exists. With Existing::replace what was there (a folder too) is gone afterwards; there is no
/// moment without one or the other. With Existing::setAside it has its other name first.
void renameWhenWhole(const std::filesystem::path& temporary, const std::filesystem::path& target,
                     Existing existing = Existing::keep);

} // namespace core
