// The files of a shelf in the user's folder: small JSON texts that are found by their names.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::string_view shelfEnding = ".json";

/// Those in the folder that are regular files and not hidden, in no order; none where there is no folder. Throws Error
/// when it is there and cannot be listed.
std::vector<std::filesystem::path> shelfFiles(const std::filesystem::path& folder);

/// The whole file. Throws Error; also for one over 1 MiB, which is none of a shelf.
std::string shelfText(const std::filesystem::path& file);

} // namespace core
