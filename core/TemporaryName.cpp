#include "core/TemporaryName.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <system_error>

namespace core {

namespace {

constexpr std::string_view mark = ".partial-";
constexpr std::size_t digits = 8;

bool isTemporaryName(std::string_view name) {
    if (name.size() <= mark.size() + digits || name.front() != '.') return false;
    const auto number = name.substr(name.size() - digits);
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.substr(0, name.size() - digits).ends_with(mark) && std::ranges::all_of(number, isDigit);
}

void removeWhereUnheld(const std::filesystem::path& path) {
    try {
        // The lock is held while it goes: whoever has just made it, and waits for nothing, makes another one.
        const FileDescriptor found(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        std::error_code ignored;
        if (::flock(found.get(), LOCK_EX | LOCK_NB) == 0 && found.bears(path))
            std::filesystem::remove_all(path, ignored);
    } catch (const Error&) { // No permission, or gone: not ours.
    }
}

} // namespace

std::filesystem::path temporaryName(const std::filesystem::path& target) {
    constexpr std::size_t longestName = 200; // of the 255 bytes that a name may have
    std::random_device random;
    std::array<char, digits + 1> number{};
    std::snprintf(number.data(), number.size(), "%08x", static_cast<unsigned>(random()));
    const std::string name = target.filename().string().substr(0, longestName);
    return target.parent_path() / ("." + name + std::string(mark) + number.data());
}

std::optional<FileDescriptor> lockedTemporary(const std::filesystem::path& temporary) {
    std::error_code ignored;
    try {
        FileDescriptor made(temporary, O_RDONLY);
        const bool isHeld = ::flock(made.get(), LOCK_EX | LOCK_NB) == 0;
        if (!isHeld && errno == EWOULDBLOCK) return std::nullopt; // A sweep is at it.
        if (isHeld && !made.bears(temporary)) return std::nullopt;
        return made; // Without a lock where the file system has none.
    } catch (const Error&) {
        if (std::filesystem::exists(temporary, ignored)) throw;
        return std::nullopt;
    }
}

Error saidOf(const std::filesystem::path& other, const Error& error) {
    const std::string said = error.what();
    return Error(error.path().empty() ? said : said.substr(error.path().string().size() + 2), other);
}

void sweepTemporaries(const std::filesystem::path& folder) {
    std::error_code error;
    auto entry = std::filesystem::directory_iterator(folder.empty() ? "." : folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        const auto type = entry->symlink_status(ignored).type();
        const bool mayBeOurs =
            type == std::filesystem::file_type::regular || type == std::filesystem::file_type::directory;
        if (mayBeOurs && isTemporaryName(entry->path().filename().string())) removeWhereUnheld(entry->path());
    }
}

} // namespace core
