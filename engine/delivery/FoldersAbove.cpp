#include "engine/delivery/FoldersAbove.h"

#include <system_error>

namespace engine::delivery {

namespace {

std::filesystem::path firstMissing(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::path missing;
    for (auto path = folder; !path.empty() && !std::filesystem::exists(path, ignored); path = path.parent_path())
        missing = path;
    return missing;
}

} // namespace

FoldersAbove::FoldersAbove(const std::filesystem::path& target)
    : above_(target.parent_path()), firstMissing_(firstMissing(above_)) {}

FoldersAbove::~FoldersAbove() {
    std::error_code error;
    if (firstMissing_.empty()) return;
    for (auto path = above_; std::filesystem::remove(path, error) && path != firstMissing_;) path = path.parent_path();
}

} // namespace engine::delivery
