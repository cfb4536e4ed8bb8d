#include "core/Recovery.h"

#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>

namespace core {

namespace {

namespace fs = std::filesystem;

// A copy is one line that says how many bytes of path follow, the path (any bytes), a line's end, and the album as a
// project file. Beside it stands a lock that its session holds: the system lets go of it however the session dies.
constexpr std::string_view firstWords = "lacquer-recovery 1 ";
constexpr const char* copyEnding = ".recovery";
constexpr const char* lockEnding = ".lock";

/// Files are named from here, so that a copy means the same wherever it is read.
const fs::path root = "/";

std::string hexadecimal(std::uint64_t value) {
    std::array<char, 17> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), value, 16).ptr;
    const std::string said(digits.begin(), end);
    return std::string(16 - said.size(), '0') + said;
}

/// FNV-1a (Fowler, Noll, Vo 1991), 64 bit.
std::uint64_t digestOf(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    return hash;
}

/// By the album, so that a person can tell the copies apart, and by chance, so that sessions never share one.
std::string nameFor(const fs::path& album) {
    std::random_device chance;
    const std::uint64_t own = (std::uint64_t{chance()} << 32) | chance();
    return (album.empty() ? "untitled" : hexadecimal(digestOf(album.string()))) + "-" + hexadecimal(own);
}

fs::path lockOf(const fs::path& copy) {
    fs::path lock = copy;
    return lock.replace_extension(lockEnding);
}

/// A sweep may take a lock away between its making and its locking: then it is made anew.
FileDescriptor lockedFile(const fs::path& path) {
    for (;;) {
        FileDescriptor file(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        const bool held = flock(file.get(), LOCK_EX | LOCK_NB) == 0;
        if (held && file.bears(path)) return file;
        // A file system without locks: the copy is still worth having, though any session may offer it.
        if (!held && errno != EWOULDBLOCK && errno != EINTR) return file;
    }
}

/// The lock of a session that has died; nullopt when it lives, or cannot be asked.
std::optional<FileDescriptor> lockOfTheDead(const fs::path& lock) {
    try {
        FileDescriptor file(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
        return file;
    } catch (const Error&) {
        return std::nullopt;
    }
}

struct Copy {
    fs::path album;
    std::string json;
};

Copy readCopy(const fs::path& path) {
    const std::string bytes = readFile(path);
    const std::size_t line = bytes.find('\n');
    std::size_t length = 0;
    if (!bytes.starts_with(firstWords) || line == std::string::npos) throw Error("is no recovery copy", path);
    const char* end = bytes.data() + line;
    const auto read = std::from_chars(bytes.data() + firstWords.size(), end, length);
    if (read.ptr != end || read.ec != std::errc{} || length >= bytes.size() - line - 1)
        throw Error("is a broken recovery copy", path);
    return {bytes.substr(line + 1, length), bytes.substr(line + 1 + length + 1)};
}

/// The copy itself and halves of it that never got their name.
void removeFiles(const fs::path& copy) {
    std::error_code ignored;
    fs::remove(copy, ignored);
    const std::string half = "." + copy.filename().string() + ".";
    for (const auto& entry : fs::directory_iterator(copy.parent_path(), ignored))
        if (entry.path().filename().string().starts_with(half)) fs::remove(entry.path(), ignored);
    fs::remove(lockOf(copy), ignored);
}

/// Of every session that has a copy or a lock there.
std::set<fs::path> copiesIn(const fs::path& folder) {
    std::set<fs::path> copies;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        fs::path name = entry.path();
        if (name.extension() != copyEnding && name.extension() != lockEnding) continue;
        copies.insert(name.replace_extension(copyEnding));
    }
    return copies;
}

} // namespace

fs::path recoveryFolder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && fs::path(state).is_absolute()) return fs::path(state) / "lacquer" / "recovery";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/tmp") / ".local" / "state" / "lacquer" / "recovery";
}

Recovery::Recovery(fs::path album, fs::path folder, Clock::duration delay)
    : album_(std::move(album)), folder_(std::move(folder)), copy_(folder_ / (nameFor(album_) + copyEnding)),
      delay_(delay) {}

Recovery::Recovery(const Recoverable& left, Clock::duration delay)
    : album_(left.album), folder_(left.copy.parent_path()), copy_(left.copy), delay_(delay) {
    auto lock = lockOfTheDead(lockOf(copy_));
    if (!lock || !fs::exists(copy_)) throw Error("another session has restored it already", copy_);
    lock_.emplace(std::move(*lock));
}

Recovery::~Recovery() {
    remove();
}

void Recovery::keep(const Document& document, Clock::time_point now) {
    const auto write = due(document, now);
    if (!write) return;
    try {
        write();
    } catch (const Error&) {
        missed(now);
        throw;
    }
    wrote();
}

std::function<void()> Recovery::due(const Document& document, Clock::time_point now) {
    if (!document.dirty()) {
        differsSince_.reset();
        writing_.reset();
        kept_.reset();
        return lock_ ? std::function<void()>([this] { remove(); }) : nullptr;
    }
    const auto album = document.shared();
    if (album == kept_) {
        differsSince_.reset();
        return {};
    }
    if (!differsSince_) differsSince_ = now;
    if (now - *differsSince_ < delay_) return {};
    differsSince_ = now;
    auto write = writing(album);
    writing_ = album;
    differsSince_.reset();
    return write;
}

void Recovery::wrote() {
    kept_ = std::move(writing_);
}

void Recovery::missed(Clock::time_point now) {
    writing_.reset();
    differsSince_ = now;
}

/// A copy that is being written meanwhile still names the other file: it has to be written again.
void Recovery::saveAs(fs::path album) {
    album_ = std::move(album);
    writing_.reset();
    kept_.reset();
}

std::function<void()> Recovery::writing(std::shared_ptr<const Album> album) {
    return [this, path = album_.string(), album = std::move(album)] {
        std::error_code problem;
        fs::create_directories(folder_, problem);
        if (problem) throw Error("cannot be made: " + problem.message(), folder_);
        if (!lock_) lock_.emplace(lockedFile(lockOf(copy_)));
        writeFile(copy_,
                  std::string(firstWords) + std::to_string(path.size()) + "\n" + path + "\n" + toJson(*album, root));
    };
}

void Recovery::remove() {
    if (!lock_) return;
    removeFiles(copy_);
    lock_.reset();
}

std::vector<Recoverable> recoverable(const fs::path& folder) {
    std::vector<Recoverable> left;
    std::error_code ignored;
    for (const auto& copy : copiesIn(folder)) {
        const auto dead = lockOfTheDead(lockOf(copy));
        if (!dead) continue;
        if (!fs::exists(copy, ignored)) {
            removeFiles(copy);
            continue;
        }
        Recoverable found{.copy = copy, .album = {}, .written = fs::last_write_time(copy, ignored)};
        try {
            found.album = readCopy(copy).album;
        } catch (const Error&) {
            // `restored` says what is wrong with it, to whoever asks for it.
        }
        left.push_back(std::move(found));
    }
    std::ranges::sort(left, std::ranges::greater{}, &Recoverable::written);
    return left;
}

Album restored(const Recoverable& left) {
    return fromJson(readCopy(left.copy).json, root, left.copy);
}

void discard(const Recoverable& left) {
    removeFiles(left.copy);
    std::error_code ignored;
    if (fs::exists(left.copy, ignored)) throw Error("cannot be removed", left.copy);
}

} // namespace core
