#include "engine/delivery/DdpDiscs.h"

#include "core/Error.h"

#include <algorithm>
#include <optional>
#include <system_error>

namespace engine::delivery {

namespace {

/// "NAME_disc2" is 1, as filesetName makes it; nullopt for any other name.
std::optional<int> discOf(const std::filesystem::path& folder) {
    const std::string name = folder.filename().string();
    const std::size_t at = name.rfind("disc");
    if (at == std::string::npos || (at > 0 && name[at - 1] != '_')) return std::nullopt;
    const std::string digits = name.substr(at + 4);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || digits.size() > 2 || !std::ranges::all_of(digits, digit)) return std::nullopt;
    const int number = std::stoi(digits);
    return number > 0 ? std::optional(number - 1) : std::nullopt;
}

/// Or what is left of one.
bool holdsFileset(const std::filesystem::path& folder) {
    return fileIn(folder, "DDPID") || fileIn(folder, "DDPMS");
}

/// The folders right in this one that hold a fileset; no links to any, which would lead outside.
std::vector<std::filesystem::path> filesetsBelow(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        std::error_code ignored;
        const bool isFolder = entry.symlink_status(ignored).type() == std::filesystem::file_type::directory;
        if (isFolder && holdsFileset(entry.path())) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

/// Where there is neither, nothing is damaged: it is another folder, most often the one above.
void expectFileset(const std::filesystem::path& folder) {
    if (holdsFileset(folder)) return;
    const bool isBelow = !filesetsBelow(folder / "ddp").empty();
    throw core::Error("holds no DDP fileset, neither DDPID nor DDPMS" +
                          (isBelow ? "; there is one in " + (folder / "ddp").string() : std::string()),
                      folder);
}

} // namespace

std::filesystem::path withoutSlash(const std::filesystem::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

bool holdsDiscs(const std::filesystem::path& folder) {
    return holdsFileset(folder) || !filesetsBelow(folder).empty();
}

std::vector<DiscReading> readDiscs(const std::filesystem::path& given) {
    const auto folder = withoutSlash(given);
    std::vector<DiscReading> discs;
    if (!holdsFileset(folder))
        for (const auto& below : filesetsBelow(folder)) discs.push_back({readDdp(below), discOf(below).value_or(0)});
    std::ranges::sort(discs, {}, &DiscReading::disc);
    if (!discs.empty()) return discs;
    discs.push_back({readDdp(folder), discOf(folder).value_or(0)});
    expectFileset(folder);
    return discs;
}

} // namespace engine::delivery
