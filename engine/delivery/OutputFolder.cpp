#include "engine/delivery/OutputFolder.h"

#include "core/Error.h"

#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <system_error>

namespace engine::delivery {

namespace {

constexpr int openFolder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

/// Whether no living run holds it.
bool isStale(const std::filesystem::path& folder) {
    try {
        const core::FileDescriptor descriptor(folder, openFolder);
        return ::flock(descriptor.get(), LOCK_EX | LOCK_NB) == 0;
    } catch (const core::Error&) {
        return false;
    }
}

void removeStale(const std::filesystem::path& target) {
    const std::string begin = "." + target.filename().string() + ".partial-";
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(target.parent_path(), error)) {
        std::error_code ignored;
        if (!entry.path().filename().string().starts_with(begin)) continue;
        if (entry.symlink_status(ignored).type() != std::filesystem::file_type::directory) continue;
        if (isStale(entry.path())) std::filesystem::remove_all(entry.path(), ignored);
    }
}

std::filesystem::path firstMissing(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::path missing;
    for (auto path = folder; !path.empty() && !std::filesystem::exists(path, ignored); path = path.parent_path())
        missing = path;
    return missing;
}

} // namespace

OutputFolder::OutputFolder(const std::filesystem::path& target, core::Existing existing) : target_(target) {
    removeStale(target_);
    folder_.emplace(target_, existing);
    lock_.emplace(folder_->path(), openFolder);
    ::flock(lock_->get(), LOCK_EX | LOCK_NB); // Where a file system has no locks, nothing is ever taken for stale.
}

FoldersAbove::FoldersAbove(const std::filesystem::path& target)
    : above_(target.parent_path()), firstMissing_(firstMissing(above_)) {}

FoldersAbove::~FoldersAbove() {
    std::error_code error;
    if (firstMissing_.empty()) return;
    for (auto path = above_; std::filesystem::remove(path, error) && path != firstMissing_;) path = path.parent_path();
}

} // namespace engine::delivery
