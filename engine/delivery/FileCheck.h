// Digests of a file that has just been written, in one reading.
#pragma once

#include "engine/delivery/Target.h"

#include <filesystem>
#include <string>

namespace engine::delivery {

/// Its size and SHA-256. Throws core::Error, and what `step` throws.
CheckedFile checkedFile(const std::filesystem::path& path, const ReadBackStep& step);

/// The same, and throws core::Error where its MD5 is not `md5`.
CheckedFile checkedFile(const std::filesystem::path& path, const std::string& md5, const ReadBackStep& step);

} // namespace engine::delivery
