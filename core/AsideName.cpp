#include "core/AsideName.h"

#include <ctime>
#include <string>
#include <sys/stat.h>

namespace core {

std::filesystem::path asideName(const std::filesystem::path& standing) {
    struct stat was {};
    ::lstat(standing.c_str(), &was);
    std::tm local{};
    ::localtime_r(&was.st_mtime, &local);
    char written[32];
    std::strftime(written, sizeof written, "%Y-%m-%d %H.%M", &local);
    const std::string name = standing.filename().string() + " of " + written;
    auto aside = standing.parent_path() / name;
    for (int n = 2; std::filesystem::exists(std::filesystem::symlink_status(aside)); ++n)
        aside = standing.parent_path() / (name + " (" + std::to_string(n) + ")");
    return aside;
}

} // namespace core
