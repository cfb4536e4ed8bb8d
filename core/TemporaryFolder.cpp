#include "core/TemporaryFolder.h"

#include "core/Error.h"
#include "core/TemporaryName.h"

#include <system_error>
#include <utility>

namespace core {

namespace {

std::filesystem::path withoutSlash(const std::filesystem::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

TemporaryFolder::TemporaryFolder(std::filesystem::path target, Existing existing)
    : target_(withoutSlash(target)), existing_(existing) {
    if (existing_ == Existing::keep && std::filesystem::exists(std::filesystem::symlink_status(target_)))
        throw Error("exists already; replace it or take another name", target_);
    sweepTemporaries(target_.parent_path());
    while (!lock_) {
        path_ = temporaryName(target_);
        std::error_code error;
        std::filesystem::create_directories(path_, error);
        if (error) throwSystemError("the folder cannot be made", error.value(), target_);
        if (auto lock = lockedTemporary(path_)) lock_.emplace(std::move(*lock));
    }
}

TemporaryFolder::~TemporaryFolder() {
    if (isFinished_) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::finish() {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
        if (entry.is_regular_file()) syncFile(entry.path());
        if (entry.is_directory()) syncFolder(entry.path());
    }
    syncFolder(path_);
    renameWhenWhole(path_, target_, existing_);
    isFinished_ = true;
}

} // namespace core
