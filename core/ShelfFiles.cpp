#include "core/ShelfFiles.h"

#include "core/Error.h"
#include "core/SafeFile.h"

#include <cstdint>
#include <system_error>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t longest = 1 << 20; // Many times what the longest chain comes to.

} // namespace

/// None can be a pipe or a disk image that somebody laid there.
std::vector<fs::path> shelfFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    if (fs::exists(folder, problem)) {
        fs::directory_iterator entries(folder, problem);
        for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
            std::error_code ignored;
            const bool isHidden = entries->path().filename().string().starts_with('.');
            if (entries->path().extension() == shelfEnding && !isHidden && entries->is_regular_file(ignored))
                files.push_back(entries->path());
        }
    }
    if (problem && problem != std::errc::no_such_file_or_directory)
        throw Error("cannot be listed: " + problem.message(), folder);
    return files;
}

std::string shelfText(const fs::path& file) {
    std::error_code unreadable;
    if (const auto bytes = fs::file_size(file, unreadable); !unreadable && bytes > longest)
        throw Error("is too large for a preset", file);
    return readFile(file);
}

} // namespace core
